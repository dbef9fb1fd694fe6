"""What the public page of response times tells of the same requests, as cells: a release must hide beside it too."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from njia.answering.model import Quarter, Row
from njia.disclosure.cells import Atom, Cell, split
from njia.releases.manifest import NO, YES

INDICATOR = "access_in_time"  # of whose requests that page tells too
# A request was answered in time or not; the page also tells how it was answered, and how many never were.
_INSIDE = {YES: ("granted", "refused"), NO: ("late_granted", "late_refused", "silent")}
_TOLD = {
    "": (YES, NO),
    YES: (YES,),
    "granted": ("granted", "late_granted"),
    "refused": ("refused", "late_refused"),
    "silent": ("silent",),
}
_ROUNDED = 0.5  # of a per cent


def cells_of_answers(told: Quarter, table: str, release: str) -> Iterator[Cell]:
    """Requests of each organ, and of them the shares that are told, as far as whole per cents tell their number."""
    organs = [row.organ for row in told.rows if row.organ]
    for row in told.rows:
        inside = [row.organ] if row.organ else organs
        for outcome, ends in _ends(row).items():
            atoms = ((table, release, organ, one) for organ in inside for one in _TOLD[outcome])
            members = frozenset(part for atom in atoms for part in _parts(atom))
            yield Cell(f"answers {release}", (row.organ, outcome), members, *ends)


def finer(cells: Sequence[Cell], table: str) -> tuple[Cell, ...]:
    """Cells of a release over the atoms that the page of response times tells apart."""
    known = {atom for cell in cells for atom in cell.atoms if atom[0] == table}
    return split(cells, {atom: tuple(_parts(atom)) for atom in known})


def _parts(atom: Atom) -> Iterable[Atom]:
    return ((*atom[:-1], one) for one in _INSIDE[atom[-1]]) if atom[-1] in _INSIDE else (atom,)


def _ends(row: Row) -> dict[str, tuple[int | None, int | None]]:
    """The least and the most of what is told; what of an organ is withheld is withheld here too."""
    if row.asked is None:
        return {"": (None, None)}
    shares = {YES: row.in_time, "granted": row.granted, "refused": row.refused, "silent": row.silent}
    wanted = {name: share for name, share in shares.items() if share is not None or row.organ}
    return {"": (row.asked, None), **{name: _people(row.asked, share) for name, share in wanted.items()}}


def _people(asked: int, share: int | None) -> tuple[int | None, int | None]:
    if share is None:
        return None, None
    low, high = (asked * (share + end) / 100 for end in (-_ROUNDED, _ROUNDED))
    return max(0, math.ceil(low)), min(asked, math.floor(high))
