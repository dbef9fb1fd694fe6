"""The shapes of what the registers and the job orders say to everybody."""

from __future__ import annotations

from datetime import date
from typing import Any

from ninja import Schema

from njiasite.api.shapes import Words


class StandingShape(Schema):
    """How somebody stands in a register, by whose word, why, since and until when."""

    name: str
    other_name: str
    number: str
    status: str
    good: bool
    authority: Words | None
    reason: Words | None
    source: str
    since: date | None
    until: date | None


class NearShape(Schema):
    """Somebody whose name is near the one that was asked for."""

    name: str
    number: str


class LookShape(Schema):
    """What a register says. Nothing found is no verdict: it stands with the day of the newest list, if there is one."""

    kind: str
    found: list[StandingShape]
    near: list[NearShape]
    list_of: date | None
    list_authority: str


class OrderShape(Schema):
    """A job order that the authority has concurred with: its state, its places, its terms as they were declared."""

    reference: str
    state: str
    open: bool
    places: int
    places_left: int
    valid_until: date | None
    authority: str
    begun_elsewhere: bool
    terms: dict[str, Any]
