"""Makes the release of a quarter from cases: the same cases, terms and noise give the same bytes."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from njia.disclosure import noise as chance
from njia.disclosure.budget import Budget
from njia.disclosure.cells import Cell, Key, Table
from njia.disclosure.suppress import protect
from njia.indicators.model import DIGITS, Case, Figure, Indicator, Point
from njia.indicators.statistics import count_of, figures
from njia.releases.answers import finer
from njia.releases.calendar import Calendar, Declared, Quarter
from njia.releases.manifest import NO, NONE, YES, Manifest, Published, Shown, cells_of, digest
from njia.seals.acts import canonical

Noise = Mapping[str, tuple[int, ...]]
Draw = Callable[[int, float], tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Made:
    """A release, and the noise with its salt, which stay sealed."""

    manifest: Manifest
    noise: Noise
    salt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a release is made within: the releases before it, what other pages publish of the same people (by table),
    the rates of currencies, and where noise comes from."""

    corridor: str
    earlier: Sequence[Manifest]
    beside: Mapping[str, Sequence[Cell]] = field(default_factory=dict)
    draw: Draw = chance.draw
    rates: Mapping[str, Decimal] = field(default_factory=dict)

    def protected(self, cells: Sequence[Cell], table: str, least: int) -> tuple[Cell, ...]:
        """The cells as they may be published beside all that is out."""
        near = [*(cell for one in self.earlier for cell in cells_of(one)), *self.beside.get(table, ())]
        return protect(finer(cells, table) if table in self.beside else cells, least, near)


def make(
    calendar: Calendar, indicators: Mapping[str, Indicator], cases: Sequence[Case], quarter: Quarter, around: Around,
    salt: str,
) -> Made:  # fmt: skip
    """The release. Raises OverspentError where its noisy tables would spend more than is left of the budget."""
    earlier, kept = around.earlier, dict[str, tuple[int, ...]]()
    budget = Budget(float(calendar.lifetime_rho), tuple((one.release, one.rho) for one in earlier))
    budget.spend(quarter.name, float(sum((Decimal(one.rho) for one in calendar.tables), Decimal())))
    tables = []
    window = replace(quarter.window, rates=around.rates)
    for declared in calendar.tables:
        indicator = indicators[declared.indicator]
        mine = (case for case in cases if case.procedure == indicator.procedure)
        points = list(indicator.method.points(mine, window))
        if declared.kind == "noisy":
            kept[declared.id] = around.draw(len(indicator.part_names), float(declared.rho))
        tables.append(_published(declared, indicator, points, calendar.at_least, quarter, around, kept))
    manifest = Manifest(
        corridor=around.corridor, release=quarter.name, first=quarter.first, last=quarter.last,
        as_of=quarter.window.as_of.date(), at_least=calendar.at_least, lifetime_rho=calendar.lifetime_rho,
        delta=calendar.delta, previous=digest(earlier[-1]) if earlier else "", noise=commitment(kept, salt),
        tables=tuple(tables),
    )  # fmt: skip
    return Made(manifest, kept, salt)


def commitment(noise: Noise, salt: str) -> str:
    """What a release tells of its noise: enough to prove later which it was, nothing before."""
    rows = {name: list(row) for name, row in noise.items()}
    return hashlib.sha256(canonical({"noise": rows, "salt": salt})).hexdigest()


def _published(
    declared: Declared, indicator: Indicator, points: Sequence[Point], least: int, quarter: Quarter, around: Around,
    noise: Noise,
) -> Published:  # fmt: skip
    dimensions: tuple[str, ...] = ("part",)
    if declared.kind == "counts":
        table = _table(declared, indicator, points, quarter)
        dimensions, cells = table.dimensions, list(table.cells()) if points else []
        shown = [_cell(one) for one in around.protected(cells, declared.id, least)]
    elif declared.kind == "noisy":
        shown = list(_noisy(indicator, points, noise[declared.id], float(declared.rho)))
    elif declared.kind == "exact":
        value, low, high = count_of(len(points))
        shown = [Shown(key=(NONE,), value=_said(value), low=_said(low), high=_said(high))]
    else:
        digits = DIGITS.get(indicator.unit, 0)
        shown = [_figure(one, least, digits) for one in figures(points, indicator.statistic)]
    return Published(
        id=declared.id, indicator=indicator.id, version=indicator.version, kind=declared.kind, dimensions=dimensions,
        cells=tuple(shown), rho=declared.rho,
    )  # fmt: skip


def _table(declared: Declared, indicator: Indicator, points: Iterable[Point], quarter: Quarter) -> Table:
    counts: Counter[Key] = Counter(
        (point.part or NONE, YES if point.value > 0 else NO) if indicator.outcomes else (point.part or NONE,)
        for point in points
    )
    dimensions = ("part", "outcome") if indicator.outcomes else ("part",)
    return Table(
        id=f"{declared.id} {quarter.name}", measure=declared.id, period=quarter.name, dimensions=dimensions,
        counts=counts,
    )  # fmt: skip


def _cell(cell: Cell) -> Shown:
    return Shown(key=cell.key, value=None if cell.value is None else str(cell.value))


def _noisy(indicator: Indicator, points: Iterable[Point], noise: Sequence[int], rho: float) -> Iterator[Shown]:
    """Every part that there can be, also one that nobody is in: that a part is shown tells nothing."""
    counts = Counter(point.part for point in points)
    for part, value in zip(
        indicator.part_names, chance.shown([counts[one] for one in indicator.part_names], noise), strict=True
    ):
        low, high = chance.range_of(value, rho)
        yield Shown(key=(part,), value=str(max(0, value)), low=str(low), high=str(high))


def _figure(figure: Figure, least: int, digits: int) -> Shown:
    key = (figure.part or NONE,)
    if figure.counted < least:
        return Shown(key=key, value=None)
    value, low, high = (_said(end, digits) for end in (figure.value, figure.low, figure.high))
    return Shown(key=key, value=value, low=low, high=high, counted=figure.counted)


def _said(value: float | None, digits: int = 0) -> str | None:
    """Whole numbers, or as few digits as the unit can bear: a fraction of a day would tell one person's value."""
    return None if value is None else f"{value:.{digits}f}"
