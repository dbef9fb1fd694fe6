"""Published warnings, computed from the acts of their cases; and the numbers that asked to be sent them."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from njiasite.config import clock
from njiasite.dossiers.models import Dossier


class Advisory(models.Model):
    """A warning that stands. ``said`` holds its public fields; ``sent_to`` is how far it was sent to those who
    asked for warnings."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="advisory")
    corridor = models.CharField(max_length=16)
    number = models.CharField(max_length=24, unique=True)
    about = models.CharField(max_length=20)
    holds_from, holds_until = models.DateField(), models.DateField()
    published_at = models.DateTimeField()
    said = models.JSONField(default=dict)
    sent_to = models.DateTimeField(null=True)
    sent = models.BooleanField(default=False)

    class Meta:
        indexes = (models.Index(fields=("corridor", "holds_until"), name="advisory_days"),)

    def __str__(self) -> str:
        return self.number


class Subscriber(models.Model):
    """A number that asked for warnings by text message: sealed with a key of its own, and found by a keyed index.

    Whoever leaves leaves nothing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    index = models.CharField(max_length=64, unique=True)
    sealed = models.TextField()
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    joined_at = models.DateTimeField(default=clock.now, db_index=True)

    def __str__(self) -> str:
        return str(self.id)
