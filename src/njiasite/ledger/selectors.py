"""Reads of the ledger. Who may read what is decided by the caller (``identities.access``)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

import msgspec
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncDate

from njiasite.ledger import append
from njiasite.ledger.models import Act, Entry, Read
from njiasite.ledger.values import Actor, EntryT, once


class Erased:
    """Stands where a personal value was, after its holder's key was destroyed."""

    def __bool__(self) -> bool:
        return False

    def __str__(self) -> str:
        return "—"


ERASED: Final = Erased()


def acts(chain: UUID) -> QuerySet[Act]:
    """The acts of a chain, in the order in which they were done."""
    return Act.objects.filter(chain=chain).order_by("seq")


def acts_of(chains: Collection[UUID]) -> QuerySet[Act]:
    """The acts of these chains, chain by chain in their order."""
    return Act.objects.filter(chain__in=list(chains)).order_by("chain", "seq")


def of_types(types: Collection[str]) -> QuerySet[Act]:
    """The acts of these types on every chain, chain by chain in their order."""
    return Act.objects.filter(type__in=types).order_by("chain", "seq")


def chains_with(type: str) -> QuerySet[Act]:
    """The chains on which an act of that type was done, for use inside another query."""
    return Act.objects.filter(type=type).values("chain")


def chains_naming(type: str, said: str) -> set[UUID]:
    """The chains on which an act of that type gave that value in the clear."""
    found = Act.objects.filter(type=type, payload__contains=msgspec.json.encode(said).decode())
    return {act.chain for act in found if said in act.given.values()}


def looks(since: datetime, most: int) -> list[Read]:
    """What was read since then, of whatever case, the newest first; for whoever reviews reads."""
    return list(Read.objects.filter(at__gte=since).order_by("-at")[:most])


def acted_in(accounts: Collection[UUID]) -> set[tuple[str, str]]:
    """For each of these accounts the chains in which it ever did something, as (account, chain)."""
    rows = Act.objects.filter(actor__in=list(accounts)).values_list("actor", "chain").distinct()
    return {(str(actor), str(chain)) for actor, chain in rows}


def counted_by_day(types: Collection[str]) -> list[tuple[date, str, int]]:
    """How often acts of each of these types were done on each day of UTC."""
    rows = Act.objects.filter(type__in=types).annotate(day=TruncDate("at", tzinfo=UTC))
    return list(rows.values_list("day", "type").annotate(n=Count("pk")).order_by("day", "type"))


def current(chain: UUID) -> int:
    """The ``seq`` of the last act of a chain; 0 before the first."""
    end = end_of(chain)
    return end[0] if end else 0


def end_of(chain: UUID) -> tuple[int, bytes] | None:
    """Place and hash of the last act of a chain; None before the first."""
    return append.end_of(chain)


def opened(entry: Entry) -> dict[str, Any]:
    """The personal values of an act, opened; ERASED where they can never be read again."""
    return append.opened(entry, ERASED)


def opened_all(entries: Sequence[EntryT]) -> list[dict[str, Any]]:
    """The personal values of several acts, in their order; the keys are fetched once."""
    return append.opened_all(entries, ERASED)


def recorded(actor: Actor, key: str) -> Act | None:
    """The act that this actor recorded with that idempotency key, or None."""
    return Act.objects.filter(key=once(actor, key)).first()
