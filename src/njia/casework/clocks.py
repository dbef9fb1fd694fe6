"""From the moment an act started a clock to its deadline, by the calendar and the counting rule its file names."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from njia.calendars.count import deadline
from njia.calendars.load import Calendars
from njia.casework.model import Procedure
from njia.casework.standing import Run, RunningClock


def timed(procedure: Procedure, run: Run, now: datetime, calendars: Calendars) -> RunningClock:
    """A run with its deadline as the calendar stands today, and whether it is late at ``now``."""
    clock = procedure.clocks[run.clock]
    days = calendars.days(clock.calendar)
    zone = ZoneInfo(days.zone)
    started = moment(run.event, zone)
    stopped = None if run.stopped is None else moment(run.stopped, zone)
    rule = calendars.rule(clock.rule, started.astimezone(zone).date())
    ends = deadline(clock.period, rule, started, days, event=procedure.acts[run.started_by].name)
    return RunningClock(
        id=clock.id,
        key=run.key,
        spec=clock,
        run=run,
        started_at=started,
        deadline=ends,
        stopped_at=stopped,
        stopped_by=run.stopped_by,
        late=ends.late(stopped or now),
    )


def moment(value: object, zone: tzinfo) -> datetime:
    """A date or a moment, as such or as JSON writes it; a date means the beginning of that day in the clock's zone."""
    if isinstance(value, str):
        value = date.fromisoformat(value) if len(value) == 10 else datetime.fromisoformat(value)
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, date):
        return datetime.combine(value, time(), zone)
    raise TypeError(f"a clock cannot count from {value!r}")
