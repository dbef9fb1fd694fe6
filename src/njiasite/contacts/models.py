"""Numbers that two officers called, computed from the acts of their cases."""

from __future__ import annotations

from django.db import models

from njiasite.dossiers.models import Dossier


class Number(models.Model):
    """A number that was confirmed once. ``said`` holds its public fields as they were confirmed; it is shown from
    ``called_on`` to ``until`` unless it was taken away."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="number_to_call")
    corridor = models.CharField(max_length=16)
    purpose = models.CharField(max_length=20)
    called_on, until = models.DateField(), models.DateField()
    said = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("corridor", "until"), name="number_until"),)

    def __str__(self) -> str:
        return str(self.dossier_id)
