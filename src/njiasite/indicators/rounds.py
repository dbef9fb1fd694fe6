"""Publishes rounds of estimates: an act with the whole round, the capture table sealed beside it, never shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.validators import slug_re
from django.db import transaction

from njia.estimates.settings import METHODS, Method
from njia.releases.rounds import Round, make, read, written
from njiasite.indicators.chains import chain
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor, Personal, hold, record
from njiasite.ledger.values import Act

if TYPE_CHECKING:
    from njia.estimates.declared import About
    from njia.estimates.tables import CaptureTable

RELEASED = "figures.estimated"
_SERVICE = Actor(None, "system")


@transaction.atomic
def publish(
    name: str, days: tuple[date, date], table: str, lists: str = "", methods: tuple[Method, ...] = METHODS
) -> Round:
    """Publishes a round once. Raises InputError for a table that cannot be read, ValueError for a round that is out.

    ValueError also for a name that is none or days that are none: what is published is never taken back.
    """
    if not slug_re.match(name):  # it stands in the address of its file
        raise ValueError(f"{name!r}: a round is called by letters, digits, - and _ alone")
    if days[0] > days[1]:
        raise ValueError(f"{name} ends before it begins")
    hold(chain())
    out = list(_acts())
    if any(read(act.given["round"].encode()).round == name for act in out):
        raise ValueError(f"{name} is out already, and nothing is published twice")
    found = _made(name, days, table, lists, out[-1] if out else None, methods)
    record(
        chain=chain(), type=RELEASED, actor=_SERVICE, channel="service", key=f"estimate:{name}",
        payload={"round": written(found).decode()},
        personal={"table": Personal(chain(), {"table": table, "lists": lists, "methods": list(methods)})},
    )  # fmt: skip
    return found


def rounds() -> list[Round]:
    """All rounds that are out, the oldest first."""
    return [read(act.given["round"].encode()) for act in _acts()]


def differing() -> list[str]:
    """Rounds that the sealed table no longer gives."""
    found, before = [], None
    for act in _acts():
        out, kept = read(act.given["round"].encode()), ledger.opened(act)["table"]
        again = _made(out.round, (out.first, out.last), kept["table"], kept["lists"], before, tuple(kept["methods"]))
        found += [out.round] if written(again) != act.given["round"].encode() else []
        before = act
    return found


def _acts() -> Iterator[Act]:
    yield from ledger.acts(chain()).filter(type=RELEASED)


def _made(
    name: str, days: tuple[date, date], table: str, lists: str, before: Act | None, methods: tuple[Method, ...]
) -> Round:
    earlier = None
    if before is not None:
        kept: dict[str, Any] = ledger.opened(before)["table"]
        earlier = (read(before.given["round"].encode()).round, *_read(kept["table"], kept["lists"]))
    return make(name, days, *_read(table, lists), settings.CORRIDOR, earlier, methods)


def _read(table: str, lists: str) -> tuple[CaptureTable, dict[str, About]]:
    from njia.estimates.declared import read_declared
    from njia.estimates.tables import read_table

    found = read_table(table)
    return found, read_declared(lists, found) if lists else {}
