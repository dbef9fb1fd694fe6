"""Releases as they stand in the ledger, kept in a table so that a page need not read acts."""

from __future__ import annotations

from django.db import models


class Release(models.Model):
    """One published quarter. ``body`` is the file itself; `rebuild` makes the same rows from the ledger."""

    name = models.CharField(max_length=8, unique=True)  # «2026-Q3»
    corridor = models.CharField(max_length=16)
    first = models.DateField()
    body = models.TextField()
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
