"""Which counts of people may be published: a small group is not told, nor can it be worked out from all that is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from njia.disclosure.cells import Atom, Cell
from njia.disclosure.suppress import protect
from njia.disclosure.terms import Terms

STAGES = ("applied", "offered", "arrived")  # each of them is among those before it
ALL = ""
People = frozenset[tuple[str, str, str, int]]  # county, sex, the last stage that was reached, and how many


def day_out(year: int, terms: Terms, begins: date = date.min) -> date | None:
    """The one day on which the figures of an intake are published: when its year is over, the studies of all its
    programmes have begun, and that has settled. So a year that was mistyped tells nothing of people who only applied;
    None for one that no calendar has."""
    try:
        return max(date(year + 1, 1, 1), begins) + terms.intake_settles
    except (OverflowError, ValueError):
        return None


def publishable(counts: Mapping[tuple[str, str, str], int], least: int) -> dict[tuple[str, str], int | None]:
    """By stage and group (a county, a sex, or ``ALL``): how many reached it; None for what must not be told.

    Withheld is what counts fewer than ``least`` people, and what else it takes so that neither a total nor the next
    stage tells it.
    """
    people = frozenset((*key, count) for key, count in counts.items() if count)
    groups = [ALL, *sorted({row[0] for row in people} | {row[1] for row in people})]
    cells = [_cell(people, stage, group) for stage in range(len(STAGES)) for group in groups]
    told = protect(cells, least) if people else cells
    return {(cell.table, cell.key[0]): cell.value for cell in told}


def _cell(people: People, stage: int, group: str) -> Cell:
    inside = [row for row in people if group in (ALL, *row[:2]) and row[2] in STAGES[stage:]]
    atoms: frozenset[Atom] = frozenset(("scholarships", "", *row[:3]) for row in inside)
    return Cell(STAGES[stage], (group,), atoms, sum(row[3] for row in inside))
