"""What a note verbale is made of, and what fills it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from njia.findings import Source
from njia.standard.model import Kind, Pair

Wish = Literal["asked_for", "not_reached", "doubtful_no"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """Who sends notes; ``code`` stands in their numbers."""

    code: str
    name: Pair
    place: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Organ:
    """Who is asked; ``to`` is its name behind «to». ``office`` is the body whose counterpart finds the note."""

    name: Pair
    to: Pair
    office: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A row of the note. It stands there when every flag of ``when`` and none of ``unless`` holds."""

    id: str
    kind: Kind
    en: str
    ru: str
    source: Source
    when: frozenset[str]
    unless: frozenset[str]
    numbered: bool

    def stands(self, flags: frozenset[str]) -> bool:
        return self.when <= flags and not self.unless & flags


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Form:
    """Everything the corridor holds for notes."""

    rows: tuple[NoteRow, ...]
    missions: Mapping[str, Mission]
    organs: Mapping[str, Organ]
    number: str
    digits: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One request for access: who asks whom for whom. What is not known is left out of the note."""

    mission: str
    organ: str
    number: str
    made_on: date
    person: Pair
    situation: str
    wish: Wish
    notice_hours: int
    access_hours: int
    born: date | None = None
    passport: str = ""
    place: Pair | None = None
    former: str = ""
    refused: bool = False
