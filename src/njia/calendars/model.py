"""What a deadline is made of: a length of time, a rule for counting it, days off, and the day it ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Literal, NamedTuple, get_args

from njia.findings import Source, Text
from njia.text.saying import counted

Unit = Literal["hours", "calendar_days", "working_days", "weeks", "months", "years"]
DayKind = Literal["day_off", "working_day"]
LONGEST: dict[Unit, int] = {
    "hours": 876_000,
    "calendar_days": 36_500,
    "working_days": 36_500,
    "weeks": 5_200,
    "months": 1_200,
    "years": 100,
}


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a law says it: «3 months», «10 working days», «72 hours»; at most a hundred years."""

    count: int
    unit: Unit

    def __post_init__(self) -> None:
        if self.unit not in LONGEST:
            raise ValueError(f"{self.unit!r} is not a unit of time; use one of {', '.join(LONGEST)}")
        if not 1 <= self.count <= LONGEST[self.unit]:
            raise ValueError(f"a period has 1 to {LONGEST[self.unit]} {self.unit}, not {self.count}")

    @classmethod
    def read(cls, words: str) -> Period:
        """The period that words say, as «1 month» or «10 working days»; plain days are calendar days."""
        count, _, unit = words.strip().partition(" ")
        name = "_".join(unit.split()).removesuffix("s") + "s"
        if name == "days":
            name = "calendar_days"
        if not (count.isascii() and count.isdigit()) or name not in LONGEST:
            raise ValueError(f"{words!r} is not a period; write it as 3 months, 10 working days or 72 hours")
        return cls(int(count[:7]), next(known for known in get_args(Unit) if known == name))

    @property
    def text(self) -> Text:
        """«3 months», «miezi 3», «3 месяца»."""
        return counted(Decimal(self.count), self.unit.removesuffix("s"))


@dataclass(frozen=True, slots=True, kw_only=True)
class CountingRule:
    """How a law or policy counts time; hours always run from the moment of the event, and are never moved.

    ``starts``: the first day counted is the one after the event, or that same day.
    ``on_day_off``: a period that ends on a day off runs on to the ``next`` working day, or ``stays``.
    ``counts_days_off``: false where a period of plain days leaves days off out, as working days do.
    ``short_days``: plain days leave days off out too when there are no more of them than this.
    ``weekend``: the weekdays this law takes for days off (Monday is 0) where they are not those of the calendar.
    ``day_ends``: the hour at which the last day ends; None is midnight.
    """

    id: str
    name: Text
    source: Source
    starts: Literal["same_day", "next_day"]
    on_day_off: Literal["next", "stays"]
    counts_days_off: bool = True
    short_days: int = 0
    weekend: frozenset[int] | None = None
    day_ends: time | None = None
    calendar: str | None = None

    def leaves_out_days_off(self, period: Period) -> bool:
        """Whether days off inside this period are not counted."""
        if period.unit == "working_days":
            return True
        return period.unit == "calendar_days" and (not self.counts_days_off or period.count <= self.short_days)

    def looks_at_days_off(self, period: Period) -> bool:
        """Whether a day off could move the end of this period."""
        return period.unit != "hours" and (self.on_day_off == "next" or self.leaves_out_days_off(period))


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOverride:
    """One day that is off, or is worked, against the ordinary calendar; for instance gazetted a week before."""

    day: date
    kind: DayKind
    name: Text
    source: Source


class Skipped(NamedTuple):
    """A day off that was not counted, or on which the period could not end."""

    day: date
    reason: Text
