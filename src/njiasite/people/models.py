"""What opens a journey, and what hangs on it beside its acts. No code, word or link is kept, only its hash."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from njiasite.dossiers.models import Dossier


class Door(models.Model):
    """What opens one journey: its code; with an own word, that word too. The other word opens it without its papers."""

    journey = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="door")
    code = models.CharField(max_length=64, unique=True)
    word = models.CharField(max_length=64, blank=True)
    other_word = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"door of {self.journey_id}"


class WayIn(models.Model):
    """A phone number that opens a journey too, with its word; as a keyed index alone."""

    journey = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="way_in")
    index = models.CharField(max_length=64, db_index=True)

    def __str__(self) -> str:
        return f"way in of {self.journey_id}"


class SentNumber(models.Model):
    """A number that was sent to a phone to be typed on a page: for a while, once, with a few tries."""

    index = models.CharField(max_length=64, db_index=True)
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.pk)


class Trusted(models.Model):
    """The code by which somebody whom the person trusts acts for them, while they may."""

    journey = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="trusted")
    contact = models.CharField(max_length=8)
    code = models.CharField(max_length=64, unique=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["journey", "contact"], name="one_code_of_each")]

    def __str__(self) -> str:
        return f"{self.contact} of {self.journey_id}"


class WalletPaper(models.Model):
    """A paper of the wallet. ``holder`` is its own key: destroying that erases this paper and no other."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    journey = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="wallet")
    holder = models.UUIDField(default=uuid.uuid4)
    paper = models.UUIDField()
    sort = models.CharField(max_length=20)
    bytes = models.PositiveBigIntegerField()
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.id)


class ShareLink(models.Model):
    """A link that opens one paper once, until a moment. Who opened it stands in the acts of the journey."""

    digest = models.CharField(max_length=64, unique=True)
    wallet_paper = models.ForeignKey(WalletPaper, on_delete=models.CASCADE, related_name="links")
    until = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"link to {self.wallet_paper_id}"


class BlankForm(models.Model):
    """The serial of a paper form that was printed. It is entered once; until then it is missing."""

    serial = models.CharField(max_length=12, unique=True)
    printed_at = models.DateTimeField()
    printed_by = models.UUIDField(null=True)
    entered_at = models.DateTimeField(null=True)
    journey = models.ForeignKey(Dossier, on_delete=models.SET_NULL, null=True, related_name="forms")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["printed_at"], name="forms_missing", condition=models.Q(entered_at=None))
        ]

    def __str__(self) -> str:
        return self.serial
