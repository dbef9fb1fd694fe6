"""Lists that were seized or handed over: a table, and a mapping that says which column holds what; it can be kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import cast, get_args

from njia.mentions.model import NAMED, Kind, Proposed
from njia.names.numbers import passport
from njia.registers.tables import Table
from njia.rolls.roll import day_of

DAY = "day"  # a column that says when, and names nobody
_HEADS = 15
_SEVERAL = re.compile(r"[;|\n]")


class MappingError(ValueError):
    """The mapping does not fit the table; the message names the column and nobody."""


def check(mapping: Mapping[str, str]) -> None:
    """Raises MappingError for a mapping that nobody could be found by."""
    known = {*get_args(Kind), DAY}
    if wrong := sorted(set(mapping.values()) - known):
        raise MappingError(f"{', '.join(wrong)}: no kind of mention")
    if not set(mapping.values()) & NAMED:
        raise MappingError("no column holds a person or an organisation")


def headings(table: Table) -> list[str]:
    """The first row in which most cells are filled: what the columns are called."""
    rows = [[cell for cell in row if cell] for row in table[:_HEADS]]
    return max(rows, key=len, default=[])


def rows(table: Table, mapping: Mapping[str, str]) -> Iterator[tuple[int, date | None, tuple[Proposed, ...]]]:
    """For each row its number in the file, its day where one is told, and what it names. Raises MappingError."""
    check(mapping)
    head = next((at for at, row in enumerate(table[:_HEADS]) if set(mapping) <= set(row)), None)
    if head is None:
        raise MappingError("no row of the file holds all these headings")
    places = {table[head].index(heading): kind for heading, kind in mapping.items()}
    for number, row in enumerate(table[head + 1 :], head + 2):
        cells = {at: row[at].strip() for at in places if at < len(row) and row[at].strip()}
        days = [day for at, cell in cells.items() if places[at] == DAY and (day := day_of(cell))]
        if found := tuple(_named(cells, places)):
            yield number, next(iter(days), None), found


def _named(cells: Mapping[int, str], places: Mapping[int, str]) -> Iterator[Proposed]:
    """Names first; each number of the row belongs to the first of them."""
    ordered = sorted(cells.items(), key=lambda one: (places[one[0]] not in NAMED, one[0]))
    owner = 0 if ordered and places[ordered[0][0]] in NAMED else None
    for at, cell in ordered:
        if places[at] == DAY:
            continue
        kind = cast(Kind, places[at])
        for written in cell.split("\0") if kind in NAMED else _SEVERAL.split(cell):
            if value := comparable(kind, written.strip()):
                yield Proposed(
                    kind=kind, written=written.strip(), value=value, start=at, end=at + 1, reason="column",
                    whose=None if kind in NAMED else owner,
                )  # fmt: skip


def comparable(kind: Kind, written: str) -> str:
    """A value as it is compared; empty for what cannot be one of that kind."""
    if kind == "phone":
        return _phone(written)
    if kind in ("till", "account"):
        return re.sub(r"\D", "", written)
    if kind in ("passport", "plate"):
        return passport(written)
    if kind == "phone_part":
        return re.sub(r"[^\d*]", "", re.sub(r"[xXхХ•.*]+", "*", written))
    folded = " ".join(written.casefold().split())
    return folded.lstrip("@") if kind == "handle" else folded


def _phone(written: str) -> str:
    import phonenumbers  # it is slow to import, and the library is used without it

    try:
        number = phonenumbers.parse(written, "KE")
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
