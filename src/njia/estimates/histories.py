"""Who is on which lists, found under a blind key: each holder blinds their own list, and who joins them sees nobody.

A list becomes rows of keyed hashes: of papers, telephones and mail, and of two words of a name with the day of birth,
the same in either script and however it is spelt. Rows that share a hash are one person.
"""

from __future__ import annotations

import csv
import hashlib
import hmac
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from njia.estimates.columns import cells, read_columns
from njia.estimates.errors import InputError
from njia.estimates.settings import Blind, load_settings
from njia.estimates.tables import MOST_LISTS, CaptureTable, made
from njia.names.blocking import blocking_keys
from njia.names.numbers import passport

SHORTEST = 16  # bytes of a key
_BYTES = 12  # of a hash: no two of a million people meet by chance
_HEAD = ("njia-blind-list", "1")
_NUMBERS: Mapping[str, Callable[[str, Blind], str]] = {
    "passport": lambda text, _: passport(text),
    "national_id": lambda text, _: re.sub(r"\W", "", text).upper(),
    "phone": lambda text, blind: re.sub(r"\D", "", text)[-blind.phone_digits :],
    "email": lambda text, _: text.strip().casefold(),
}
COLUMNS = (*_NUMBERS, "name", "birth_date")


@dataclass(frozen=True, slots=True)
class Joined:
    """The capture table; how many rows were other rows' people, and how many hashes too many rows shared."""

    table: CaptureTable
    again: int
    shared: int


def blinded(text: str, key: bytes, corridor: str = "ke_ru") -> str:
    """A list as a table of keyed hashes, in an order that tells nothing. Raises InputError."""
    if len(key) < SHORTEST:
        raise InputError("key_short", least=str(SHORTEST))
    columns = read_columns(text, (), COLUMNS)
    if "birth_date" in columns:
        cells(columns, "birth_date", lambda cell: float(bool(cell) and date.fromisoformat(cell).day))
    rows = range(len(columns[""]))
    people = [{name: columns[name][row] for name in COLUMNS if name in columns} for row in rows]
    hashes = sorted(" ".join(sorted(_hash(key, one) for one in set(_marks(person, corridor)))) for person in people)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([(*_HEAD, _hash(key, "")), *((row,) for row in hashes)])
    return out.getvalue()


def read_blinded(text: str) -> tuple[str, tuple[frozenset[str], ...]]:
    """What tells its key from others, and the hashes of each row. Raises InputError for any other file."""
    head, *rows = list(csv.reader(io.StringIO(text))) or [[]]
    if tuple(head[:-1]) != _HEAD:
        raise InputError("not_blind")
    return head[-1], tuple(frozenset(row[0].split()) if row else frozenset() for row in rows)


def join(lists: Mapping[str, str], corridor: str = "ke_ru") -> Joined:
    """The capture table of lists that were blinded with one key. Raises InputError."""
    if len(lists) > MOST_LISTS:
        raise InputError("many_lists", found=str(len(lists)), most=str(MOST_LISTS))
    read = {name: read_blinded(text) for name, text in lists.items()}
    if len({key for key, _ in read.values()}) > 1:
        raise InputError("other_key")
    rows = [(place, hashes) for place, (_, people) in enumerate(read.values()) for hashes in people]
    if not rows:
        raise InputError("nobody")
    shared = _shared(rows, load_settings(corridor).blind.shared)
    histories: dict[int, int] = {}
    for row, person in enumerate(_people([hashes - shared for _, hashes in rows])):
        histories[person] = histories.get(person, 0) | 1 << rows[row][0]
    table = made(list(lists), [(history, 1) for history in histories.values()])
    return Joined(table, len(rows) - table.observed, len(shared))


def written(table: CaptureTable) -> str:
    """The table as `njia estimate` reads it."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow([*table.lists, "count"])
    for history, count in enumerate(table.counts):
        if count:
            write.writerow([*(history >> i & 1 for i in range(len(table.lists))), count])
    return out.getvalue()


def _marks(person: Mapping[str, str], corridor: str) -> Iterator[str]:
    """By what a person is known: numbers, and any two words of the name with the day of birth."""
    blind = load_settings(corridor).blind
    for kind, normal in _NUMBERS.items():
        if _tells(kind, value := normal(person.get(kind, ""), blind), blind):
            yield f"{kind}\0{value}"
    if born := person.get("birth_date"):
        words = sorted(key for key in blocking_keys(person.get("name", ""), corridor) if not key.startswith("="))
        yield from (f"name\0{one} {other}\0{born}" for one, other in combinations(words, 2))


def _tells(kind: str, value: str, blind: Blind) -> bool:
    """Whether it is somebody's, and not what is written where nothing is known: "N/A", a dash, noughts."""
    if kind == "email":
        return "@" in value
    return (
        len(set(value)) > 1 and any(map(str.isdigit, value)) and (kind != "phone" or len(value) >= blind.least_digits)
    )


def _hash(key: bytes, mark: str) -> str:
    return hmac.digest(key, mark.encode(), hashlib.sha256)[:_BYTES].hex()


def _shared(rows: Sequence[tuple[int, frozenset[str]]], few: int) -> frozenset[str]:
    """Hashes that so many rows of one list share that they tell nobody."""
    counts = Counter((place, one) for place, hashes in rows for one in hashes)
    return frozenset(one for (_, one), count in counts.items() if count > few)


def _people(rows: Sequence[frozenset[str]]) -> list[int]:
    """The person of each row: rows that share a hash, or are tied by a third, are one."""
    leads, first = list(range(len(rows))), dict[str, int]()

    def lead(row: int) -> int:
        while leads[row] != row:
            leads[row] = row = leads[leads[row]]
        return row

    for row, hashes in enumerate(rows):
        for one in hashes:
            leads[lead(row)] = lead(first.setdefault(one, row))
    return [lead(row) for row in range(len(rows))]
