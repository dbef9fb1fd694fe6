"""Between ledger and `njia.casework`: acts as the engine knows them, and the standing they add up to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.db import connection

from njia.calendars.load import Calendars, load_calendars
from njia.calendars.model import DayOverride
from njia.casework.fold import fold
from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.casework.standing import SEALED, Act, Standing
from njia.corridors.desk import Desk, load_desk
from njia.findings import Source, Text
from njiasite.config import clock
from njiasite.dossiers import remembered
from njiasite.dossiers.models import DayOff, Dossier
from njiasite.ledger import values as ledger

_ENTERED = (
    "SELECT calendar, day, kind, name_en, name_sw, name_ru, source, entered_at FROM dossiers_dayoff "
    "WHERE corridor = %s ORDER BY id"
)
_field = DayOff._meta.get_field


def procedures(corridor: str) -> Mapping[str, Procedure]:
    """The newest version of each procedure of a corridor."""
    return load_procedures(corridor)


def procedure_of(dossier: Dossier) -> Procedure:
    """The version that a dossier began with; it knows the others."""
    return procedures(dossier.corridor)[dossier.procedure].at(dossier.version)


def late_readers(plan: Procedure) -> frozenset[str]:
    """The roles for which a case is not there from its first act, in any version."""
    return frozenset(role for version in plan.versions.values() for role in version.late_readers)


def timed_for(corridor: str, role: str) -> list[str]:
    """The procedures whose clocks are all started by acts that the role may see: it may be told when they end."""
    return [
        plan.id
        for plan in procedures(corridor).values()
        if all(role in spec.seen_by for v in plan.versions.values() for spec in v.acts.values() if spec.starts)
    ]


def desk() -> Desk:
    """What the lists and forms of the corridor that this site serves offer and mark."""
    return load_desk(settings.CORRIDOR)


def calendars_of(corridor: str) -> Calendars:
    """Counting rules and days off of a corridor, with the days that officers entered."""
    with connection.cursor() as cursor:  # with every fold: building the question would cost more than asking it
        cursor.execute(_ENTERED, [corridor])
        return _with_days(corridor, tuple(cursor.fetchall()))


@lru_cache(maxsize=4)
def _with_days(corridor: str, entered: tuple[tuple[Any, ...], ...]) -> Calendars:
    calendars = load_calendars(corridor)
    for calendar, written_day, kind, en, sw, ru, source, written_at in entered:
        day, at = (_field(name).to_python(v) for name, v in (("day", written_day), ("entered_at", written_at)))
        told = Source(f"entered.{day}", source, source, at.date(), None, verified=False)
        calendars = calendars.with_overrides(
            calendar, DayOverride(day=day, kind=kind, name=Text(en, sw, ru), source=told)
        )
    return calendars


def standing(dossier: Dossier, now: datetime | None = None) -> Standing:
    """Where a dossier stands, from its acts."""
    before, since = remembered.since(dossier.id)
    calendars = calendars_of(dossier.corridor)
    found = fold(procedure_of(dossier), as_acts(since), now or clock.now(), calendars, after=before)
    if since:
        remembered.keep(since[-1], found)
    return found


def nothing(plan: Procedure) -> Standing:
    """Where a dossier stands that nobody has opened yet."""
    return fold(plan, (), clock.now(), calendars_of(settings.CORRIDOR))


def as_acts(rows: Iterable[ledger.Act]) -> list[Act]:
    """The ledger's acts as the engine sees them: a personal value was given, and stays closed."""
    return [as_act(row) for row in rows]


def as_act(row: ledger.Act) -> Act:
    """One act of the ledger as the engine sees it."""
    given = {**row.given, **dict.fromkeys(row.holders, SEALED)}
    return Act(seq=row.seq, type=row.type, at=row.at, actor=str(row.actor or row.role), role=row.role, given=given)
