"""What can be worked out of withheld cells: the exact range of each, by linear programme over all published numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from njia.disclosure.cells import Atom, Cell

_ROUNDING = 1e-6
_IMPOSSIBLE, _NO_END = 2, 3  # what the linear programme answers


@dataclass(frozen=True, slots=True)
class Exposed:
    """A set of people that the published numbers tell too well: a withheld cell, or the difference of two cells."""

    what: str
    table: str
    key: tuple[str, ...]
    low: float
    high: float


class ContradictionError(Exception):
    """No counts of people can be behind all that was published together."""


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
    def _published(self) -> dict[str, list[Any]]:
        """What the linear programme takes: a row for an exact number, one for each end of a rounded one."""
        found: dict[str, list[Any]] = defaultdict(list)
        for cell in (cell for cell in self.cells if cell.value is not None):
            row, (low, high) = self._row(cell), cell.ends
            if low == high:
                found["A_eq"].append(row)
                found["b_eq"].append(low)
            else:
                found["A_ub"] += [row, [-one for one in row]]
                found["b_ub"] += [high, -low]
        return found

    def range_of(self, cell: Cell) -> tuple[float, float]:
        """The least and the most that the cell can hold, given every published number. Raises ContradictionError."""
        from scipy.optimize import linprog

        wanted = self._row(cell)
        ends = [
            linprog([sign * w for w in wanted], **self._published, bounds=(0, None), method="highs") for sign in (1, -1)
        ]
        if _IMPOSSIBLE in (ends[0].status, ends[1].status):
            raise ContradictionError(f"no counts can be behind {cell.table} {cell.key} and what was published with it")
        return float(ends[0].fun), float("inf") if ends[1].status == _NO_END else -float(ends[1].fun)


def exposed(cells: Sequence[Cell], least: int) -> Iterator[Exposed]:
    """Withheld cells whose range is narrower than ``least``, and small differences between two published cells.

    A cell that is withheld in one place and published in another is told there, not worked out. Raises
    ContradictionError.
    """
    system = System(cells)
    told = {cell.atoms for cell in cells if cell.value is not None}
    for cell in cells:
        if cell.value is None and cell.atoms not in told:
            low, high = system.range_of(cell)
            if high - low < least - _ROUNDING:
                yield Exposed("withheld", cell.table, cell.key, low, high)
    yield from _differences(cells, least)


def _differences(cells: Sequence[Cell], least: int) -> Iterator[Exposed]:
    """One cell lies inside another, both are published, and few stand between them, or few in a narrow range."""
    told = [cell for cell in cells if cell.value is not None]
    for inner in told:
        for outer in told:
            if inner.atoms < outer.atoms:
                low, high = max(0, outer.ends[0] - inner.ends[1]), outer.ends[1] - inner.ends[0]
                if low < least and 0 < high < low + least:
                    yield Exposed("difference", inner.table, inner.key, low, high)
