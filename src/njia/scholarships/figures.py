"""Which counts of people may be published: a small group is not told, nor can it be worked out from all that is."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from njia.disclosure.cells import Atom, Cell
from njia.disclosure.suppress import protect

STAGES = ("applied", "offered", "arrived")  # each of them is among those before it
ALL = ""
People = frozenset[tuple[str, str, str, int]]  # county, sex, the last stage that was reached, and how many


def publishable(counts: Mapping[tuple[str, str, str], int], least: int) -> dict[tuple[str, str], int | None]:
    """By stage and group (a county, a sex, or ``ALL``): how many reached it; None for what must not be told.

    Withheld is what counts fewer than ``least`` people, and what else it takes so that neither a total nor the next
    stage tells it. Kept for as long as the counts are the same, since that takes a second.
    """
    return dict(_shown(frozenset((*key, count) for key, count in counts.items() if count), least))


@lru_cache(maxsize=16)
def _shown(people: People, least: int) -> tuple[tuple[tuple[str, str], int | None], ...]:
    groups = [ALL, *sorted({row[0] for row in people} | {row[1] for row in people})]
    cells = [_cell(people, stage, group) for stage in range(len(STAGES)) for group in groups]
    told = protect(cells, least) if people else cells
    return tuple(((cell.table, cell.key[0]), cell.value) for cell in told)


def _cell(people: People, stage: int, group: str) -> Cell:
    inside = [row for row in people if group in (ALL, *row[:2]) and row[2] in STAGES[stage:]]
    atoms: frozenset[Atom] = frozenset(("scholarships", "", *row[:3]) for row in inside)
    return Cell(STAGES[stage], (group,), atoms, sum(row[3] for row in inside))
