"""Tables of figures as people write them: named columns, every wrong cell told with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from math import isfinite

from njia.estimates.errors import InputError


def read_columns(text: str, needed: Iterable[str], optional: Iterable[str] = ()) -> dict[str, list[str]]:
    """The columns of a CSV by their names in small letters. Raises InputError for one that is missing or not known."""
    rows = enumerate(csv.reader(io.StringIO(text)), 1)
    lines = [(number, [cell.strip() for cell in row]) for number, row in rows if any(map(str.strip, row))]
    if not lines:
        raise InputError("empty")
    header = [name.casefold() for name in lines[0][1]]
    if len(set(header)) < len(header):
        raise InputError("same_name")
    wanted = [*needed]
    for name in wanted:
        if name not in header:
            raise InputError("no_column", name=name, found=", ".join(header))
    for name in header:
        if name not in (*wanted, *optional):
            raise InputError("unknown_column", name=name, known=", ".join((*wanted, *optional)))
    for number, row in lines[1:]:
        if len(row) != len(header):
            raise InputError("columns", line=str(number), found=str(len(row)), wanted=str(len(header)))
    if len(lines) == 1:
        raise InputError("empty")
    lines_of = [str(number) for number, _ in lines[1:]]
    return {"": lines_of} | {name: [row[at] for _, row in lines[1:]] for at, name in enumerate(header)}


def numbers(columns: dict[str, list[str]], name: str, missing: float | None = None, least: float = 0.0) -> list[float]:
    """A column as numbers of at least ``least``; an empty cell is ``missing``. Raises InputError with the line."""
    if name not in columns and missing is not None:
        return [missing] * len(columns[""])
    return cells(columns, name, lambda cell: _number(cell, missing, least))


def cells(columns: dict[str, list[str]], name: str, read: Callable[[str], float]) -> list[float]:
    """A column, each cell read by a function that raises ValueError for what it does not know."""
    out = []
    for line, cell in zip(columns[""], columns[name], strict=True):
        try:
            out.append(read(cell))
        except ValueError:
            raise InputError("cell", line=line, name=name, found=cell) from None
    return out


def _number(cell: str, missing: float | None, least: float) -> float:
    if not cell and missing is not None:
        return missing
    if not cell.isascii() or "_" in cell:
        raise ValueError(cell)
    value = float(cell)
    if not isfinite(value) or value < least:
        raise ValueError(cell)
    return value
