"""What can be worked out of withheld cells: the exact range of each, by linear programme over all published numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from njia.disclosure.cells import Atom, Cell, small

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Exposed:
    """A set of people that the published numbers tell too well: a withheld cell, or the difference of two cells."""

    what: str
    table: str
    key: tuple[str, ...]
    low: float
    high: float


class System:
    """All that is published, as equations. Atoms that always stand together are one unknown."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = cells

    @cached_property
    def _unknowns(self) -> tuple[dict[Atom, int], int]:
        """The unknown of each atom, and how many there are."""
        seen: dict[Atom, list[int]] = defaultdict(list)
        for place, cell in enumerate(self.cells):
            for atom in cell.atoms:
                seen[atom].append(place)
        groups: dict[tuple[int, ...], int] = {}
        return {atom: groups.setdefault(tuple(places), len(groups)) for atom, places in seen.items()}, len(groups)

    def _row(self, cell: Cell) -> list[float]:
        of, size = self._unknowns
        row = [0.0] * size
        for atom in cell.atoms:
            row[of[atom]] = 1.0
        return row

    @cached_property
    def _published(self) -> tuple[list[list[float]], list[float]]:
        told = [cell for cell in self.cells if cell.value is not None]
        return [self._row(cell) for cell in told], [float(cell.value or 0) for cell in told]

    def range_of(self, cell: Cell) -> tuple[float, float]:
        """The least and the most that the cell can hold, given every published number."""
        from scipy.optimize import linprog

        left, right = self._published
        wanted = self._row(cell)
        equal = {"A_eq": left, "b_eq": right} if left else {}
        ends = [linprog([sign * w for w in wanted], **equal, bounds=(0, None), method="highs") for sign in (1, -1)]
        return float(ends[0].fun), float("inf") if ends[1].status == 3 else -float(ends[1].fun)


def exposed(cells: Sequence[Cell], least: int) -> Iterator[Exposed]:
    """Withheld cells whose range is narrower than ``least``, and small differences between two published cells."""
    system = System(cells)
    for cell in cells:
        if cell.value is None:
            low, high = system.range_of(cell)
            if high - low < least - _ROUNDING:
                yield Exposed("withheld", cell.table, cell.key, low, high)
    yield from _differences(cells, least)


def _differences(cells: Sequence[Cell], least: int) -> Iterator[Exposed]:
    """One cell lies inside another, both are published, and few stand between them."""
    told = [cell for cell in cells if cell.value is not None]
    for inner in told:
        for outer in told:
            if inner.atoms < outer.atoms:
                rest = int(outer.value or 0) - int(inner.value or 0)
                if small(rest, least):
                    yield Exposed("difference", inner.table, inner.key, rest, rest)
