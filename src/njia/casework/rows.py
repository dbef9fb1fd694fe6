"""The shape of a procedure's file. A key that is not here is refused: a slip of the pen is not read as silence."""

from __future__ import annotations

from msgspec import Struct, field

from njia.casework.model import Column, Kind, Nature, Privacy
from njia.findings import Text


class Row(Struct, forbid_unknown_fields=True):
    """What all rows share."""


class FieldRow(Row):
    kind: Kind
    name: Text
    privacy: Privacy
    help: Text | None = None
    options: dict[str, Text] = {}
    tables: bool = False


class StateRow(Row):
    id: str
    name: Text
    waits_for: tuple[str, ...] = ()
    final: bool = False
    rests: bool = False
    evidence: tuple[str, ...] = ()
    kept_from: tuple[str, ...] = ()


class GuardRow(Row):
    check: str
    params: dict[str, str | int | bool | list[str | bool]] = field(name="with", default={})


class ActRow(Row):
    id: str
    name: Text
    by: tuple[str, ...]
    do: Text | None = None
    from_: tuple[str, ...] = field(name="from", default=())
    to: str | None = None
    opens: bool = False
    must: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    guards: tuple[GuardRow, ...] = ()
    messages: tuple[str, ...] = ()
    happened: str | None = None
    seen_by: tuple[str, ...] = ()
    help: Text | None = None
    gives: tuple[str, ...] = ()
    brought_by: str = ""


class StepRow(Row):
    when: str
    to: tuple[str, ...]
    message: str


class ClockRow(Row):
    id: str
    name: Text
    period: str
    rule: str
    calendar: str
    nature: Nature
    source: str
    starts_on: tuple[str, ...]
    stops_on: tuple[str, ...]
    event: str | None = None
    each: str | None = None
    only_if: dict[str, tuple[str, ...]] = {}
    then: str | None = None
    ladder: tuple[StepRow, ...] = ()


class MessageRow(Row):
    to: tuple[str, ...]
    text: Text


class ProcedureRow(Row):
    id: str
    version: int
    name: Text
    summary: Text
    source: str
    scope: tuple[Column, ...]
    readers: tuple[str, ...]
    states: tuple[StateRow, ...]
    acts: tuple[ActRow, ...]
    fields: dict[str, FieldRow] = {}
    clocks: tuple[ClockRow, ...] = ()
    messages: dict[str, MessageRow] = {}
    members_only: bool = False


class ValueRow(Row):
    value: str
    source: str


class CommonRow(Row):
    """What every procedure may use: fields, and the acts that each of them has."""

    fields: dict[str, FieldRow]
    acts: tuple[ActRow, ...]
    values: dict[str, tuple[ValueRow, ...]]
