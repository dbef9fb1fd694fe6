"""The registered ways to find what an indicator counts. A definition names one with its parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Protocol, TypeVar

from njia.casework.guards import Acts, ClockId, FieldId, references
from njia.casework.named import made_of
from njia.indicators.model import ALL, Case, Did, Point, Ran, Window

__all__ = ["METHODS", "Method", "began", "did", "make", "method", "references"]


class Method(Protocol):
    """Its fields are the parameters that a file gives."""

    name: ClassVar[str] = ""  # the one it is registered under

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]: ...


METHODS: dict[str, type[Method]] = {}
_M = TypeVar("_M", bound=type[Method])


def method(name: str) -> Callable[[_M], _M]:
    """Registers a method under the name that files use."""

    def register(cls: _M) -> _M:
        cls.name = name
        METHODS[name] = cls
        return cls

    return register


def make(name: str, params: Mapping[str, object]) -> Method:
    """The method of that name with these parameters. Raises ValueError saying what is wrong with them."""
    return made_of("method", METHODS, name, params)


def did(case: Case, types: Iterable[str], window: Window) -> Iterator[Did]:
    """The acts of these types that were done by then, in their order."""
    return (act for act in case.acts if act.type in types and act.at < window.as_of)


def began(case: Case, types: Iterable[str], window: Window) -> Did | None:
    """The first such act of the case, where it lies in the window."""
    first = next((act for act in case.acts if act.type in types), None)
    return first if first is not None and window.holds(first.at) else None


def _part(case: Case, by: str) -> str:
    return str(case.last(by) or "") if by else ALL


@method("runs_in_time")
@dataclass(frozen=True)
class RunsInTime(Method):
    """Of the runs of ``clock`` that began: 1 where one of ``acts`` stopped it in time. One not yet due is left out."""

    clock: ClockId
    acts: Acts
    by: FieldId = ""

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            for run in case.runs:
                if run.clock == self.clock and window.holds(run.started):
                    good = self._answered(run, window)
                    if good or run.due < window.as_of:
                        yield Point(_part(case, self.by), float(good))

    def _answered(self, run: Ran, window: Window) -> bool:
        known = run.stopped is not None and run.stopped < window.as_of
        return known and run.stopped_by in self.acts and run.stopped <= run.due  # type: ignore[operator]


@method("days_between")
@dataclass(frozen=True)
class DaysBetween(Method):
    """Days from the first of ``start`` to the first of ``end`` after it; a case without an end has lasted so long."""

    start: Acts
    end: Acts
    by: FieldId = ""

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            first = began(case, self.start, window)
            if first is not None:
                ends = (act.at for act in did(case, self.end, window) if act.at >= first.at)
                ended = next(ends, None)
                lasted = (ended or window.as_of) - first.at
                yield Point(_part(case, self.by), lasted / timedelta(days=1), ended is not None)


@method("cases_with")
@dataclass(frozen=True)
class CasesWith(Method):
    """Of the cases in which one of ``base`` was first done: 1 where one of ``having`` was done too. ``where`` names a
    field that must hold one of ``among``."""

    base: Acts
    having: Acts
    by: FieldId = ""
    where: FieldId = ""
    among: tuple[str, ...] = ()

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            if began(case, self.base, window) and (not self.where or case.last(self.where) in self.among):
                yield Point(_part(case, self.by), float(any(did(case, self.having, window))))


@method("stages")
@dataclass(frozen=True)
class Stages(Method):
    """Cases in which one of ``base`` was first done, each in the part of the furthest of ``acts`` that it came to."""

    base: Acts
    acts: Acts

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            if began(case, self.base, window):
                done = {act.type for act in did(case, self.acts, window)}
                yield Point(next((act for act in reversed(self.acts) if act in done), ALL))


@method("acts_done")
@dataclass(frozen=True)
class ActsDone(Method):
    """Every time one of ``acts`` was done."""

    acts: Acts
    by: FieldId = ""

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            for act in did(case, self.acts, window):
                if window.holds(act.at):
                    yield Point(_part(case, self.by))


@method("number_given")
@dataclass(frozen=True)
class NumberGiven(Method):
    """The number that the first of ``acts`` gives in ``field``."""

    acts: Acts
    field: FieldId

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            first = began(case, self.acts, window)
            if first is not None and (value := first.given.get(self.field)) is not None:
                yield Point(ALL, float(str(value)))


@method("money_given")
@dataclass(frozen=True)
class MoneyGiven(Method):
    """The sums that ``acts`` give in one of ``fields``, by case; each currency is a part, none is converted."""

    acts: Acts
    fields: tuple[str, ...]

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            sums: dict[str, Decimal] = {}
            for act in did(case, self.acts, window):
                for name in self.fields if window.holds(act.at) else ():
                    given = act.given.get(name)
                    if isinstance(given, dict):
                        sums[given["currency"]] = sums.get(given["currency"], Decimal()) + Decimal(given["amount"])
            yield from (Point(currency, float(amount)) for currency, amount in sums.items())
