"""What a reader sees of the desks: figures by place and by officer, and the cases behind a figure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Min, Q, QuerySet

from njiasite.desks.models import Charge
from njiasite.dossiers import engine, selectors
from njiasite.dossiers.projections import FAR
from njiasite.identities.access import Reader, scoped

PERMISSION = "board.read"


@dataclass(slots=True)
class Figures:
    """How many open cases there are, how many of them are late and how many will be soon, and when the first is due."""

    all: int = 0
    late: int = 0
    soon: int = 0
    first: datetime | None = None

    @property
    def in_time(self) -> int:
        """Those that are neither."""
        return self.all - self.late - self.soon

    def add(self, row: dict[str, Any]) -> None:
        """Adds what was counted for a part."""
        self.all, self.late, self.soon = self.all + row["n"], self.late + row["late"], self.soon + row["soon"]
        firsts = [at for at in (self.first, row["first"]) if at and at != FAR]
        self.first = min(firsts, default=None)


@dataclass(frozen=True, slots=True)
class Board:
    """All figures of a reader: in all, by place, by officer (None: nobody holds it)."""

    whole: Figures
    places: dict[str, Figures]
    officers: dict[UUID | None, Figures]


def rows(reader: Reader) -> QuerySet[Charge]:
    """The open cases within the reader's scopes, of the kinds whose every act and clock the role may know."""
    plans = engine.procedures(settings.CORRIDOR)
    timed = set(engine.timed_for(settings.CORRIDOR, reader.role))
    known = [
        name
        for name in selectors.readable_procedures(reader.role, settings.CORRIDOR)
        if name in timed and reader.role not in engine.late_readers(plans[name]) and not plans[name].members_only
    ]
    return scoped(Charge.objects.filter(procedure__in=known), reader, PERMISSION)


def board(reader: Reader, now: datetime) -> Board:
    """One question to the database; added up here."""
    late, soon = (Count("procedure", filter=due(name, now)) for name in ("late", "soon"))
    counted = rows(reader).values("mission", "office", "officer").order_by()
    found = Board(Figures(), {}, {})
    for row in counted.annotate(n=Count("procedure"), late=late, soon=soon, first=Min("due_at")):
        found.whole.add(row)
        for place in {row["mission"], row["office"]} - {None}:
            found.places.setdefault(place, Figures()).add(row)
        found.officers.setdefault(row["officer"], Figures()).add(row)
    return found


def due(when: str, now: datetime) -> Q:
    """Late, due soon, or neither."""
    if when == "late":
        return Q(due_at__lt=now)
    until = now + engine.desk().soon
    return Q(due_at__gte=now, due_at__lte=until) if when == "soon" else Q(due_at__gt=until)


def behind(reader: Reader, *, place: str = "", officer: str = "", when: str = "", now: datetime) -> QuerySet[Charge]:
    """The cases behind a figure, the first due on top. What names nothing there is leaves nothing."""
    found = rows(reader)
    if place:
        found = found.filter(Q(mission=place) | Q(office=place))
    if officer:
        found = found.filter(officer=None) if officer == "nobody" else found.filter(officer__in=_uuid(officer))
    if when:
        found = found.filter(due(when, now))
    return found.order_by("due_at", "pk").select_related("dossier__standing")


def held_by(account: UUID, reader: Reader) -> QuerySet[Charge]:
    """The open cases that the account holds, within the reader's scopes."""
    return rows(reader).filter(officer=account).order_by("due_at", "pk").select_related("dossier__standing")


def _uuid(written: str) -> Iterable[UUID]:
    try:
        return [UUID(written)]
    except ValueError:
        return []
