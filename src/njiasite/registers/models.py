"""What the acts of register cases and job orders add up to; all of it is made anew from the ledger by ``rebuild``."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from njiasite.dossiers.models import Dossier


class Entry(models.Model):
    """One line of a register: who, under which number, with which status, said by whom, why, since and until when.

    ``authority`` and ``reason`` are texts in the corridor's languages. ``as_of`` is the day of the list it stands on.
    """

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="entry")
    corridor = models.CharField(max_length=16)
    kind = models.CharField(max_length=20)
    number = models.CharField(max_length=300, blank=True)
    number_key = models.CharField(max_length=300, blank=True)  # letters and figures alone, in one case
    name = models.CharField(max_length=300)
    other_name = models.CharField(max_length=300, blank=True)
    status = models.CharField(max_length=20)
    authority = models.JSONField(default=dict)
    reason = models.JSONField(default=dict)
    source = models.CharField(max_length=300, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    as_of = models.DateField(null=True)
    details = models.JSONField(default=dict)  # public fields of the case, by their id
    complaints = models.PositiveIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["corridor", "kind", "number_key"], name="entry_by_number"),
            models.Index(fields=["corridor", "kind", "status"], name="entry_by_status"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Mark(models.Model):
    """Something by which an entry is found again: a phone, an address; a director only as a keyed blind index."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10)
    value = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["entry", "kind", "value"], name="one_mark")]
        indexes: ClassVar = [models.Index(fields=["kind", "value"], name="mark_by_value")]


class JobOrder(models.Model):
    """A job order. ``given`` holds its terms; more places than were granted cannot be taken: the database says so."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="job_order")
    corridor = models.CharField(max_length=16)
    reference = models.CharField(max_length=24, unique=True)
    state = models.CharField(max_length=40)
    inn = models.CharField(max_length=12)
    agency_number_key = models.CharField(max_length=300, blank=True)
    places = models.PositiveIntegerField(default=0)
    places_taken = models.PositiveIntegerField(default=0)
    authority = models.CharField(max_length=40, blank=True)
    afterwards = models.BooleanField(default=False)
    valid_until = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    given = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(places_taken__lte=F("places")), name="places_are_never_oversold"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["corridor", "state", "opened_on"], name="order_by_state"),
            models.Index(fields=["inn"], name="order_by_employer"),
        ]

    def __str__(self) -> str:
        return self.reference


class HeldPlace(models.Model):
    """That a case holds one of the places of an order."""

    order = models.ForeignKey(JobOrder, on_delete=models.CASCADE, related_name="held")
    holder = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["order", "holder"], name="one_place_each")]


class ListDraft(models.Model):
    """A list that was sent to be looked at, sealed with a key of its own, until it is entered or a day has passed.

    Once confirmed, ``columns`` and ``counts`` are what was looked at, ``role`` that of whoever said so; ``left`` counts
    the changes still to be made; a worker holds it until ``leased_until``.
    """

    LOOKED_AT, ENTERING, ENTERED, FAILED = "looked_at", "entering", "entered", "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=20)
    as_of = models.DateField()
    authority = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    data = models.BinaryField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    made_at = models.DateTimeField(db_index=True)
    state = models.CharField(max_length=12, default=LOOKED_AT)
    role = models.CharField(max_length=40, blank=True)
    columns = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    left = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)


class RegisterList(models.Model):
    """A list of an authority that was entered: of which day, from where, and which of its columns meant what."""

    corridor = models.CharField(max_length=16)
    kind = models.CharField(max_length=20)
    as_of = models.DateField()
    authority = models.CharField(max_length=300)
    source = models.CharField(max_length=300)
    sha256 = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    entered_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["corridor", "kind", "as_of"], name="list_by_day")]

    def __str__(self) -> str:
        return f"{self.kind} {self.as_of}"
