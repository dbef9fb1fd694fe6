"""How far the primary estimate hangs on one list, one count, the prior, the linking; does it find what is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from njia.estimates.errors import RefusedError
from njia.estimates.lattice import bits
from njia.estimates.methods import Estimate, estimate
from njia.estimates.settings import Method, Settings, Shrinkage
from njia.estimates.tables import CaptureTable


@dataclass(frozen=True, slots=True)
class Shift:
    """The primary estimate under one change; ``what`` is a list, a row, or the end of a code. NaN: none."""

    what: str
    estimate: float
    low: float
    high: float
    share: float | None = None  # of the people on several lists

    def with_counted(self, people: int) -> Shift:
        return replace(self, estimate=self.estimate + people, low=self.low + people, high=self.high + people)


@dataclass(frozen=True, slots=True)
class Known:
    """A list whose size is known, estimated from how the other lists see its people."""

    list: str
    known: int
    estimate: float
    low: float
    high: float

    @property
    def covered(self) -> bool:
        return bool(self.low <= self.known <= self.high)


@dataclass(frozen=True, slots=True)
class Fragility:
    left_out: tuple[Shift, ...]
    one_count: Shift | None  # the largest change that one person more or less in one row makes
    prior: tuple[Shift, ...]
    linkage: tuple[Shift, ...]
    known: tuple[Known, ...]

    def with_counted(self, people: int) -> Fragility:
        """The same with people who are known in full added, as to the estimate; the known lists stay as they are."""
        left_out, prior, linkage = (
            tuple(shift.with_counted(people) for shift in shifts)
            for shifts in (self.left_out, self.prior, self.linkage)
        )
        one = self.one_count.with_counted(people) if self.one_count else None
        return Fragility(left_out, one, prior, linkage, self.known)


def fragility(method: Method, table: CaptureTable, settings: Settings) -> Fragility:
    """Everything that could move the estimate of this method, tried one by one."""
    base = _shift("", method, table, settings)
    single = [_shift(what, method, other, settings) for what, other in _one_more_or_less(table)]
    moved = [shift for shift in single if np.isfinite(shift.estimate)]
    worst = max(moved, key=lambda shift: abs(np.log(shift.estimate / base.estimate)), default=None)
    return Fragility(
        tuple(_shift(name, method, table.without(i), settings) for i, name in enumerate(table.lists)),
        worst,
        tuple(_shift(what, method, table, other) for what, other in _other_priors(method, settings)),
        tuple(
            replace(_shift(what, method, other, settings), share=share)
            for what, share, other in _relinked(table, settings)
        ),
        tuple(known_lists(method, table, settings)),
    )


def known_lists(method: Method, table: CaptureTable, settings: Settings) -> Iterator[Known]:
    """Internal consistency: each list in turn is taken as a whole population; needs four lists."""
    for i, name in enumerate(table.lists):
        inside = table.within(i)
        if len(inside.lists) >= 3 and inside.observed:
            found = _shift(name, method, inside, settings)
            yield Known(name, table.sizes[i], found.estimate, found.low, found.high)


def _shift(what: str, method: Method, table: CaptureTable, settings: Settings) -> Shift:
    try:
        found: Estimate = estimate(method, table, settings, quick=True)
    except RefusedError:
        return Shift(what, float("nan"), float("nan"), float("nan"))
    return Shift(what, found.estimate, found.low, found.high)


def _one_more_or_less(table: CaptureTable) -> Iterator[tuple[str, CaptureTable]]:
    for history in range(1, len(table.counts)):
        for change in (-1, 1):
            counts = list(table.counts)
            counts[history] += change
            if counts[history] >= 0 and (table.counts[history] or len(bits(history)) == 2):
                names = "+".join(table.lists[i] for i in bits(history))
                yield f"{names} {change:+d}", replace(table, counts=tuple(counts))


def _other_priors(method: Method, settings: Settings) -> Iterator[tuple[str, Settings]]:
    if method != "shrinkage":
        return
    (centre, spread), (_, pair) = settings.shrinkage.main, settings.shrinkage.pair
    for what, main, both in (
        ("main_lower", (centre - 1, spread), pair), ("main_higher", (centre + 1, spread), pair),
        ("main_wider", (centre, 2 * spread), pair),
        ("pair_narrower", (centre, spread), pair / 2), ("pair_wider", (centre, spread), pair * 2),
    ):  # fmt: skip
        yield what, replace(settings, shrinkage=Shrinkage(main=main, pair=(settings.shrinkage.pair[0], both)))


def _relinked(table: CaptureTable, settings: Settings) -> Iterator[tuple[str, float, CaptureTable]]:
    """The table as it would be, had some who are on several lists been two people, or been missed as one."""
    for share in settings.linkage_errors:
        for what, sign in (("two_people", -1), ("missed", 1)):
            counts = [float(count) for count in table.counts]
            for history, count in enumerate(table.counts):
                on = bits(history)
                if len(on) > 1:
                    counts[history] += sign * share * count
                    for i in on:  # one list parts from the rest, each as likely
                        counts[1 << i] -= sign * share * count / len(on)
                        counts[history & ~(1 << i)] -= sign * share * count / len(on)
            yield what, share, _Fractions(table.lists, tuple(max(count, 0.0) for count in counts))


@dataclass(frozen=True, slots=True)
class _Fractions(CaptureTable):
    """A table of expected counts."""

    counts: tuple[float, ...]  # type: ignore[assignment]
