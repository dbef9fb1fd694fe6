"""What the standard contract is made of: clauses of the corridor, and the rows of a paper that is filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from njia.findings import Side, Source, Text

Kind = Literal["title", "heading", "clause", "signature"]


@dataclass(frozen=True, slots=True)
class Pair:
    """The same thing said in both languages of the paper."""

    en: str
    ru: str

    def __getitem__(self, side: Side) -> str:
        return self.en if side == "en" else self.ru


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a paper, both languages side by side; ``label`` is its number."""

    id: str
    kind: Kind
    en: str
    ru: str
    label: str = ""

    def __getitem__(self, side: Side) -> str:
        return self.en if side == "en" else self.ru

    def printed(self, side: Side) -> str:
        """The row as it stands on paper, its number first."""
        return f"{self.label} {self[side]}" if self.label else self[side]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A clause of the library. It stands in the paper when every flag of ``when`` and none of ``unless`` holds.

    ``cures`` names the findings of the contract check that the clause puts right when an addendum adds it, ``states``
    the terms that it says anew in place of a clause that goes.
    """

    id: str
    section: str
    en: str
    ru: str
    source: Source
    when: frozenset[str]
    unless: frozenset[str]
    cures: frozenset[str]
    states: frozenset[str]

    def stands(self, flags: frozenset[str]) -> bool:
        return self.when <= flags and not self.unless & flags


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A kind of contract: its flags switch clauses on, ``occupations`` and ``routes`` of job orders choose it."""

    id: str
    name: Text
    flags: frozenset[str]
    occupations: frozenset[str] = frozenset()
    routes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """A reason in law for which a contract may end on a date."""

    id: str
    name: Text
    said: Pair
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Library:
    """Everything the corridor holds for standard contracts.

    ``usual`` fills a name nobody filled, ``alone`` names a clause of one language, and no addendum cures what is
    ``beyond`` it.
    """

    clauses: tuple[Clause, ...]
    head: tuple[Row, ...]
    sections: tuple[Row, ...]
    signatures: tuple[Row, ...]
    addendum: tuple[Row, ...]
    added: Row
    replaced: Row
    last: Row
    alone: Mapping[Side, Pair]
    beyond: frozenset[str]
    usual: Mapping[str, Pair]
    variants: Mapping[str, Variant]
    reasons: Mapping[str, Reason]


@dataclass(frozen=True, slots=True)
class Filled:
    """What fills a paper: the values of the clauses' names, and the flags that choose among the clauses."""

    values: Mapping[str, Pair]
    flags: frozenset[str]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper ready to be typeset."""

    rows: tuple[Row, ...]
