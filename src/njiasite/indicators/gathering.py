"""Cases as `njia.indicators` counts them, from the acts that had been recorded by a moment."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from njia.calendars.load import Calendars
from njia.casework.clocks import moment, timed
from njia.casework.fold import fold
from njia.casework.model import Procedure
from njia.casework.standing import RunningClock, Standing
from njia.indicators.model import Case, Did, Ran
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import Act


def cases(corridor: str, procedures: Collection[str], as_of: datetime, zone: ZoneInfo) -> list[Case]:
    """Every case of these procedures as it stood. Nothing personal is opened."""
    calendars = engine.calendars_of(corridor)
    rows = Dossier.objects.filter(corridor=corridor, procedure__in=procedures, opened_at__lt=as_of).order_by("pk")
    found = (_case(dossier, as_of, zone, calendars) for dossier in rows.iterator(chunk_size=500))
    return [one for one in found if one.acts]


def _case(dossier: Dossier, as_of: datetime, zone: ZoneInfo, calendars: Calendars) -> Case:
    acts = list(ledger.acts(dossier.id).filter(at__lt=as_of))
    plan = engine.procedure_of(dossier)
    standing = fold(plan, engine.as_acts(acts), as_of, calendars)
    return Case(procedure=dossier.procedure, acts=_done(plan, acts, zone), runs=tuple(_ran(plan, standing)))


def _done(plan: Procedure, acts: Sequence[Act], zone: ZoneInfo) -> tuple[Did, ...]:
    return tuple(Did(act.type, _when(plan, act.type, act.given, act.at, zone), act.given) for act in acts)


def _when(plan: Procedure, type: str, given: Mapping[str, object], at: datetime, zone: ZoneInfo) -> datetime:
    """When it truly happened, where the act says so."""
    spec = plan.spec_of(type, given)
    happened = given.get(spec.happened) if spec is not None and spec.happened else None
    return at if happened is None else moment(happened, zone)


def _ran(plan: Procedure, standing: Standing) -> Iterator[Ran]:
    past = (timed(plan.at(standing.version), run, standing.now, standing.calendars) for run in standing.past)
    yield from (_one(run) for run in (*past, *standing.clocks))


def _one(run: RunningClock) -> Ran:
    return Ran(run.id, run.started_at, run.deadline.due_at, run.stopped_at, run.stopped_by)
