"""Whom to call, for everybody who shows numbers elsewhere: ask each day, for what has run out is no longer given."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from njiasite.api.rooms import PUBLIC, room
from njiasite.api.shapes import Words
from njiasite.contacts import selectors

router = Router(tags=["registers"])


class NumberShape(Schema):
    """A number to call. ``until`` is the last day on which anybody may show it."""

    name: Words
    number: str
    hours: str
    cost: str
    called_on: date
    until: date


class PurposeShape(Schema):
    """The numbers for one purpose; where there is none, ``instead`` is to be said."""

    purpose: str
    name: Words
    instead: Words
    numbers: list[NumberShape]


@room(router, "GET", "/contacts", name="contacts", entrance=PUBLIC, gives=list[PurposeShape])
def numbers_to_call(request: HttpRequest) -> Any:
    """The numbers that two officers called and that may be shown today, by what they are for."""
    said = {language: selectors.groups(language=language) for language in ("en", "sw", "ru")}
    return [_purpose(dict(zip(said, groups, strict=True))) for groups in zip(*said.values(), strict=True)]


def _purpose(group: dict[str, selectors.Group]) -> dict[str, Any]:
    numbers = zip(*(one.numbers for one in group.values()), strict=True)
    return {
        "purpose": group["en"].id,
        "name": {language: one.name for language, one in group.items()},
        "instead": {language: one.instead for language, one in group.items()},
        "numbers": [_number(dict(zip(group, row, strict=True))) for row in numbers],
    }


def _number(told: dict[str, selectors.Shown]) -> dict[str, Any]:
    one = told["en"]
    return {
        "name": {language: row.name for language, row in told.items()}, "number": one.dialled, "hours": one.hours,
        "cost": one.cost, "called_on": one.called_on, "until": one.until,
    }  # fmt: skip
