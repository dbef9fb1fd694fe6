"""What a corridor says of its pathways, once read. Nothing in it is evaluated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from njia.calendars.model import Period
from njia.findings import Finding, Severity, Source, Text

Answers = Mapping[str, str]  # question → the chosen option
Table = Mapping[str, tuple[str, ...]]  # question → the options that fit; all named questions must fit
Payer = Literal["you", "employer", "university", "state"]
Reach = Literal["estimate", "limit"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """An amount and the law or policy that says it, with its days in force; ``most`` where it is only the highest."""

    amount: Decimal
    currency: str
    source: Source
    most: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """Something that costs money: who pays, whether it may ever be taken from the person, and how much it is."""

    id: str
    name: Text
    payer: Payer
    may_charge_you: bool
    source: Source
    sums: tuple[Sum, ...] = ()

    def sum_on(self, on: date) -> Sum | None:
        """What it costs on that day; None where nobody has told us."""
        return next((one for one in self.sums if one.source.in_force(on)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:
    """What a pathway must never involve, or what an answer gives reason to fear."""

    id: str
    severity: Severity
    text: Text
    remedy: Text
    source: Source

    @property
    def finding(self) -> Finding:
        """The warning as every check says it."""
        return Finding(f"pathway.{self.id}", self.severity, self.text, (), self.source, self.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that is done on the way.

    ``takes`` is how long it usually takes (``reach`` estimate) or may take at most (limit), counted by ``rule``.
    ``after`` names the steps that must be done first. ``lasts`` is for how many months what it yields is good.
    """

    id: str
    name: Text
    what: Text
    who: str
    where: str
    law: tuple[Source, ...]
    takes: Period | None = None
    reach: Reach = "estimate"
    rule: str = "policy_days"
    calendar: str | None = None
    papers: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    wrong: tuple[Text, ...] = ()
    never: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    lasts: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pathway:
    """One legal way, with its steps in the order in which they are done; ``place`` is its own in a list of all."""

    id: str
    name: Text
    summary: Text
    place: int
    source: Source
    steps: tuple[Step, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer; ``warns`` names what it gives reason to fear."""

    id: str
    name: Text
    warns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One plain question; asked only where the answers fit one line of ``only_if`` (no line: always)."""

    id: str
    ask: Text
    options: Mapping[str, Option]
    help: Text | None = None
    only_if: tuple[Table, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A line of the decision table: the first that fits gives a pathway, or the words why none of them fits."""

    when: Table
    pathway: str | None = None
    none: Text | None = None
    warns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What must be so before somebody changes over to another pathway."""

    id: str
    ask: Text
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A change from one pathway to another: whether it may be made, under which conditions, and what comes first."""

    of: str
    to: str
    allowed: bool
    why: Text
    source: Source
    conditions: tuple[Condition, ...] = ()
    first: tuple[Text, ...] = ()
    warns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One sentence of «my rights in ten sentences»."""

    id: str
    text: Text
    source: Source


@dataclass(frozen=True, kw_only=True, eq=False)
class Ways:
    """Everything of one corridor. ``words`` are the terms around it; ``actors``, ``places``, ``papers`` are names.

    ``most`` questions may be asked in all.
    """

    source: Source
    pathways: Mapping[str, Pathway]
    most: int
    questions: tuple[Question, ...]
    rows: tuple[Row, ...]
    moves: Mapping[tuple[str, str], Move]
    warnings: Mapping[str, Warning]
    costs: Mapping[str, Cost]
    actors: Mapping[str, Text]
    places: Mapping[str, Text]
    papers: Mapping[str, Text]
    words: Mapping[str, Text]
    rights: tuple[Right, ...] = field(default=())
