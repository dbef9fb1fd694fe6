"""A pathway's steps with their days, counted from the day on which somebody begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from njia.calendars.count import Deadline, deadline, last_day
from njia.calendars.load import Calendars
from njia.calendars.model import Period
from njia.pathways.model import Pathway, Step, Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A step that can begin on a day and is done by another; ``good_until`` is the last day of what it yields.

    ``deadline`` says how the end was counted; None where the step takes no time of its own.
    """

    step: Step
    begins: date
    done_by: date
    deadline: Deadline | None
    good_until: date | None


def checklist(
    pathway: Pathway, begins: date, calendars: Calendars, done: Mapping[str, date] | None = None
) -> tuple[Dated, ...]:
    """Every step with its days. What is ``done`` stands at the day on which it was, and the rest is counted from it."""
    ends: dict[str, date] = {}
    found = []
    for step in pathway.steps:
        first = max((ends[name] for name in step.after), default=begins)
        counted = _end(step, step.takes, first, calendars) if step.takes else None
        last = (done or {}).get(step.id) or (counted.last_day if counted else first)
        ends[step.id] = last
        good = last_day(last, step.lasts) if step.lasts else None  # never moved: a paper ends on a day off too
        found.append(Dated(step=step, begins=first, done_by=last, deadline=counted, good_until=good))
    return tuple(found)


def first_day(ways: Ways, calendars: Calendars) -> date:
    """The first day from which every way can be counted: all the rules that count its steps hold by then."""
    used = {step.rule for pathway in ways.pathways.values() for step in pathway.steps if step.takes}
    begins = ([one.source.in_force_from or date.min for one in calendars.rules[rule]] for rule in used)
    return max(map(min, begins), default=date.min)


def _end(step: Step, period: Period, start: date, calendars: Calendars) -> Deadline:
    rule = calendars.rule(step.rule, start)
    table = calendars.days(step.calendar or rule.calendar or next(iter(calendars.tables)))
    return deadline(period, rule, datetime.combine(start, time(9), ZoneInfo(table.zone)), table)
