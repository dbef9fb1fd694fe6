"""Who checks in and where they stand, computed from the acts of their chain. Whatever tells who it is lies sealed."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from njiasite.dossiers.models import Dossier

FAILED = 9  # the rank of whose turn went wrong
SILENT = ("again", "contact", "held", "alarm")  # whose question was put off or opened without an answer


class Enrolment(models.Model):
    """One person who is asked. Its id is the chain of its acts and the holder of its key.

    ``asked_at`` is when the last question went, answered or not; ``sealed`` holds names, numbers and secrets.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    corridor = models.CharField(max_length=20)
    mission, office = models.CharField(max_length=64, blank=True), models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=12)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    covered = models.BooleanField(default=True)
    account = models.UUIDField(null=True, db_index=True)
    departed_at, enrolled_at = models.DateTimeField(), models.DateTimeField()
    zone, contact_zone = models.CharField(max_length=40), models.CharField(max_length=40)
    hour, quiet_from, quiet_to = models.TimeField(), models.TimeField(), models.TimeField()
    every = models.PositiveSmallIntegerField(default=0)
    region, operator = models.CharField(max_length=8, blank=True), models.CharField(max_length=20, blank=True)
    employer = models.CharField(max_length=64, blank=True)  # a keyed index of its name
    reachable, contact = models.BooleanField(default=True), models.BooleanField(default=False)
    roaming = models.BooleanField(default=False)
    warned_until, paused_until = models.DateTimeField(null=True), models.DateTimeField(null=True)
    sealed = models.TextField()
    proved = models.BooleanField(default=True)  # False: wrote themselves down, and has not answered from that phone yet

    stage = models.CharField(max_length=8)
    round = models.PositiveIntegerField()
    due_at, look_at = models.DateTimeField(), models.DateTimeField()
    since, held_at = models.DateTimeField(null=True), models.DateTimeField(null=True)
    relieved = models.BooleanField(default=False)
    asked_at, answered_at, unhappy_at = (models.DateTimeField(null=True) for _ in range(3))
    case = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["look_at"], name="checkin_look", condition=~models.Q(stage="left")),
            models.Index(fields=["asked_at"], name="checkin_asked"),
            models.Index(fields=["employer"], name="checkin_employer", condition=~models.Q(employer="")),
            models.Index(fields=["stage", "since"], name="checkin_stage"),
        ]

    def __str__(self) -> str:
        return str(self.id)


class Number(models.Model):
    """A phone number as a keyed index: of the person (``own``) or of somebody they trust (``contact``).

    So is what else they are found by: their ``journey``, and the ``case`` with which they leave.
    """

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="numbers")
    of = models.CharField(max_length=8)
    index = models.CharField(max_length=64, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["enrolment", "of"], name="one_number_of_each")]

    def __str__(self) -> str:
        return f"{self.of} of {self.enrolment_id}"


class Code(models.Model):
    """A code as a keyed index: ``mine`` opens the person's own page; ``own`` and ``contact`` answer one round, once."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="codes")
    of = models.CharField(max_length=8)
    round = models.PositiveIntegerField(default=0)
    index = models.CharField(max_length=64, unique=True)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.of} code of {self.enrolment_id}"


class Sign(models.Model):
    """A secret sign that was chosen from a phone, before or after its holder is asked. Neither number nor sign is kept.

    One that is added takes none away: whoever else holds the phone for a while can put none out of force.
    """

    index = models.CharField(max_length=64, db_index=True)
    salt = models.UUIDField(default=uuid.uuid4)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.pk)


class Errand(models.Model):
    """That something is owed to somebody: written for all who are due by one statement, gone once it is done.

    ``rank``: alarms come before questions. No constraint in the database: a million are written at once.
    """

    enrolment = models.OneToOneField(
        Enrolment, on_delete=models.CASCADE, primary_key=True, related_name="errand", db_constraint=False
    )
    rank = models.PositiveSmallIntegerField()
    due_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["rank", "due_at"], name="errand_first")]

    def __str__(self) -> str:
        return str(self.enrolment_id)


class GroupSignal(models.Model):
    """Several people of one employer are silent or told of trouble. The employer's name is read from one of them."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    corridor = models.CharField(max_length=20)
    mission, office = models.CharField(max_length=64, blank=True), models.CharField(max_length=64, blank=True)
    employer = models.CharField(max_length=64)
    raised_at = models.DateTimeField()
    people, silent, unhappy = (models.PositiveIntegerField() for _ in range(3))
    seen_at = models.DateTimeField(null=True)
    seen_by = models.UUIDField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["employer", "raised_at"], name="signal_of_employer")]

    def __str__(self) -> str:
        return str(self.id)
