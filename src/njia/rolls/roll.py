"""Reads a list of people by the headings of its columns, and says why a line may be somebody we know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, read
from njia.names.persons import compare_persons
from njia.registers.tables import Table

NAME, BORN, PASSPORT = "name", "born", "passport"
_HEADS = 15  # rows in which headings are looked for
_DAYS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The corridor's headings, and the situation that each kind of list stands for."""

    headings: Mapping[str, tuple[str, ...]]
    situations: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One person on the list; ``number`` is the row in the file. What the list does not tell is empty."""

    number: int
    name: str
    born: date | None = None
    passport: str = ""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Whether a line may be that person, and what it rests on: reasons of `njia.names`, and of passport and birth."""

    same: bool
    score: float
    reasons: tuple[str, ...]


@lru_cache(maxsize=4)
def plan(corridor: str = "ke_ru", folder: Path = HERE) -> Plan:
    """What that corridor says of lists of people."""
    return read(home_of(corridor, folder) / "casework" / "people_lists.yaml", Plan)


def guessed(table: Table, known: Mapping[str, tuple[str, ...]]) -> Mapping[str, str]:
    """The heading of each column that we look for, in the row that has most of them; empty where none is a name."""
    best: dict[str, str] = {}
    for row in table[:_HEADS]:
        found: dict[str, str] = {}
        for cell in row:
            for field, headings in known.items():
                if field not in found and _folded(cell) in {_folded(one) for one in headings}:
                    found[field] = cell
                    break
        if NAME in found and len(found) > len(best):
            best = found
    return best


def lines(table: Table, columns: Mapping[str, str]) -> Iterator[Line]:
    """The people below the row that holds the chosen headings; a line without a name is none."""
    head = next((n for n, row in enumerate(table[:_HEADS]) if set(columns.values()) <= set(row)), None)
    if head is None or NAME not in columns:
        return
    places = {field: table[head].index(heading) for field, heading in columns.items()}
    for number, row in enumerate(table[head + 1 :], head + 2):
        said = {field: row[place].strip() for field, place in places.items() if place < len(row)}
        if said.get(NAME):
            passport = said.get(PASSPORT, "")
            yield Line(number=number, name=said[NAME], born=day_of(said.get(BORN, "")), passport=passport)


def likeness(line: Line, name: str, passport: str = "", born: date | None = None) -> Likeness:
    """How a line of the list compares with what a case holds. A passport that agrees outweighs another spelling."""
    compared = compare_persons(line.name, name)
    reasons = list(compared.reasons) or ["same_name"]
    score, same = compared.score, compared.same
    if line.passport and passport:
        agrees = _folded(line.passport) == _folded(passport)
        reasons.append("same_passport" if agrees else "other_passport")
        same, score = same or agrees, 1.0 if agrees else score / 2
    if line.born and born:
        reasons.append("same_birth" if line.born == born else "other_birth")
        score = score if line.born == born else score / 2
    return Likeness(same, score, tuple(reasons))


def day_of(written: str) -> date | None:
    """The day, where it is written as a day."""
    for form in _DAYS:
        try:
            return datetime.strptime(written.strip(), form).date()
        except ValueError:
            continue
    return None


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
