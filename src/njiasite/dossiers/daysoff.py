"""A day off, or a working day, that a government announced: an officer enters it, and every clock that runs follows."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from njia.findings import Text
from njiasite.config import clock
from njiasite.dossiers.models import DayOff, Dossier, DossierClock
from njiasite.dossiers.rebuild import rebuild_all
from njiasite.ledger.services import Actor, record

_CHAINS = UUID("4c0a5b7e-6d0e-4d0d-8f64-2f8b7c0d9a31")


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day that is off, or worked, against the ordinary calendar, and where that was announced."""

    calendar: str
    day: date
    kind: str
    name: Text
    source: str


@transaction.atomic
def enter(corridor: str, day: Day, *, actor: Actor, channel: str, key: str) -> None:
    """Records the day as an act and has the clocks counted anew by the worker. The same ``key`` again does nothing."""
    done = record(
        chain=uuid5(_CHAINS, f"{corridor}/{day.calendar}"),
        type="calendar.corrected",
        actor=actor,
        channel=channel,
        key=key,
        payload={**asdict(day), "day": day.day.isoformat(), "corridor": corridor},
    )
    if not done.fresh:
        return
    DayOff.objects.create(
        corridor=corridor,
        calendar=day.calendar,
        day=day.day,
        kind=day.kind,
        name_en=day.name.en,
        name_sw=day.name.sw,
        name_ru=day.name.ru,
        source=day.source,
        entered_at=clock.now(),
    )


def recount(now: datetime) -> int:
    """Counts the clocks that run anew where a day was entered since. Broken off, it begins again. How many dossiers."""
    waiting = list(DayOff.objects.filter(recounted=False).values_list("pk", "corridor"))
    corridors = {corridor for _, corridor in waiting}
    running = DossierClock.objects.filter(stopped_at=None, dossier__corridor__in=corridors).values("dossier")
    done = rebuild_all(Dossier.objects.filter(pk__in=running).order_by("pk").iterator(chunk_size=500)) if waiting else 0
    DayOff.objects.filter(pk__in=[pk for pk, _ in waiting]).update(recounted=True)
    return done
