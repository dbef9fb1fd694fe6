"""A paper's row. The bytes lie sealed in the storage, under the row's id; the ledger holds their hash."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models


class Paper(models.Model):
    """One file. ``holder`` is whose key seals it: the dossier it belongs to. Its own chain in the ledger has its id.

    ``given_at`` is when an act named it; until then it is only held. An abandoned one is about to be erased.
    """

    QUARANTINED, OPEN, INFECTED, ABANDONED = "quarantined", "open", "infected", "abandoned"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    holder = models.UUIDField(db_index=True)
    media = models.CharField(max_length=8)
    suffix = models.CharField(max_length=4)
    mime = models.CharField(max_length=100)
    bytes = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    name = models.TextField()
    state = models.CharField(max_length=12, default=QUARANTINED)
    kept_at = models.DateTimeField()
    kept_by = models.UUIDField(null=True)
    given_at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["kept_at"], name="papers_waiting", condition=models.Q(state="quarantined")),
            models.Index(fields=["kept_at"], name="papers_held", condition=models.Q(given_at=None)),
        ]

    def __str__(self) -> str:
        return f"{self.id}.{self.suffix}"
