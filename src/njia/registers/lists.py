"""Reads an authority's list by a mapping of its columns, and tells how it differs from what the register holds.

A list deletes nothing: who does not stand on it is said to be gone from the list of that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

import phonenumbers

from njia.findings import Text
from njia.names.transliteration import skeleton
from njia.registers.plan import Lists
from njia.registers.tables import Table

NAME, NUMBER, UNTIL, PHONE, STATUS, REASON = (
    "entry_name", "entry_number", "entry_until", "entry_phone", "status", "public_reason",
)  # fmt: skip
LISTED = "listed"
_OTHER = re.compile(r"[\W_]+")
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y")
_LONGEST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the list that was read: its number in the file, the values by field, how it stands there and why."""

    number: int
    values: Mapping[str, str]
    status: str = LISTED
    reason: str = ""

    @property
    def key(self) -> str:
        """What tells it from the others: its number, else its name as it sounds."""
        return key_of(self.values.get(NUMBER, ""), self.values[NAME])


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A line that could not be read, and why; ``key`` is whose line it is, where that much can be told."""

    number: int
    why: Text
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the register holds of somebody: ``id`` is the caller's, and comes back with the difference."""

    id: str
    values: Mapping[str, str]
    status: str

    @property
    def key(self) -> str:
        return key_of(self.values.get(NUMBER, ""), self.values.get(NAME, ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """Somebody whom the register knows and the list tells otherwise: fields with old and new value, and the status."""

    known: Known
    row: Row
    fields: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def turned(self) -> bool:
        """Whether the list gives another status."""
        return self.known.status != self.row.status


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a list differs from the register. ``same`` counts those of whom it says nothing new."""

    new: tuple[Row, ...]
    gone: tuple[Known, ...]
    changed: tuple[Changed, ...]
    unreadable: tuple[Unreadable, ...]
    same: int

    @property
    def counts(self) -> Mapping[str, int]:
        """How many of each."""
        return {
            "new": len(self.new), "gone": len(self.gone), "changed": len(self.changed), "same": self.same,
            "unreadable": len(self.unreadable),
        }  # fmt: skip


def key_of(number: str, name: str) -> str:
    """A number by its letters and figures; without one, the name by its sound."""
    return _folded(number) or "name:" + " ".join(skeleton(word) for word in _OTHER.split(name) if word)


def guessed(table: Table, lists: Lists) -> tuple[int, Mapping[str, str]]:
    """The row with the headings, and the heading of each field; nothing where no column is the name."""
    best: tuple[int, Mapping[str, str]] = (0, {})
    for number, row in enumerate(table[:15]):
        found: dict[str, str] = {}
        for heading in row:
            for name, known in lists.headings.items():
                if name not in found and _folded(heading) in {_folded(one) for one in known}:
                    found[name] = heading
                    break
        if NAME in found and len(found) > len(best[1]):
            best = (number, found)
    return best


def read_list(
    table: Table, head: int, columns: Mapping[str, str], lists: Lists, words: Mapping[str, Text]
) -> tuple[list[Row], list[Unreadable]]:
    """The lines below the headings in row ``head``, by ``columns`` (field and heading). Numbers count from 1."""
    places = {name: table[head].index(heading) for name, heading in columns.items() if heading in table[head]}
    rows: list[Row] = []
    wrong: list[Unreadable] = []
    seen: dict[str, int] = {}
    for number, cells in enumerate(table[head + 1 :], head + 2):
        if not any(cells):
            continue
        said = {name: cells[place] for name, place in places.items() if place < len(cells) and cells[place]}
        read = _row(number, said, lists, words)
        if isinstance(read, Row) and read.key in seen:
            read = Unreadable(number, words["registers.twice"].fill(row=str(seen[read.key])), read.key)
        if isinstance(read, Unreadable):
            wrong.append(read)
        else:
            seen[read.key] = number
            rows.append(read)
    return rows, wrong


def difference(known: Iterable[Known], rows: Sequence[Row], unreadable: Sequence[Unreadable]) -> Difference:
    """What the list says that the register does not hold. An unreadable line takes nobody off the register."""
    held = {one.key: one for one in known}
    standing = {row.key for row in rows} | {one.key for one in unreadable}
    pairs = [(held[row.key], row) for row in rows if row.key in held]
    changed = [one for one in (_changed(old, row) for old, row in pairs) if one.fields or one.turned]
    return Difference(
        new=tuple(row for row in rows if row.key not in held),
        gone=tuple(one for key, one in held.items() if key not in standing and one.status == LISTED),
        changed=tuple(changed),
        unreadable=tuple(unreadable),
        same=len(pairs) - len(changed),
    )


def _changed(known: Known, row: Row) -> Changed:
    """A blank in the list erases nothing."""
    fields = {
        name: (known.values.get(name, ""), value)
        for name, value in row.values.items()
        if value and value != known.values.get(name, "")
    }
    return Changed(known=known, row=row, fields=fields)


def _row(number: int, said: Mapping[str, str], lists: Lists, words: Mapping[str, Text]) -> Row | Unreadable:
    problem = next(_problems(said, lists), None)
    if problem:
        code, value = problem
        whose = key_of(said.get(NUMBER, ""), said.get(NAME, ""))
        return Unreadable(number, words[code].fill(value=value[:60]), whose)
    values = {name: value for name, value in said.items() if name not in (STATUS, REASON)}
    if UNTIL in values:
        values[UNTIL] = _day(values[UNTIL]) or ""
    if PHONE in values:
        values[PHONE] = _phone(values[PHONE])
    status = _status(said.get(STATUS, ""), lists) or LISTED
    reason = said.get(REASON, "") or (said.get(STATUS, "") if status != LISTED else "")
    return Row(number=number, values={k: v for k, v in values.items() if v}, status=status, reason=reason)


def _problems(said: Mapping[str, str], lists: Lists) -> Iterator[tuple[str, str]]:
    if not said.get(NAME):
        yield "registers.no_name", ""
    if long := next((value for value in said.values() if len(value) > _LONGEST), ""):
        yield "registers.long_cell", long
    if said.get(UNTIL) and _day(said[UNTIL]) is None:
        yield "registers.no_day", said[UNTIL]
    if said.get(STATUS) and _status(said[STATUS], lists) is None:
        yield "registers.no_status", said[STATUS]


def _status(word: str, lists: Lists) -> str | None:
    folded = _folded(word)
    return next((status for status, known in lists.words.items() if folded in {_folded(one) for one in known}), None)


def _day(written: str) -> str | None:
    for form in _DAYS:
        try:
            found: date = datetime.strptime(written, form).date()
        except ValueError:
            continue
        return found.isoformat()
    return None


def _phone(written: str) -> str:
    """The first number of a cell in its international form; what is none is left out, and the line is read."""
    for part in re.split(r"[/,;]| or ", written):
        try:
            number = phonenumbers.parse(part, "KE")
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_possible_number(number):
            return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
    return ""


def _folded(text: str) -> str:
    return _OTHER.sub("", text).casefold()
