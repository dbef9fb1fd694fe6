"""Figures drawn as rows on one scale: a line for the range, a dot for the value, its words beside it. No script."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, _ROW, _LEFT, _RIGHT = 360, 76, 8, 8
_ABOVE, _AXIS = 1.05, 26  # room above the largest end, and for the words of the scale


@dataclass(frozen=True, slots=True)
class Row:
    """A row to draw; without a value it only says why there is none. ``heard`` is what is read out, with the range."""

    label: str
    said: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    heard: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where a row's words, line and dot go. ``open`` is a range whose upper end nobody knows."""

    row: Row
    words: int
    line: int
    dot: float | None = None
    start: float | None = None
    end: float | None = None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing: its size, its rows, and the two ends of its scale."""

    height: int
    axis: int
    most: float
    rows: tuple[Drawn, ...]


def picture(rows: Sequence[Row], most: float | None = None) -> Picture:
    """The rows from nothing to ``most``, or to a little more than the largest end. A range is always drawn."""
    ends = [end for row in rows for end in (row.value, row.low, row.high) if end is not None]
    top = most or max(ends, default=1.0) * _ABOVE or 1.0

    def across(value: float | None) -> float | None:
        return None if value is None else round(_LEFT + min(value / top, 1) * (WIDTH - _LEFT - _RIGHT), 1)

    drawn = tuple(_drawn(row, place * _ROW, across, top) for place, row in enumerate(rows))
    height = len(rows) * _ROW
    return Picture(height=height + _AXIS, axis=height, most=top, rows=drawn)


def _drawn(row: Row, above: int, across: Callable[[float | None], float | None], top: float) -> Drawn:
    end = None if row.low is None else across(top if row.high is None else row.high)
    return Drawn(
        row=row,
        words=above + 18,
        line=above + 54,
        dot=across(row.value),
        start=across(row.low),
        end=end,
        open=row.low is not None and row.high is None,
    )
