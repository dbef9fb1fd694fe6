"""A list between being looked at and being entered: sealed with a key of its own, and gone within a day."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction

from njiasite.config import clock
from njiasite.ledger import keys
from njiasite.registers.lists import Origin, Reading
from njiasite.registers.models import ListDraft

KEPT = timedelta(days=1)


def keep(data: bytes, origin: Origin, account: UUID) -> UUID:
    """Keeps the file for whoever sent it."""
    draft = uuid4()
    ListDraft.objects.create(
        id=draft, kind=origin.kind, as_of=origin.as_of, authority=origin.authority, source=origin.source,
        data=keys.seal_file(draft, data, _place(draft)), made_by_id=account, made_at=clock.now(),
    )  # fmt: skip
    return draft


def of(draft: UUID, account: UUID) -> tuple[bytes, Origin] | None:
    """The file and which list it is, for whoever sent it; None when there is none (any more)."""
    row = row_of(draft, account)
    return (opened(row), origin_of(row)) if row and row.state in (ListDraft.LOOKED_AT, ListDraft.FAILED) else None


def row_of(draft: UUID, account: UUID) -> ListDraft | None:
    """The draft, for whoever sent it, however far it is."""
    return ListDraft.objects.filter(pk=draft, made_by=account, made_at__gt=clock.now() - KEPT).first()


def opened(row: ListDraft) -> bytes:
    """The file."""
    return keys.unseal_file(row.pk, bytes(row.data), _place(row.pk))


def origin_of(row: ListDraft) -> Origin:
    """Which list it is."""
    return Origin(kind=row.kind, as_of=row.as_of, authority=row.authority, source=row.source)


def confirm(draft: UUID, reading: Reading, role: str) -> None:
    """Hands the list to the worker, once, as it was looked at."""
    counts = dict(reading.difference.counts)
    left = sum(counts[name] for name in ("new", "changed", "gone"))
    handed = {
        "state": ListDraft.ENTERING,
        "role": role,
        "columns": dict(reading.columns),
        "counts": counts,
        "left": left,
    }
    waiting = ListDraft.objects.filter(pk=draft, state__in=(ListDraft.LOOKED_AT, ListDraft.FAILED))
    waiting.update(tries=0, leased_until=None, **handed)


@transaction.atomic
def entered(draft: UUID) -> None:
    """Forgets the file; that it was entered can still be seen for a day."""
    ListDraft.objects.filter(pk=draft).update(state=ListDraft.ENTERED, data=b"", left=0)
    keys.destroy(draft)


@transaction.atomic
def drop(draft: UUID) -> None:
    """Forgets the file for good."""
    if ListDraft.objects.filter(pk=draft).delete()[0]:
        keys.destroy(draft)


def drop_old(now: datetime) -> int:
    """Forgets what nobody entered within a day. How many."""
    old = list(ListDraft.objects.filter(made_at__lte=now - KEPT).values_list("pk", flat=True))
    for draft in old:
        drop(draft)
    return len(old)


def _place(draft: UUID) -> str:
    return f"list/{draft}"
