"""Response times as a table for programs, and read back from it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import date

from njia.answering.model import Quarter, Row

HEAD = ("from", "to", "as_of", "organ", "asked", "median_hours", "ninetieth_percentile_hours",
        "in_time_percent", "granted_percent", "refused_percent", "silent_percent")  # fmt: skip
_ALL = "all"
_DAYS = 3  # columns before those of a row
_FIGURES = tuple(field.name for field in fields(Row))[1:]


def lines(quarters: Iterable[Quarter]) -> Iterator[tuple[str | int | None, ...]]:
    """A line for each row; a figure that is withheld is empty."""
    for quarter in quarters:
        days = [day.isoformat() for day in (quarter.first, quarter.last, quarter.as_of)]
        for row in quarter.rows:
            yield (*days, row.organ or _ALL, *(getattr(row, name) for name in _FIGURES))


def read(text: str) -> tuple[Quarter, ...]:
    """The quarters of such a file. Raises ValueError for any other."""
    head, *rows = list(csv.reader(io.StringIO(text))) or [[]]
    if tuple(head) != HEAD:
        raise ValueError("no table of response times")
    found: dict[tuple[date, ...], list[Row]] = {}
    for line in rows:
        days = tuple(date.fromisoformat(day) for day in line[:_DAYS])
        organ, *cells = line[_DAYS:]
        values = {name: int(cell) if cell else None for name, cell in zip(_FIGURES, cells, strict=True)}
        found.setdefault(days, []).append(Row(organ="" if organ == _ALL else organ, **values))
    return tuple(Quarter(first=d[0], last=d[1], as_of=d[2], rows=tuple(told)) for d, told in found.items())
