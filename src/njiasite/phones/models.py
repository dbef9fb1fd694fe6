"""Calls of the menu: how many steps a number took, and where a call that broke off may go on. Gone after a day."""

from __future__ import annotations

from django.db import models


class Call(models.Model):
    """One call. Session and number are keyed indexes; ``rest`` is a place that betrays nothing, and nothing typed."""

    session = models.CharField(max_length=64, primary_key=True)
    sender = models.CharField(max_length=64)
    rest = models.CharField(max_length=200, blank=True)
    offered = models.CharField(max_length=200, blank=True)
    steps = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=20, blank=True)
    seen_at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = (models.Index(fields=("sender", "seen_at"), name="call_sender"),)

    def __str__(self) -> str:
        return self.session
