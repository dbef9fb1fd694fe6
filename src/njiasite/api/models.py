"""A token stands for an account in one role, until a day. Only its hash is kept."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models


class Token(models.Model):
    """What lets a program in. ``name`` is what its owner calls it; ``used_on`` is the last day it was used."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)
    role = models.CharField(max_length=40)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_on = models.DateField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["account", "made_at"], name="tokens_of_an_account")]

    def __str__(self) -> str:
        return str(self.id)
