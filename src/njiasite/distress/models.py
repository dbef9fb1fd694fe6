"""The code by which a report is found again, and what is computed from the acts of reports."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from njiasite.dossiers.models import Dossier


class ReceiptCode(models.Model):
    """A code that opens one report to whoever told us, kept as a keyed index. ``ended_at``: a newer one counts."""

    report = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="receipt_codes")
    index = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"code of {self.report_id}"


class CaseLink(models.Model):
    """That a case belongs to a report, and how. Computed from the acts of the report."""

    report = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="linked_cases")
    case = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="linked_reports")
    kind = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["report", "case"], name="one_link")]

    def __str__(self) -> str:
        return f"{self.report_id} – {self.case_id}"


class Joining(models.Model):
    """That a report is joined with another about the same person. Computed; gone when they are parted."""

    report = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="joining")
    into = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="joined_reports")

    def __str__(self) -> str:
        return f"{self.report_id} in {self.into_id}"


class SafeContact(models.Model):
    """How whoever made a report may be reached, sealed with the key of the report. Computed from its acts.

    ``account`` is theirs where they were signed in: what is sent to it follows the same rules.
    """

    report = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="safe_contact")
    account = models.UUIDField(null=True, db_index=True)
    role = models.CharField(max_length=40)
    sealed = models.TextField()

    def __str__(self) -> str:
        return f"how to reach {self.report_id}"
