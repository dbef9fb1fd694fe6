"""Daily totals of papers: counted from acts, published, and counted again by anybody from an export of the ledger."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import msgspec

from njia.corridors.files import home_of, read
from njia.findings import Text
from njia.seals.lines import ACT, TAIL

Days = Mapping[date, Mapping[str, int]]


class Column(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a column is called, and the types of acts that it counts."""

    name: Text
    acts: tuple[str, ...]


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All columns of a corridor."""

    columns: dict[str, Column]


class Totals(msgspec.Struct, frozen=True):
    """As they are published. Days are those of UTC; a day on which nothing was counted is left out."""

    corridor: str
    days: dict[date, dict[str, int]]


class _Act(msgspec.Struct, frozen=True):
    type: str
    at: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that was published, and what the ledger holds."""

    day: date
    column: str
    published: int
    counted: int


_act = msgspec.json.Decoder(_Act).decode


@lru_cache(maxsize=4)
def columns(corridor: str) -> Mapping[str, Column]:
    """The columns that a corridor publishes."""
    return read(home_of(corridor) / "casework" / "totals.yaml", Columns).columns


def summed(counted: Iterable[tuple[date, str, int]], over: Mapping[str, Column]) -> dict[date, dict[str, int]]:
    """Days with each column, from how often each type of act was done on each day."""
    found: dict[date, dict[str, int]] = {}
    for day, type_, count in counted:
        for name in (name for name, column in over.items() if type_ in column.acts):
            row = found.setdefault(day, dict.fromkeys(over, 0))
            row[name] += count
    return dict(sorted(found.items()))


def of_export(lines: Iterable[bytes], over: Mapping[str, Column]) -> tuple[dict[date, dict[str, int]], date | None]:
    """The same from the lines of an exported ledger, and the day of its last act: that day may not be over."""
    wanted = {type_ for column in over.values() for type_ in column.acts}
    counted: Counter[tuple[date, str]] = Counter()
    last: date | None = None
    for line in lines:
        if line.startswith(ACT):
            act = _act(line.rstrip(b"\n")[len(ACT) : -TAIL])
            day = date.fromisoformat(act.at[:10])
            last = max(last or day, day)
            if act.type in wanted:
                counted[day, act.type] += 1
    return summed(((day, type_, count) for (day, type_), count in counted.items()), over), last


def differences(published: Days, counted: Days, before: date) -> list[Difference]:
    """Every figure of a day before that one which is not what the ledger holds."""
    return [
        Difference(day, name, published.get(day, {}).get(name, 0), counted.get(day, {}).get(name, 0))
        for day in sorted({*published, *counted})
        if day < before
        for name in sorted({*published.get(day, {}), *counted.get(day, {})})
        if published.get(day, {}).get(name, 0) != counted.get(day, {}).get(name, 0)
    ]
