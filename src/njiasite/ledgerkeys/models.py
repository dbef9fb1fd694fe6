"""One key for each holder of personal data: a person, a dossier, a tip."""

from __future__ import annotations

from django.db import models


class HolderKey(models.Model):
    """A holder's key, wrapped by the master key. A destroyed one stays as an empty row: it must not be made anew."""

    holder = models.UUIDField(primary_key=True)
    wrapped = models.BinaryField(null=True)
    master = models.CharField(max_length=16, blank=True, db_index=True)
    made_at = models.DateTimeField()
    destroyed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(wrapped__isnull=False, destroyed_at__isnull=True)
                | models.Q(wrapped__isnull=True, destroyed_at__isnull=False),
                name="holderkey_there_or_destroyed",
            ),
        )

    def __str__(self) -> str:
        return str(self.holder)
