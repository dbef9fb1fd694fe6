"""What offers are held against: watch-lists that were imported, who was named in reports, and the wording of lures.

Of reports and lures only keyed hashes are kept: whoever has this table alone learns no number, name or word from it.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from njiasite.dossiers.models import Dossier


class WatchList(models.Model):
    """A list that somebody imported: whose, of which day, and of which file."""

    name = models.CharField(max_length=120, unique=True)
    as_of = models.DateField()
    sha256 = models.CharField(max_length=64)
    imported_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.as_of}"


class Watched(models.Model):
    """Somebody on a watch-list, as the list says."""

    list = models.ForeignKey(WatchList, on_delete=models.CASCADE, related_name="watched")
    entity = models.CharField(max_length=255)
    kind = models.CharField(max_length=12)
    names = models.JSONField()
    topics = models.JSONField()


class WatchKey(models.Model):
    """A key under which somebody on a watch-list is found: of a name, a phone, an address."""

    watched = models.ForeignKey(Watched, on_delete=models.CASCADE, related_name="keys")
    kind = models.CharField(max_length=12)
    value = models.CharField(max_length=255)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["kind", "value"], name="watched_by_key")]


class Mention(models.Model):
    """That a report names somebody or something, as a blind index; one for each report."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="mentions")
    value = models.CharField(max_length=32, db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "value"], name="one_mention")]


class LureMark(models.Model):
    """A mark of the wording of a lure that an investigator confirmed (njia.screening.twins)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="lure_marks")
    reported_on = models.DateField()
    value = models.BigIntegerField(db_index=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "value"], name="one_lure_mark")]


class Judged(models.Model):
    """What one reader says that a reported text is. Two readers judge each; neither sees the other's word before."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="judged")
    reader = models.UUIDField()
    label = models.CharField(max_length=20)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["dossier", "reader"], name="one_word_each")]


class Unsure(models.Model):
    """A reported text of which the program said CHECK or that it cannot judge: people judge it."""

    dossier = models.OneToOneField(Dossier, on_delete=models.CASCADE, primary_key=True, related_name="unsure")
