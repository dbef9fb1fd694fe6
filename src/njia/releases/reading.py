"""A published table as figures with ranges: shares are worked out from the counts that were published, no others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from njia.indicators.methods import Stages
from njia.indicators.model import ALL, Indicator
from njia.indicators.statistics import count_of, share_of
from njia.releases.manifest import NO, NONE, YES, Published


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is told of one part; ``value`` None is withheld. Shares are in per cent.

    ``exact`` is a number or sum of what was recorded: only luck moves it, nothing of it is guessed.
    """

    part: str
    value: float | None
    low: float | None = None
    high: float | None = None
    counted: int | None = None
    exact: bool = False


def told(table: Published, indicator: Indicator) -> tuple[Told, ...]:
    """The figures of a table, that of everything together first."""
    if table.kind == "counts" and indicator.statistic == "count":
        return tuple(_counts(table))
    if table.kind == "counts":
        return tuple(_stages(table, indicator.method) if isinstance(indicator.method, Stages) else _shares(table))
    rows = (
        Told(
            part=ALL if cell.key[0] == NONE else cell.key[0],
            value=_number(cell.value),
            low=_number(cell.low),
            high=_number(cell.high),
            counted=cell.counted,
            exact=table.kind == "exact" or indicator.statistic == "total",
        )
        for cell in table.cells
    )
    return tuple(sorted(rows, key=lambda row: row.part != ALL))


def _counts(table: Published) -> Iterator[Told]:
    """How many in each part, all together first."""
    for cell in sorted(table.cells, key=lambda cell: cell.key[0] != ALL):
        part = ALL if cell.key[0] in (ALL, NONE) else cell.key[0]
        value, low, high = (None, None, None) if cell.value is None else count_of(int(cell.value))
        yield Told(part=part, value=value, low=low, high=high, exact=True)


def _shares(table: Published) -> Iterator[Told]:
    """One part alone is everything, so it is told once."""
    cells = {cell.key: cell.value for cell in table.cells}
    parts = [key[0] for key in cells if key[0] not in (ALL, NONE) and key[1] == ALL]
    for part in (ALL, *parts) if cells else ():
        counted = cells.get((part, ALL))
        good = _good(cells.get((part, YES)), cells.get((part, NO)), counted, several=(part, YES) in cells)
        if counted is None or good is None or not int(counted):
            yield Told(part=part, value=None, counted=None if counted is None else int(counted))
        else:
            value, low, high = (100 * end for end in share_of(good, int(counted)))
            yield Told(part=part, value=value, low=low, high=high, counted=int(counted))


def _good(yes: str | None, no: str | None, counted: str | None, *, several: bool) -> int | None:
    """How many turned out well; where nobody did, the table has no line for it."""
    if yes is not None:
        return int(yes)
    return 0 if not several and no is not None and no == counted else None


def _stages(table: Published, method: Stages) -> Iterator[Told]:
    """Who came further has come this far too."""
    cells = {cell.key[0]: cell.value for cell in table.cells}
    total = cells.get(ALL)
    for place, act in enumerate(method.acts):
        reached = _reached(cells, method.acts, place, total)
        if total is None or not int(total) or reached is None:
            yield Told(part=act, value=None)
        else:
            value, low, high = (100 * end for end in share_of(reached, int(total)))
            yield Told(part=act, value=value, low=low, high=high, counted=int(total))


def _reached(cells: Mapping[str, str | None], acts: Sequence[str], place: int, total: str | None) -> int | None:
    """How many came to that act or further, or all but those who did not; None where both hold a withheld number."""
    beyond = [cells.get(act, "0") for act in acts[place:]]
    before = [cells.get(act, "0") for act in (NONE, *acts[:place])]
    if None not in beyond:
        return sum(int(one or 0) for one in beyond)
    return int(total) - sum(int(one or 0) for one in before) if total is not None and None not in before else None


def _number(text: str | None) -> float | None:
    return None if text is None else float(text)
