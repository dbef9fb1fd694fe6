"""What the acts of programmes and applications add up to, made anew by ``rebuild``; and drafts with their codes."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from njiasite.dossiers.models import Dossier


class Programme(models.Model):
    """A programme. The database lets no more places be held than there are. ``given``: its public terms."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="programme")
    corridor = models.CharField(max_length=16)
    reference = models.CharField(max_length=24, unique=True)
    state = models.CharField(max_length=40)
    kind = models.CharField(max_length=20)
    year = models.PositiveIntegerField(default=0)
    places = models.PositiveIntegerField(default=0)
    places_taken = models.PositiveIntegerField(default=0)
    opens_on = models.DateField()
    closes_on = models.DateField()
    studies_from = models.DateField()
    was_open = models.BooleanField(default=False)
    given = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(places_taken__lte=F("places")), name="scholarships_never_oversold"),
        ]
        indexes: ClassVar = [models.Index(fields=["corridor", "state", "closes_on"], name="programme_by_state")]

    def __str__(self) -> str:
        return self.reference


class HeldScholarship(models.Model):
    """That an application holds one of the places of a programme."""

    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="held")
    holder = models.CharField(max_length=24)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["programme", "holder"], name="one_scholarship_each")]


class Application(models.Model):
    """An application as counts and rankings need it: no name, nothing sealed. ``marks`` are the readings that count."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="application")
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, null=True, related_name="applications")
    state = models.CharField(max_length=40)
    level = models.CharField(max_length=20, blank=True)
    county = models.CharField(max_length=40, blank=True)
    sex = models.CharField(max_length=20, blank=True)
    marks = models.JSONField(default=list)
    rank = models.PositiveIntegerField(null=True)
    offered = models.BooleanField(default=False)
    arrived = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["programme", "state"], name="application_by_state")]

    def __str__(self) -> str:
        return f"application {self.dossier_id}"


class Draft(models.Model):
    """Answers that were saved and not sent, sealed with a key of their own, until they are sent or too old."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="drafts")
    sealed = models.TextField()
    changed_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"draft {self.id}"


class ApplicationCode(models.Model):
    """A code that opens one draft or application to whoever holds it, kept as a keyed index alone."""

    index = models.CharField(max_length=64, unique=True)
    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, null=True, related_name="code")
    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, null=True, related_name="application_code")

    def __str__(self) -> str:
        return f"code {self.pk}"
