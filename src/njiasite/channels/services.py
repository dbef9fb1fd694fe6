"""Puts messages into the outbox, in the transaction of whoever owes them, and takes up again what could not be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from njiasite.channels.models import Kind, Message, Parcel, State
from njiasite.config import clock
from njiasite.ledger import keys

ADDRESS, TEXT = "channels.message.address", "channels.message.text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """A message that is owed. ``key`` is the same whenever the same thing is owed to the same recipient.

    ``key`` lies open, so it names nobody. ``holder`` is whose data the text holds, where that is not the recipient;
    ``dossier`` is what it is about.
    """

    key: str
    recipient: UUID
    channel: str
    address: str
    text: str
    language: str
    kind: Kind = Kind.NOTICE
    holder: UUID | None = None
    dossier: UUID | None = None
    due_at: datetime | None = None


def enqueue(owed: Iterable[Outgoing]) -> int:
    """Adds messages to the outbox; one whose key is there already is not added again, whatever became of it.

    Nothing is said to, or of, a person who was erased. Returns how many were new.
    """
    by_key = {one.key: one for one in owed}
    if not by_key:
        return 0
    known = set(Message.objects.filter(key__in=by_key).values_list("key", flat=True))
    rows = [row for key, one in by_key.items() if key not in known and (row := _sealed(one)) is not None]
    if rows:
        Message.objects.bulk_create(rows, ignore_conflicts=True)  # another worker may owe the same at the same moment
    return len(rows)


def _sealed(one: Outgoing) -> Message | None:
    holder = one.holder or one.recipient
    parts = [(one.recipient, one.address, _place(ADDRESS, one.key)), (holder, one.text, _place(TEXT, one.key))]
    try:
        address, text = keys.seal_all(parts)
    except keys.ErasedError:
        return None
    return Message(
        key=one.key,
        kind=one.kind,
        channel=one.channel,
        recipient=one.recipient,
        holder=holder,
        address=address,
        text=text,
        language=one.language,
        dossier=one.dossier,
        due_at=one.due_at or clock.now(),
    )


def drop(key: str) -> None:
    """A message that has not gone yet is not sent, and nothing of it is kept."""
    _drop(Message.objects.filter(key=key))


def drop_all(beginning: str) -> None:
    """The same for every message whose key begins so."""
    _drop(Message.objects.filter(key__startswith=beginning))


def _drop(messages: QuerySet[Message]) -> None:
    messages.filter(state=State.WAITING).update(state=State.DROPPED, address="", text="")


def opened(messages: Iterable[Message]) -> list[tuple[Message, str, str] | None]:
    """Each message with its address and text; None for one whose recipient or holder was erased."""
    rows = list(messages)
    parts = [
        part
        for row in rows
        for part in (
            (row.recipient, row.address, _place(ADDRESS, row.key)),
            (row.holder, row.text, _place(TEXT, row.key)),
        )
    ]
    values = keys.unseal_all(parts, None)
    return [
        None if address is None or text is None else (row, address, text)
        for row, address, text in zip(rows, values[::2], values[1::2], strict=True)
    ]


def _place(what: str, key: str) -> str:
    return f"{what}:{key}"


@transaction.atomic
def take_up_again(parcel: UUID) -> bool:
    """Has an undelivered parcel tried anew, from the first attempt. False when it is not undelivered."""
    changed = Parcel.objects.filter(pk=parcel, state=State.UNDELIVERED).update(
        state=State.WAITING, attempts=0, unsure=0, next_at=clock.now(), claim=None, problem="", ended_at=None
    )
    Message.objects.filter(parcel=parcel, state=State.UNDELIVERED).update(state=State.WAITING)
    return changed == 1
