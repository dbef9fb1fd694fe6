"""The register of notes, counted up without a gap, and each request for access with its answer.

`Asking` can be made anew from the ledger (``rebuild``). Neither holds anything of a person.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from njiasite.dossiers.models import Dossier


class NoteCounter(models.Model):
    """The last serial number that a mission gave to a note in a year."""

    mission = models.CharField(max_length=64)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["mission", "year"], name="one_note_counter_a_year")]


class Note(models.Model):
    """A note that was sent: its number, to whom, on which day, in which case."""

    mission = models.CharField(max_length=64)
    year = models.PositiveIntegerField()
    serial = models.PositiveIntegerField()
    number = models.CharField(max_length=40)
    organ = models.CharField(max_length=40)
    made_on = models.DateField()
    dossier = models.ForeignKey(Dossier, on_delete=models.PROTECT, related_name="notes")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["mission", "year", "serial"], name="one_note_a_serial"),
        ]

    def __str__(self) -> str:
        return self.number


class Asking(models.Model):
    """One run of the clock of access: when an organ was asked, until when it should answer, and what it answered."""

    GRANTED, REFUSED = "granted", "refused"

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="askings")
    seq = models.PositiveBigIntegerField()  # of the act that asked
    organ = models.CharField(max_length=40)
    asked_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "seq"], name="one_asking_an_act")]
