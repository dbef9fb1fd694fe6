"""A capture table: how many people were seen by each combination of lists. It holds counts, never people."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from njia.estimates.errors import InputError
from njia.estimates.lattice import Floats, superset_sums

MOST_LISTS = 10  # 1,023 histories; published tables have three to eight


@dataclass(frozen=True, slots=True)
class CaptureTable:
    """``counts[h]`` is how many have the history ``h``: bit ``i`` of it is "on list ``i``". Nobody has history 0."""

    lists: tuple[str, ...]
    counts: tuple[int, ...]

    @property
    def observed(self) -> int:
        return sum(self.counts)

    @property
    def array(self) -> Floats:
        """The counts as a column of one table."""
        return np.array(self.counts, float)[:, None]

    @property
    def sizes(self) -> tuple[int, ...]:
        """How many are on each list."""
        sums = superset_sums(self.array)[:, 0]
        return tuple(int(sums[1 << i]) for i in range(len(self.lists)))

    def without(self, gone: int) -> CaptureTable:
        """The table that the other lists would have made; who was only on that list is not seen."""
        return _folded(self, gone, every=True)

    def within(self, known: int) -> CaptureTable:
        """The members of one list as the other lists see them: their number is known, so it can be estimated."""
        return _folded(self, known, every=False)


def _folded(table: CaptureTable, gone: int, *, every: bool) -> CaptureTable:
    counts = [0] * (len(table.counts) // 2)
    for history, count in enumerate(table.counts):
        rest = history & ((1 << gone) - 1) | history >> (gone + 1) << gone
        if rest and (every or history >> gone & 1):
            counts[rest] += count
    return CaptureTable(tuple(name for i, name in enumerate(table.lists) if i != gone), tuple(counts))


def made(lists: Sequence[str], rows: Sequence[tuple[int, int]]) -> CaptureTable:
    """A table from (history, count) rows."""
    counts = [0] * (1 << len(lists))
    for history, count in rows:
        counts[history] += count
    return CaptureTable(tuple(lists), tuple(counts))


def read_table(text: str) -> CaptureTable:
    """A table from CSV: one 0/1 column for each list, the count last. Raises InputError, naming the line."""
    rows = enumerate(csv.reader(io.StringIO(text)), 1)
    lines = [(number, row) for number, row in rows if any(map(str.strip, row))]
    if not lines:
        raise InputError("empty")
    header = [cell.strip() for cell in lines[0][1]]
    lists = _lists(header)
    seen: dict[int, int] = {}
    counts: list[tuple[int, int]] = []
    for number, line in lines[1:]:
        cells = [cell.strip() for cell in line]
        if len(cells) != len(header):
            raise InputError("columns", line=str(number), found=str(len(cells)), wanted=str(len(header)))
        history = _history(cells[:-1], number)
        if history in seen:
            raise InputError("twice", line=str(number), first=str(seen[history]))
        seen[history] = number
        counts.append((history, _count(cells[-1], number)))
    table = made(lists, counts)
    if table.observed == 0:
        raise InputError("nobody")
    return table


def _lists(header: list[str]) -> list[str]:
    lists = header[:-1]
    if not lists or any(not name or _number(name) for name in header):
        raise InputError("header")
    if len({name.casefold() for name in lists}) < len(lists):
        raise InputError("same_name")
    if len(lists) > MOST_LISTS:
        raise InputError("many_lists", found=str(len(lists)), most=str(MOST_LISTS))
    return lists


def _number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _history(cells: list[str], number: int) -> int:
    for cell in cells:
        if cell not in ("0", "1"):
            raise InputError("not_01", line=str(number), found=cell)
    history = sum(1 << i for i, cell in enumerate(cells) if cell == "1")
    if history == 0:
        raise InputError("no_list", line=str(number))
    return history


def _count(cell: str, number: int) -> int:
    if not (cell.isascii() and cell.isdigit()):
        raise InputError("count", line=str(number), found=cell)
    if len(cell) > 9:
        raise InputError("count_large", line=str(number))
    return int(cell)
