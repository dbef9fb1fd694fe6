"""Reads of consular access that name nobody: figures for everybody, and the register of notes for their mission."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.db.models import QuerySet

from njia.answering.figures import figures
from njia.answering.model import Asked, Quarter, publishing
from njiasite.consular.models import Asking, Note
from njiasite.dossiers import selectors as dossiers
from njiasite.identities.access import Reader

_READ = ("organ", "asked_at", "due_at", "answered_at", "answer")


def quarters(now: datetime) -> tuple[Quarter, ...]:
    """The published figures."""
    rows = Asking.objects.filter(dossier__corridor=settings.CORRIDOR).values_list(*_READ)
    asked = (Asked(o, at, due, done, answer == Asking.REFUSED) for o, at, due, done, answer in rows.iterator())
    return figures(asked, publishing(settings.CORRIDOR), now)


def notes(reader: Reader) -> QuerySet[Note]:
    """The notes of the cases that the reader may see, the newest first."""
    mine = dossiers.visible(reader)
    return Note.objects.filter(dossier__in=mine.values("pk")).select_related("dossier").order_by("-year", "-serial")
