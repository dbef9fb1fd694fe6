"""Who holds which open case and when its first clock ends (computed); calendar feeds; what is being handed over."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from njiasite.dossiers.models import Dossier


def _place() -> models.CharField[Any, Any]:
    return models.CharField(max_length=64, null=True)


class Charge(models.Model):
    """An open case on a desk. ``officer`` is null where nobody holds it; ``due_at`` is far away where no clock runs."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="charge")
    corridor = models.CharField(max_length=16)
    procedure = models.CharField(max_length=40)
    mission, office = _place(), _place()
    officer = models.UUIDField(null=True)
    due_at = models.DateTimeField()

    class Meta:  # each index holds all that a board counts, so that the rows themselves need not be read
        indexes: ClassVar = [
            models.Index(
                fields=["corridor", "due_at", "procedure", "mission", "office", "officer"], name="charge_by_corridor"
            ),
            models.Index(fields=["mission", "due_at", "procedure", "office", "officer"], name="charge_by_mission"),
            models.Index(fields=["office", "due_at", "procedure", "mission", "officer"], name="charge_by_office"),
            models.Index(fields=["officer", "due_at"], name="charge_by_officer"),
        ]

    def __str__(self) -> str:
        return f"{self.dossier_id} due {self.due_at}"


class Feed(models.Model):
    """A secret address under which an officer's own calendar finds the deadlines. It works until it is ended."""

    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="feeds")
    role = models.CharField(max_length=40)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"feed of {self.account_id}"


class Handover(models.Model):
    """All open cases of one officer go to another. ``done_at`` is null while it goes on; ``kept`` could not go."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    giver = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    taker = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    given = models.PositiveIntegerField(default=0)
    kept = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.giver_id} to {self.taker_id}"
