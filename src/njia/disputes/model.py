"""What a calculation gives: steps in words, sums, time limits; and the law that it rests on."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from njia.calendars.count import Deadline
from njia.calendars.load import Calendars
from njia.calendars.model import Period
from njia.corridors.model import DatedValue, value_on
from njia.disputes.claims import Claim, Event
from njia.findings import Source, Text


class NotKnownError(ValueError):
    """Something that the calculation needs is in no table; ``text`` says what."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of claim: its name, the article that gives the right, and its time limits by name."""

    id: str
    name: Text
    source: Source
    limits: tuple[str, ...]
    moves: bool  # whether a pay-day on a day off is that of the working day before


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitRule:
    """A time limit in one version of the law; ``restored`` is the rule by which it may be given back."""

    id: str
    name: Text
    since: Event
    period: Period
    rule: str
    source: Source
    restored: Source | None
    court: bool  # whether it is the way to court that closes
    needs: str  # the circumstance without which it is of no use to anybody; empty where there is none


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRate:
    """The bank's rate in per cent a year, from the first day it held; whole until ``known_to``."""

    source: Source
    known_to: date
    first_days: tuple[date, ...]
    rates: tuple[Decimal, ...]

    def at(self, day: date) -> tuple[Decimal, date | None] | None:
        """The rate on a day and the first day of the next one, or None before the table begins."""
        place = bisect_right(self.first_days, day)
        if not place:
            return None
        following = self.first_days[place] if place < len(self.first_days) else None
        return self.rates[place - 1], following

    def with_more(self, more: Mapping[date, Decimal], known_to: date) -> KeyRate:
        """The same table with later rates, as an officer knows them."""
        merged = {**dict(zip(self.first_days, self.rates, strict=True)), **more}
        days = tuple(sorted(merged))
        return replace(
            self,
            first_days=days,
            rates=tuple(merged[day] for day in days),
            known_to=max(known_to, self.known_to),
        )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Law:
    """Everything that a corridor holds for disputes; ``short_before`` are (month, day), ``short_also`` whole days."""

    key_rate: KeyRate
    values: Mapping[str, tuple[DatedValue, ...]]
    kinds: Mapping[str, Kind]
    limits: Mapping[str, tuple[LimitRule, ...]]
    words: Mapping[str, Text]
    sources: Mapping[str, Source]
    calendars: Calendars
    calendar: str
    short_before: frozenset[tuple[int, int]]
    short_also: frozenset[date]
    short_source: Source

    def value(self, series: str, on: date) -> Decimal:
        """A dated number. Raises NotKnownError where none is known for that day."""
        return Decimal(self.dated(series, on).value)

    def dated(self, series: str, on: date) -> DatedValue:
        found = value_on(self.values[series], on)
        if found is None:
            raise NotKnownError(self.words["refused.value"].fill(series=series, day=f"{on:%Y-%m-%d}"))
        return found

    def says(self, word: str, **values: str | Text) -> Text:
        """A sentence of the corridor, filled in."""
        return self.words[word].fill(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the arithmetic in words, with the sum it gives and the rule it follows."""

    text: Text
    amount: Decimal | None = None
    source: Source | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One time limit of a claim; ``deadline`` is None where time does not run yet."""

    rule: LimitRule
    deadline: Deadline | None
    late: bool
    text: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """One claim, counted: what is unpaid, the interest on it, each step, and until when it can be claimed."""

    claim: Claim
    kind: Kind
    due: date | None
    principal: Decimal
    interest: Decimal
    steps: tuple[Step, ...]
    limits: tuple[Limit, ...]
    estimated: bool

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All claims of one worker against one employer, as of a day.

    ``notes`` tell the worker what they rest on; ``estimate`` tells anybody that a rate is not known for sure.
    """

    on: date
    counted: tuple[Counted, ...]
    notes: tuple[Text, ...]
    estimate: Text | None = None

    @property
    def principal(self) -> Decimal:
        return sum((one.principal for one in self.counted), Decimal(0))

    @property
    def interest(self) -> Decimal:
        return sum((one.interest for one in self.counted), Decimal(0))

    @property
    def total(self) -> Decimal:
        return self.principal + self.interest

    @property
    def estimated(self) -> bool:
        return self.estimate is not None

    @property
    def all_notes(self) -> tuple[Text, ...]:
        """Everything that the worker is told about the sheet, the doubt first."""
        return (self.estimate, *self.notes) if self.estimate else self.notes
