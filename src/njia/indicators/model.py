"""What is counted and what comes of it: cases as values in, points to count, figures with their ranges out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from njia.findings import Source, Text

if TYPE_CHECKING:
    from njia.indicators.methods import Method

Statistic = Literal["share", "count", "stages", "median", "median_time", "total", "cost"]
DIGITS = {"months": 1}  # behind the point, by unit; all others are whole
ALL = ""  # the part that is everything together


@dataclass(frozen=True, slots=True)
class Did:
    """An act of a case: when what it tells truly happened, and its values that are not personal."""

    type: str
    at: datetime
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ran:
    """One run of a clock of a case."""

    clock: str
    started: datetime
    due: datetime
    stopped: datetime | None = None
    stopped_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case as far as anything is counted from it. It names nobody."""

    procedure: str
    acts: tuple[Did, ...]
    runs: tuple[Ran, ...] = ()

    def last(self, name: str) -> object | None:
        """The last value that was given for a field."""
        return next((act.given[name] for act in reversed(self.acts) if name in act.given), None)


@dataclass(frozen=True, slots=True)
class Window:
    """What began in it is counted, as it stood ``as_of``: later acts change nothing. ``rates``: of currencies."""

    first: datetime
    end: datetime
    as_of: datetime
    rates: Mapping[str, Decimal] = field(default_factory=dict)

    def holds(self, at: datetime) -> bool:
        return self.first <= at < self.end


@dataclass(frozen=True, slots=True)
class Point:
    """One thing counted: in which part, with what value. ``ended`` is false where a time still ran ``as_of``; a cost is
    held against ``per``."""

    part: str
    value: float = 1.0
    ended: bool = True
    per: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure of one part, the ends of its range, and how many things it counts; ``good`` of them for a share."""

    part: str
    counted: int
    value: float | None
    low: float | None
    high: float | None
    good: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """A definition. ``part_names`` name the parts; ``caveats`` say what the figure cannot show."""

    id: str
    version: int
    name: Text
    definition: Text
    numerator: Text
    denominator: Text
    caveats: Text
    unit: str
    procedure: str
    method: Method
    statistic: Statistic
    people: bool
    part_names: Mapping[str, Text]
    source: Source

    @property
    def outcomes(self) -> bool:
        """Whether each thing that is counted turned out well or not."""
        return self.statistic == "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class External:
    """A figure that somebody else published. It is never merged with ours or with another's."""

    series: str
    count: str
    definition: Text
    as_of: date
    publisher: Text
    method: Text
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicators:
    """All definitions of a corridor, what is not measured yet and why, and what others published."""

    measured: Mapping[str, Indicator]
    waiting: Mapping[str, Waiting]
    external: Sequence[External]


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """An indicator that is asked for and cannot be computed yet."""

    id: str
    name: Text
    why: Text
