"""Checks that are under way, the register of seals, and codes by which a worker answers without an account.

Seals and revocations are only ever added to, by triggers; what the paper says lies sealed in the case's own acts.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from njiasite.dossiers.models import Dossier


class Check(models.Model):
    """The check of a case's contract. ``report`` is sealed with the key of the case."""

    WAITING, RUNNING, DONE = "waiting", "running", "done"

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="contract_check")
    state = models.CharField(max_length=8, default=WAITING, db_index=True)
    token = models.CharField(max_length=64, blank=True)  # of the check that runs, in njiasite.checks
    tries = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField()
    report = models.BinaryField(null=True)


class Serial(models.Model):
    """The last serial number that an office gave."""

    issuer = models.CharField(max_length=40, primary_key=True)
    last = models.PositiveBigIntegerField(default=0)


class Seal(models.Model):
    """A paper that was sealed: by whom reviewed and by whom issued, never the same; one for each case."""

    serial = models.PositiveBigIntegerField(primary_key=True)
    dossier = models.OneToOneField(Dossier, on_delete=models.PROTECT, related_name="seal")
    issuer = models.CharField(max_length=40)
    order = models.CharField(max_length=40, blank=True)
    reviewed_by, issued_by = models.UUIDField(), models.UUIDField()
    issued_on, valid_to = models.DateField(db_index=True), models.DateField()
    on_paper = models.BooleanField(default=False)  # sealed by hand in an outage, entered afterwards

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(reviewed_by=F("issued_by")), name="two_people_issue"),
        ]

    def __str__(self) -> str:
        return str(self.serial)


class Revoked(models.Model):
    """That a seal no longer holds."""

    seal = models.OneToOneField(Seal, on_delete=models.PROTECT, primary_key=True, related_name="revoked")
    revoked_on = models.DateField(db_index=True)


class WorkerCode(models.Model):
    """A code that an officer gives to the worker alone. Only its hash is kept; it works once, for some days."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="worker_codes")
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)
