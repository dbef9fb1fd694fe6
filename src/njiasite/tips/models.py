"""The code by which whoever told us comes back; all else of a tip is in its case."""

from __future__ import annotations

from django.db import models

from njiasite.dossiers.models import Dossier


class Receipt(models.Model):
    """The code of one tip. Only its hash is kept; it opens what we asked and what became of it, and nothing else."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="receipt")
    digest = models.CharField(max_length=64, unique=True)
    until = models.DateTimeField()
