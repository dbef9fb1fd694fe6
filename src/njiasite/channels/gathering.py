"""Puts due messages into parcels: reminders to one recipient go together, everything else goes by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from njiasite.channels.models import Kind, Message, Parcel, State

AT_ONCE = 500


def gather(now: datetime) -> int:
    """Puts every message that is due by now into a parcel, once. How many messages that were.

    The grouping is kept before anything is sent, so that a second attempt hands over the same parcel.
    """
    loose = Message.objects.filter(state=State.WAITING, parcel=None, due_at__lte=now).order_by("due_at", "key")
    if not loose.exists():  # a worker that looks every two seconds must not take the database's one pen each time
        return 0
    with transaction.atomic():
        due = list(loose.select_for_update(skip_locked=True)[:AT_ONCE])
        parcels: dict[object, Parcel] = {}
        for message in due:
            together = (message.channel, message.recipient) if message.kind == Kind.REMINDER else message.id
            message.parcel = parcels.setdefault(together, Parcel(channel=message.channel, next_at=now, made_at=now))
        Parcel.objects.bulk_create(parcels.values())
        Message.objects.bulk_update(due, ["parcel"])
    return len(due)
