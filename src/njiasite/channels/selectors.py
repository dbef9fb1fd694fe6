"""What stands in the outbox, without a word of what it says."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Min, QuerySet

from njiasite.channels import duties
from njiasite.channels.models import Arrival, DutyTurn, Heard, Message, Parcel, State


def undelivered() -> QuerySet[Parcel]:
    """Parcels that a person must see to, the oldest first."""
    return Parcel.objects.filter(state=State.UNDELIVERED).order_by("made_at")


def not_heard() -> QuerySet[Arrival]:
    """Messages from outside that a person must see to, the oldest first."""
    return Arrival.objects.filter(state=Heard.STUCK).order_by("made_at")


def about(dossier: UUID) -> QuerySet[Message]:
    """The messages of a dossier, for its page: when they were due and what became of them."""
    return Message.objects.filter(dossier=dossier).order_by("due_at")


def told_already(beginning: str) -> set[str]:
    """The keys that begin so of what was owed before, whatever became of it."""
    return set(Message.objects.filter(key__startswith=beginning).values_list("key", flat=True))


def of_parcels(parcels: Collection[str]) -> list[tuple[str, UUID | None]]:
    """What these parcels held: the key of each message and the dossier it is about, the newest first."""
    rows = Message.objects.filter(parcel__in=parcels).order_by("-made_at", "key")
    return list(rows.values_list("key", "dossier"))


def oldest_due(now: datetime) -> datetime | None:
    """Since when the oldest message that is due has waited; None when nothing is."""
    found: datetime | None = Message.objects.filter(state=State.WAITING, due_at__lte=now).aggregate(Min("due_at"))[
        "due_at__min"
    ]
    return found


def neglected(now: datetime) -> Collection[str]:
    """Duties that were not done in twice the time they may take: no worker runs, or one fails."""
    done = dict(DutyTurn.objects.values_list("name", "done_at"))
    return [
        duty.name
        for duty in duties.registered()
        if (at := done.get(duty.name)) is None or at < now - 2 * duty.every - timedelta(minutes=5)
    ]
