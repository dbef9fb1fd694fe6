"""The shapes of the files under ``pathways/``: what may stand in them, before names are looked up."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from njia.findings import Severity, Text
from njia.pathways.model import Payer, Reach


class _Row(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class SumRow(_Row):
    amount: Decimal
    currency: str
    source: str
    most: bool = False


class CostRow(_Row):
    name: Text
    payer: Payer
    source: str
    may_charge_you: bool = False
    sums: tuple[SumRow, ...] = ()


class WarningRow(_Row):
    severity: Severity
    text: Text
    remedy: Text
    source: str


class StepRow(_Row):
    name: Text
    what: Text
    who: str
    where: str
    law: tuple[str, ...]
    takes: str | None = None
    reach: Reach = "estimate"
    rule: str = "policy_days"
    calendar: str | None = None
    papers: tuple[str, ...] = ()
    costs: tuple[str, ...] = ()
    wrong: tuple[Text, ...] = ()
    never: tuple[str, ...] = ()
    lasts: int | None = None


class UseRow(_Row):
    step: str
    after: tuple[str, ...] | None = None
    costs: tuple[str, ...] | None = None
    who: str | None = None
    takes: str | None = None


class PathwayRow(_Row):
    name: Text
    summary: Text
    place: int
    source: str
    steps: tuple[UseRow, ...]
    warnings: tuple[str, ...] = ()


class OptionRow(_Row):
    name: Text
    warns: tuple[str, ...] = ()


class QuestionRow(_Row):
    id: str
    ask: Text
    options: dict[str, OptionRow]
    help: Text | None = None
    only_if: tuple[dict[str, tuple[str, ...]], ...] = ()


class TableRow(_Row):
    when: dict[str, tuple[str, ...]]
    pathway: str | None = None
    none: Text | None = None
    warns: tuple[str, ...] = ()


class QuestionsFile(_Row):
    source: str
    most: int
    questions: tuple[QuestionRow, ...]
    table: tuple[TableRow, ...]


class ConditionRow(_Row):
    id: str
    ask: Text
    source: str


class MoveRow(_Row):
    of: str
    to: str
    allowed: bool
    why: Text
    source: str
    conditions: tuple[ConditionRow, ...] = ()
    first: tuple[Text, ...] = ()
    warns: tuple[str, ...] = ()


class RightRow(_Row):
    id: str
    text: Text
    source: str
