"""The shapes of what anybody may ask: procedures, types of act, deadlines."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from ninja import Schema

from njiasite.api.shapes import Named, Origin, Words


class FieldShape(Schema):
    """What an act asks for."""

    id: str
    kind: str
    name: Words
    help: Words | None
    required: bool
    privacy: str
    options: list[Named]


class ActShape(Schema):
    """What may be done: by whom, from which states (none: any open one), to which, and what it asks for."""

    id: str
    name: Words
    help: Words | None
    by: list[str]
    opens: bool
    from_states: list[str]
    to: str | None
    fields: list[FieldShape]
    given_schema: dict[str, Any]


class StateShape(Schema):
    """Where a case can stand, and for whom it waits there."""

    id: str
    name: Words
    waits_for: list[str]
    final: bool


class ClockShape(Schema):
    """A period that acts start and stop."""

    id: str
    name: Words
    period: str
    nature: str
    source: Origin
    starts_on: list[str]
    stops_on: list[str]


class ProcedureLine(Schema):
    """A procedure, in short."""

    id: str
    version: int
    name: Words
    summary: Words


class ProcedureShape(ProcedureLine):
    """A procedure, whole."""

    source: Origin
    readers: list[str]
    states: list[StateShape]
    acts: list[ActShape]
    clocks: list[ClockShape]


class ActTypeShape(Schema):
    """A kind of act that the ledger knows."""

    id: str
    name: Words
    means: Words


class SkippedShape(Schema):
    """A day that was not counted, and why."""

    day: date
    reason: Words


class DeadlineShape(Schema):
    """When a period ends, and how that was counted. ``sure`` is false while a decree on days off may still come."""

    event_at: datetime
    period: str
    rule: str
    calendar: str
    starts_on: date
    last_day: date
    due_at: datetime
    counted: int
    moved_from: date | None
    skipped: list[SkippedShape]
    sure: bool
    source: Origin
    explanation: Words
