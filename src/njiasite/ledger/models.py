"""Acts and reads in chains. Rows are only ever added: triggers refuse everything else (``ledger.triggers``)."""

from __future__ import annotations

from typing import Any, ClassVar

import msgspec
from django.db import models

from njia.seals.acts import START, Envelope, act_bytes


class Chain(models.Model):
    """Where a chain ends now: the one row of the ledger that changes, and only forwards by one."""

    id = models.UUIDField(primary_key=True)
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.BinaryField(max_length=32, default=START)

    def __str__(self) -> str:
        return f"{self.id} at {self.seq}"


class Entry(models.Model):
    """What somebody did. Personal values stand in ``sealed``, each under its holder's key; hashes cover that form."""

    chain = models.UUIDField()
    seq = models.PositiveBigIntegerField()
    type = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    role = models.CharField(max_length=40)
    channel = models.CharField(max_length=20)
    key = models.CharField(max_length=200, unique=True)
    payload = models.TextField()
    sealed = models.TextField()
    previous = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        abstract = True
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chain", "seq"], name="%(class)s_one_per_place")
        ]
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["type", "at"], name="%(class)s_by_type")]

    def __str__(self) -> str:
        return f"{self.type} {self.chain}/{self.seq}"

    @property
    def given(self) -> dict[str, Any]:
        """The values that are not personal."""
        return msgspec.json.decode(self.payload)

    @property
    def holders(self) -> dict[str, dict[str, str]]:
        """The personal values as they lie: name to holder and ciphertext. `selectors.opened` opens them."""
        return msgspec.json.decode(self.sealed)

    def as_hashed(self) -> bytes:
        """The bytes that this row's hash is the hash of."""
        return act_bytes(
            Envelope(
                actor=self.actor,
                at=self.at,
                chain=self.chain,
                channel=self.channel,
                key=self.key,
                payload=msgspec.Raw(self.payload.encode()),
                previous=bytes(self.previous).hex(),
                role=self.role,
                sealed=msgspec.Raw(self.sealed.encode()),
                seq=self.seq,
                type=self.type,
            )
        )


class Act(Entry):
    """An act on a dossier, or on the service itself. One chain per dossier."""


class Read(Entry):
    """That somebody looked: the access log. One chain per dossier, apart from its acts."""


class Checkpoint(models.Model):
    """The signed end of all chains on one day."""

    number = models.PositiveIntegerField(unique=True)
    at = models.DateTimeField()
    body = models.TextField()
    signature = models.CharField(max_length=128)
    hash = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"checkpoint {self.number}"


class Covered(models.Model):
    """A chain that went on since the checkpoint before: from ``after`` to ``seq``.

    ``leaf`` is the chain's place in the tree of all heads, the same under every checkpoint.
    """

    checkpoint = models.ForeignKey(Checkpoint, models.PROTECT, related_name="covered")
    chain = models.UUIDField()
    after = models.PositiveBigIntegerField()
    seq = models.PositiveBigIntegerField()
    hash = models.BinaryField(max_length=32)
    leaf = models.PositiveBigIntegerField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["chain", "seq"], name="covered_once")
        ]

    def __str__(self) -> str:
        return f"{self.chain} to {self.seq} under {self.checkpoint_id}"
