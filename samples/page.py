"""A paper before it is a file: rows of one or two cells."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One clause. Two cells (English, Russian) in a table or columns, else one. A line break in a cell is ``\\n``."""

    kind: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """``shape`` is flow, table (ruled), columns (not ruled, rows level) or columns_free (each side flows by itself)."""

    shape: str
    rows: list[Row]
