"""What a corridor says of scholarships, once read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from njia.findings import Source, Text

Answers = Mapping[str, object]  # what an applicant told, by the fields of the procedure
Check = Literal["one_of", "age", "at_least", "either", "outlasts"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of programme. ``free``: nobody may charge for applying. ``quota``: the series that limits its places."""

    name: Text
    free: bool
    fee: Text
    quota: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """One condition of eligibility: ``rule`` has its words and source, ``check`` names the function that judges it.

    ``kinds`` and ``levels`` say where it holds (none named: everywhere). ``order`` ranks answers from the lowest up.
    """

    rule: str
    check: Check
    field: str
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    least: str = ""
    from_years: int = 0
    to_years: int = 0
    months: int = 0
    or_field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Required:
    """A paper that an application must have at a stage (1: selection at home, 2: the university or ministry)."""

    field: str
    stage: int
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Blind:
    """What readers see (``shown``), and what is taken out of free text: words of ``names``, options of ``lists``,
    and whatever looks like a number to call or an address. ``ordinary`` words of a school's name are left alone."""

    shown: tuple[str, ...]
    text: str
    names: tuple[str, ...]
    lists: tuple[str, ...]
    ordinary: tuple[str, ...]
    mask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """What a reader gives points for, and how many at most."""

    name: Text
    most: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scoring:
    """Two readers; a third where they are further apart than ``gap`` points."""

    criteria: Mapping[str, Criterion]
    gap: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """Who of those with the same points comes first: by more points for each of ``ties``, at last by lot.

    ``waiting_times``: the waiting list is as long as that many times the places.
    """

    ties: tuple[str, ...]
    waiting_times: int
    words: Mapping[str, Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything a corridor says of scholarships. ``warnings`` name the rules that every applicant is told of."""

    source: Source
    draft_days: int
    kinds: Mapping[str, Kind]
    eligibility: tuple[Condition, ...]
    documents: tuple[Required, ...]
    blind: Blind
    scoring: Scoring
    ranking: Ranking
    warnings: tuple[str, ...]
