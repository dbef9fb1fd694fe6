"""When somebody is asked next, and at which hours they are left in peace."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from njia.checkins.model import Person, Plan

_DAY = timedelta(days=1)


def every(plan: Plan, person: Person, at: datetime) -> int:
    """Every how many days that person is asked at that time: the most often of chosen, owed, and after a warning."""
    gone = (at - person.departed_at) / _DAY
    least = next(one.every for one in plan.rhythm[person.kind] if one.until is None or gone < one.until)
    days = [least, *([person.every] if person.every else [])]
    if person.warned_until is not None and at < person.warned_until:
        days.append(plan.warned_every)
    return min(days)


def next_due(plan: Plan, person: Person, after: datetime) -> datetime:
    """The next moment for a question: so many days on, at their hour, never while they are left in peace."""
    begun = max(after, person.departed_at)
    zone = ZoneInfo(person.zone)
    day = begun.astimezone(zone).date() + timedelta(days=every(plan, person, begun))
    return allowed(datetime.combine(day, person.hour, zone), person.quiet, person.zone)


def allowed(at: datetime, quiet: tuple[time, time], zone: str) -> datetime:
    """The first moment from then on that is outside the quiet hours of that zone."""
    begins, ends = quiet
    here = at.astimezone(ZoneInfo(zone))
    clock = here.time()
    inside = begins <= clock < ends if begins <= ends else clock >= begins or clock < ends
    if not inside:
        return at
    day = here.date() if clock < ends else here.date() + _DAY
    return datetime.combine(day, ends, ZoneInfo(zone)).astimezone(at.tzinfo)


def lasting(quiet: tuple[time, time]) -> timedelta:
    """How long somebody is left in peace each day; the same hour twice is no time at all."""
    begins, ends = (timedelta(hours=one.hour, minutes=one.minute) for one in quiet)
    return (ends - begins) % _DAY
