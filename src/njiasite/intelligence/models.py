"""What people accepted out of reports, what they judged, and the rings that follow.

A written value is sealed with the key of its report; beside it lie keyed hashes alone, by which the same number is
found again. Judgements are rows that are only added. Rings, candidates and alerts can be made anew.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from njiasite.dossiers.models import Dossier


class Seized(models.Model):
    """A list that was seized or handed over, and by which mapping its columns were read."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="seized")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()


class ListMapping(models.Model):
    """Which column of a kind of list holds what, under a name, for the investigation's next list of that kind."""

    compartment = models.UUIDField()
    name = models.CharField(max_length=80)
    columns = models.JSONField()
    said = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["compartment", "name"], name="one_mapping_of_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Report(models.Model):
    """What mentions come from: the words of a case, or a row of a list. ``compartment`` is the investigation that
    alone may see it; empty for what all investigators may.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="reports")
    seized = models.ForeignKey(Seized, on_delete=models.CASCADE, null=True, related_name="rows")
    row = models.PositiveIntegerField(default=0)
    compartment = models.UUIDField(null=True, db_index=True)
    day = models.DateField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "seized", "row"], name="one_report_a_row")]


class Mention(models.Model):
    """Something a report names, accepted by a person. ``index`` is the keyed hash of what is compared; that of a
    victim is empty. ``whose`` is the mention in the same report whose this is.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="mentions")
    kind = models.CharField(max_length=16)
    sealed = models.TextField()
    index = models.CharField(max_length=32, blank=True, db_index=True)
    said = models.CharField(max_length=20, blank=True)
    whose = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="things")
    field = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.CharField(max_length=20)
    linked_at = models.DateTimeField(null=True, db_index=True)  # when it was last held against the others


class MentionKey(models.Model):
    """A keyed hash under which a name that may be the same is found."""

    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="keys")
    value = models.CharField(max_length=32, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["mention", "value"], name="one_mention_key")]


class Candidate(models.Model):
    """Two mentions that may be one, and what speaks for and against it: (comparison, level, weight), with no value."""

    a = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    steps = models.JSONField()
    held = models.BooleanField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["a", "b"], name="one_candidate")]


class Judgement(models.Model):
    """What a person said of a pair. ``second`` asks for another person who says the same before it counts."""

    id = models.UUIDField(primary_key=True, editable=False)
    seq = models.PositiveBigIntegerField(unique=True)
    a = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    b = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="+")
    answer = models.CharField(max_length=12)
    by = models.UUIDField()
    at = models.DateTimeField()
    evidence = models.JSONField(default=list)
    undoes = models.UUIDField(null=True)
    second = models.BooleanField(default=False)


class Ring(models.Model):
    """A ring as it was last found. It keeps its id while most of its members stay; ``gone_at`` when it is no more.

    ``compartment`` is the investigation whose mentions it needs, and whose members alone may see it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.PositiveIntegerField(unique=True)
    compartment = models.UUIDField(null=True, db_index=True)
    found_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True)


class RingMember(models.Model):
    """Somebody of a ring, by the first mention of the entity. ``member`` is false for who only stands beside it."""

    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="members")
    mention = models.ForeignKey(Mention, on_delete=models.CASCADE, related_name="in_rings")
    member = models.BooleanField()
    stability = models.FloatField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ring", "mention"], name="one_ring_member")]


class Trace(models.Model):
    """A keyed hash of something that an open case or a new report names, to be held against what rings use."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="traces")
    kind = models.CharField(max_length=16)
    value = models.CharField(max_length=32, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "value"], name="one_trace")]


class Alert(models.Model):
    """That a case names what a ring uses: which kinds of thing, and whether somebody has looked at it."""

    ring = models.ForeignKey(Ring, on_delete=models.CASCADE, related_name="alerts")
    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="ring_alerts")
    kinds = models.JSONField()
    at = models.DateTimeField()
    seen_by = models.UUIDField(null=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["ring", "dossier"], name="one_alert")]


class Membership(models.Model):
    """That an account knows of an investigation; computed from the acts of its case."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="knowing")
    account = models.UUIDField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "account"], name="one_membership")]
