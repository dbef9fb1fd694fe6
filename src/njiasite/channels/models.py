"""The outbox: what is to be said (`Message`), what is handed over in one piece (`Parcel`); and the duties' turns."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from njiasite.config import clock


class State(models.TextChoices):
    """Where a message or a parcel stands. Only ``waiting`` is not final."""

    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"  # its dossier was closed, or its recipient erased, before it went
    UNDELIVERED = "undelivered"  # tried too often, or refused for good: a person must see to it


class Kind(models.TextChoices):
    """What a message is for. Reminders are gathered into one, and not sent once their dossier is closed."""

    NOTICE = "notice"  # something was done
    REMINDER = "reminder"  # something is due, or late
    ALARM = "alarm"  # another message could not be delivered; nobody is told when an alarm cannot


class Parcel(models.Model):
    """One call of a transport; its id is the idempotency key. ``next_at`` is when it may be claimed (again)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    unsure = models.PositiveSmallIntegerField(default=0)  # attempts of which nobody knows whether they were taken
    next_at = models.DateTimeField()
    claim = models.UUIDField(null=True)
    problem = models.CharField(max_length=60, blank=True)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = (
            models.Index(fields=("next_at",), name="parcel_waiting", condition=models.Q(state=State.WAITING)),
            models.Index(fields=("made_at",), name="parcel_undelivered", condition=models.Q(state=State.UNDELIVERED)),
        )

    def __str__(self) -> str:
        return str(self.id)


class Message(models.Model):
    """Something to say to one recipient, written in the transaction of the act that owes it.

    ``address`` is sealed with the recipient's key and ``text`` with its holder's; both are blank once the message has
    ended. ``key`` says what is owed, so that it is said once.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=8, choices=Kind)
    channel = models.CharField(max_length=20)
    recipient = models.UUIDField()
    holder = models.UUIDField()
    address = models.TextField(blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    dossier = models.UUIDField(null=True, db_index=True)
    due_at = models.DateTimeField()
    made_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    parcel = models.ForeignKey(Parcel, on_delete=models.PROTECT, null=True, related_name="messages")

    class Meta:
        indexes = (
            models.Index(
                fields=("due_at",), name="message_loose", condition=models.Q(state=State.WAITING, parcel__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return str(self.id)


class DutyTurn(models.Model):
    """When a duty of the worker is next due, and when it was last done; one row for each, for all workers together."""

    name = models.CharField(primary_key=True, max_length=60)
    next_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return self.name


class Heard(models.TextChoices):
    """Where a message from outside stands. Only ``done`` is final."""

    WAITING = "waiting"
    HELD = "held"  # more came from this sender than one hour may bring: it is heard later, and not lost
    STUCK = "stuck"  # hearing it failed again and again: a person must see to it
    DONE = "done"


class Arrival(models.Model):
    """A message from outside, kept before it is answered; the same one brought again is this row again.

    ``sender`` is a keyed index of the number; ``sealed`` holds number and words until it is heard, then the answer for
    a gateway that asks once more.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=64)
    sender = models.CharField(max_length=64, blank=True)
    sealed = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=Heard, default=Heard.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    next_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("gateway", "gateway_id"), name="arrives_once"),)
        indexes = (
            models.Index(fields=("sender", "made_at"), name="arrival_sender"),
            models.Index(fields=("next_at",), name="arrival_unheard", condition=~models.Q(state=Heard.DONE)),
            models.Index(fields=("made_at",), name="arrival_day"),
        )

    def __str__(self) -> str:
        return str(self.id)


class HandedOver(models.Model):
    """That a gateway took a message, under which name of its own, and what it said became of it since."""

    key = models.UUIDField(primary_key=True)
    gateway = models.CharField(max_length=20)
    gateway_id = models.CharField(max_length=120)
    status = models.CharField(max_length=20, blank=True)
    reason = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes = (models.Index(fields=("gateway", "gateway_id"), name="handed_over_as"),)

    def __str__(self) -> str:
        return str(self.key)
