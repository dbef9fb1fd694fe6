"""Dossiers, and what is computed from their acts: state, clocks, inbox rows, keys to search by.

Only `Dossier` and `Counter` hold anything of their own; all else can be made anew from the ledger (``rebuild``).
`Watch` notes how far the worker came.
A scope column is null where it does not apply: its index then holds only the rows that somebody can ask for by it.
"""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

SCOPES = ("office", "mission", "agency", "employer", "university")


def _scope() -> models.CharField[Any, Any]:
    return models.CharField(max_length=64, null=True)


def _one_index_a_scope(name: str, *before: str, then: tuple[str, ...]) -> list[models.Index]:
    columns = (*SCOPES, "subject", "corridor")
    return [
        models.Index(
            fields=[*before, column, *then],
            name=f"{name}_by_{column}",
            condition=Q(**{f"{column}__isnull": False}) if column != "corridor" else None,
        )
        for column in columns
    ]


class Dossier(models.Model):
    """One case of one procedure. Its id is the id of its chain in the ledger, and of the holder of its keys."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=24, unique=True)
    corridor = models.CharField(max_length=16)
    procedure = models.CharField(max_length=40)
    version = models.PositiveIntegerField()  # the one it began with; `DossierState.version` is the one it is on
    office, mission, agency, employer, university = _scope(), _scope(), _scope(), _scope(), _scope()
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="dossiers", db_index=False
    )
    opened_at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [
            *_one_index_a_scope("dossier", "procedure", then=("opened_at",)),
            models.Index(fields=["corridor", "opened_at"], name="dossier_newest"),
        ]

    def __str__(self) -> str:
        return self.number


class Counter(models.Model):
    """The last number given in a corridor in a year."""

    corridor = models.CharField(max_length=16)
    year = models.PositiveIntegerField()
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["corridor", "year"], name="one_counter_a_year")]


class DossierState(models.Model):
    """Where a dossier stands after its last act."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="standing")
    state = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()
    closed = models.BooleanField()
    changed_at = models.DateTimeField()
    due_at = models.DateTimeField()  # of the first clock to end; far away where none runs

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state", "changed_at"], name="state_by_state")]


class Watch(models.Model):
    """When the worker must look at a dossier again: a clock then makes something due. It notes how far it has come."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="watch")
    look_at = models.DateTimeField(db_index=True)


class DossierWitness(models.Model):
    """That a role which is not told of a new case may see this one, since it may see an act done in it."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="witnesses", db_index=False)
    role = models.CharField(max_length=40)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "role"], name="one_witness_a_role")]


class DossierClock(models.Model):
    """The last run of a clock. ``key`` tells runs of one clock apart, where each value of a field has its own."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="clocks", db_index=False)
    clock = models.CharField(max_length=40)
    key = models.CharField(max_length=300, blank=True)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "clock", "key"], name="one_last_run")]


class InboxRow(models.Model):
    """That a dossier waits for a role. ``due_at`` is far away where no clock runs, so that sorting needs no nulls."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="inbox")
    role = models.CharField(max_length=40)
    corridor = models.CharField(max_length=16)
    procedure = models.CharField(max_length=40)
    state = models.CharField(max_length=40)
    office, mission, agency, employer, university = _scope(), _scope(), _scope(), _scope(), _scope()
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+", db_index=False
    )
    due_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "role"], name="one_row_a_role")]
        indexes: ClassVar = _one_index_a_scope("inbox", "role", then=("due_at", "procedure"))  # all that is counted


class SearchKey(models.Model):
    """A keyed blind index of something a dossier can be found by. It tells nothing without the index key."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="search_keys")
    kind = models.CharField(max_length=20)
    index = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["index", "dossier"], name="one_search_key")]


class DayOff(models.Model):
    """A day that an officer entered as off, or as worked, against the calendar. The latest word on a day counts.

    ``recounted`` is false until every clock that runs was counted anew with it.
    """

    KINDS: ClassVar[list[tuple[str, str]]] = [("day_off", "day off"), ("working_day", "working day")]

    corridor = models.CharField(max_length=16)
    calendar = models.CharField(max_length=16)
    day = models.DateField()
    kind = models.CharField(max_length=12, choices=KINDS)
    name_en, name_sw, name_ru = (models.CharField(max_length=100) for _ in range(3))
    source = models.CharField(max_length=200)
    entered_at = models.DateTimeField()
    recounted = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.calendar} {self.day} {self.kind}"
