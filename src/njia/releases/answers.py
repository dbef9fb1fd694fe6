"""What the public page of response times tells of the same requests, as cells: a release must hide beside it too."""

from __future__ import annotations

from collections.abc import Iterator

from njia.answering.model import Quarter, Row
from njia.disclosure.cells import Cell
from njia.releases.making import NO, YES


def cells_of_answers(told: Quarter, table: str, release: str) -> Iterator[Cell]:
    """Requests of each organ, and those answered in time as far as a share in whole per cent tells their number."""
    organs = [row.organ for row in told.rows if row.organ]
    for row in told.rows:
        inside = [row.organ] if row.organ else organs
        for outcome, value in _values(row).items():
            outcomes = (outcome,) if outcome else (YES, NO)
            atoms = frozenset((table, release, organ, one) for organ in inside for one in outcomes)
            yield Cell(f"answers {release}", (row.organ, outcome), atoms, value)


def _values(row: Row) -> dict[str, int | None]:
    if row.asked is None:
        return {"": None}
    if row.in_time is None:
        return {"": row.asked}
    in_time = round(row.asked * row.in_time / 100)
    return {"": row.asked, YES: in_time, NO: row.asked - in_time}
