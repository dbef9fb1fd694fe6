"""Which counts of people may be published: a small group is not told, nor can it be worked out from a total."""

from __future__ import annotations

from collections.abc import Mapping

Cells = Mapping[str, int]


def publishable(columns: Mapping[str, Cells], least: int) -> dict[str, dict[str, int | None]]:
    """The columns with None for what must not be told. Each column stands beside its own total.

    Of the groups that are hidden there are at least two, and together at least ``least`` people: else the total would
    tell them, so the next smallest is hidden with them.
    """
    return {name: _column(cells, least) for name, cells in columns.items()}


def _column(cells: Cells, least: int) -> dict[str, int | None]:
    hidden = {name for name, count in cells.items() if 0 < count < least}
    others = sorted((count, name) for name, count in cells.items() if count >= least)
    while hidden and others and (len(hidden) < 2 or sum(cells[name] for name in hidden) < least):
        hidden.add(others.pop(0)[1])
    return {name: None if name in hidden else count for name, count in cells.items()}
