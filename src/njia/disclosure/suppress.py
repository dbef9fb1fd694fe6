"""Withholds small cells, and then others until nobody can work out what was withheld, from this or earlier releases."""

from __future__ import annotations

from collections.abc import Sequence

from njia.disclosure.bounds import Exposed, exposed
from njia.disclosure.cells import Cell, small, withheld


def protect(cells: Sequence[Cell], least: int, earlier: Sequence[Cell] = ()) -> tuple[Cell, ...]:
    """The cells as they may be published. ``earlier`` are those of releases that are out already.

    Nothing of an earlier release can be taken back, so only cells of this one are withheld; they also hide what the
    two releases together would tell of an earlier cell. What is told there already need not be hidden here.
    """
    near = {atom[:2] for cell in cells for atom in cell.atoms}
    earlier = [cell for cell in earlier if any(atom[:2] in near for atom in cell.atoms)]
    told = {cell.atoms for cell in earlier if cell.value is not None}
    nothing = withheld(cells, frozenset(range(len(cells))))  # what is known where this release tells nothing at all
    known = {(one.table, one.key) for one in exposed((*nothing, *earlier), least)}
    hidden = frozenset(place for place, cell in enumerate(cells) if small(int(cell.value or 0), least))
    while True:
        shown = withheld(cells, hidden)
        found = next((one for one in exposed((*shown, *earlier), least) if (one.table, one.key) not in known), None)
        open_ = [
            place
            for place, cell in enumerate(cells)
            if place not in hidden and cell.atoms not in told and (cell.table, cell.key) not in known
        ]
        if found is None or not open_:
            return shown
        hidden |= {_next_to_hide(cells, open_, found, earlier)}


def _next_to_hide(cells: Sequence[Cell], open_: Sequence[int], found: Exposed, earlier: Sequence[Cell]) -> int:
    """The cell whose loss costs least: near the exposed one, no total before a part, small before large.

    Empty cells come last: that nobody is there says no less than a number.
    """
    same = next(cell for cell in (*cells, *earlier) if (cell.table, cell.key) == (found.table, found.key))

    def cost(place: int) -> tuple[bool, bool, int, int, int]:
        cell = cells[place]
        apart = sum(one != other for one, other in zip(cell.key, same.key, strict=False))
        value = int(cell.value or 0)
        return cell.table != same.table, value == 0, cell.key.count(""), apart, value

    return min(open_, key=cost)
