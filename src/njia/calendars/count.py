"""Counts a period from an event, by a rule, over a country's days off, to the moment it ends."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from njia.calendars.days import DayOffTable
from njia.calendars.explain import explain
from njia.calendars.model import CountingRule, Period, Skipped
from njia.findings import Source, Text

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """When a period ends, and why. Whoever acts at ``due_at`` is in time; a moment later is late.

    ``moved_from`` is the day it would have ended on, were that not a day off; ``counted`` says how many days count.
    """

    event: Text
    event_at: datetime
    period: Period
    rule: CountingRule
    starts_on: date
    last_day: date
    due_at: datetime
    counted: int
    skipped: tuple[Skipped, ...]
    moved_from: date | None
    days: DayOffTable = field(repr=False)

    @property
    def source(self) -> Source:
        return self.rule.source

    @property
    def sure(self) -> bool:
        """Whether all decrees on days off that it rests on are known; one still to come can only move it later."""
        return not self.rule.looks_at_days_off(self.period) or self.last_day.year <= self.days.known_to

    @property
    def explanation(self) -> Text:
        """Event, rule, days counted and skipped, and the end, in words."""
        return explain(self)

    def late(self, now: datetime) -> bool:
        """Whether the last moment has passed."""
        return now > self.due_at


def deadline(
    period: Period,
    rule: CountingRule,
    start: datetime,
    days: DayOffTable,
    zone: str | None = None,
    *,
    event: Text | None = None,
) -> Deadline:
    """The end of a period that begins with an event at ``start``, in days of ``zone`` or else of the table's zone."""
    if start.tzinfo is None:
        raise ValueError("the moment of the event needs its time zone")
    at = start.astimezone(ZoneInfo(zone or days.zone))
    span = _hours(period, at) if period.unit == "hours" else _days(period, rule, at, days)
    return Deadline(
        event=event or days.words["deadline.the_event"],
        event_at=at,
        period=period,
        rule=rule,
        starts_on=span.starts_on,
        last_day=span.due_at.date(),
        due_at=span.due_at,
        counted=span.counted,
        skipped=tuple(span.skipped),
        moved_from=span.moved_from,
        days=days,
    )


class _Span(NamedTuple):
    starts_on: date
    due_at: datetime
    counted: int
    skipped: list[Skipped]
    moved_from: date | None


def _hours(period: Period, at: datetime) -> _Span:
    due = (at.astimezone(UTC) + timedelta(hours=period.count)).astimezone(at.tzinfo)
    return _Span(at.date(), due, (due.date() - at.date()).days, [], None)


def _days(period: Period, rule: CountingRule, at: datetime, days: DayOffTable) -> _Span:
    off = partial(days.reason, weekend=rule.weekend)
    event = at.date()
    starts = event + DAY if rule.starts == "next_day" else event
    if rule.leaves_out_days_off(period):
        last, skipped = _working(period.count, starts - DAY, off)
        counted = period.count
    else:
        last, skipped = _calendar(period, event, inclusive=rule.starts == "same_day"), []
        counted = (last - event).days + (rule.starts == "same_day")
    moved_from = None
    if rule.on_day_off == "next":
        ended = last
        while (reason := off(last)) is not None:
            skipped.append(Skipped(last, reason))
            last += DAY
        moved_from = ended if last > ended else None
    due = datetime.combine(last, rule.day_ends or time.max, at.tzinfo)
    return _Span(starts, due, counted, skipped, moved_from)


def _working(count: int, before: date, off: Callable[[date], Text | None]) -> tuple[date, list[Skipped]]:
    """The last of so many worked days after a day, and the days off between."""
    day, skipped = before, []
    while count:
        day += DAY
        if (reason := off(day)) is None:
            count -= 1
        else:
            skipped.append(Skipped(day, reason))
    return day, skipped


def last_day(first: date, months: int) -> date:
    """The last day of so many months of which ``first`` is the first day: a year from 10 January ends on 9 January."""
    return _calendar(Period(months, "months"), first, inclusive=True)


def _calendar(period: Period, event: date, *, inclusive: bool) -> date:
    """The last day of a period that counts every day; ``inclusive`` where the day of the event is the first of it.

    Months and years end on the same number of the month; in a month without it, on its last day.
    """
    before = 1 if inclusive else 0
    if period.unit in ("calendar_days", "weeks"):
        return event + DAY * (period.count * (7 if period.unit == "weeks" else 1) - before)
    months = period.count * (12 if period.unit == "years" else 1)
    year, month = divmod(event.year * 12 + event.month - 1 + months, 12)
    length = monthrange(year, month + 1)[1]
    if event.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, event.day) - DAY * before
