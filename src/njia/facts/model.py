"""Typed, normalised facts found in a text, with where they stand."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Period = Literal["hour", "shift", "day", "week", "month", "quarter", "year", "term", "once"]
Unit = Literal["minute", "hour", "day", "working_day", "calendar_day", "week", "month", "quarter", "year", "shift"]
Scheme = Literal[
    "inn",
    "ogrn",
    "kpp",
    "snils",
    "bik",
    "account",
    "passport",
    "work_permit",
    "policy",
    "contract",
    "postcode",
    "phone",
    "email",
    "number",
    "currency",
]


@dataclass(frozen=True, slots=True)
class Money:
    """``currency`` is ISO 4217. ``words`` is the amount written in words beside the digits, if any."""

    amount: Decimal
    currency: str | None
    period: Period | None = None
    basis: Literal["gross", "net"] | None = None
    words: Decimal | None = None
    bound: Literal["min", "max"] | None = None


@dataclass(frozen=True, slots=True)
class Date:
    """A calendar date; ``year`` is None where none is given. ``day`` is None for a month and year alone."""

    year: int | None
    month: int
    day: int | None


@dataclass(frozen=True, slots=True)
class DaysOfMonth:
    """Days of each month, as pay dates are given: the 10th and the 25th."""

    days: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Duration:
    """``bound`` tells "at least" from "not more than"; ``words`` as in `Money`."""

    amount: Decimal
    unit: Unit
    bound: Literal["min", "max"] | None = None
    words: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rate:
    """Something per period: 40 hours a week, twice a month, a five-day week."""

    amount: Decimal
    unit: Literal["hour", "day", "shift", "time"]
    per: Period
    words: Decimal | None = None
    bound: Literal["min", "max"] | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day, 24-hour."""

    hour: int
    minute: int


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, fraction or multiple, as a fraction of one: 20 % is 0.2, 1/150, double is 2."""

    value: Decimal
    form: Literal["percent", "fraction", "multiple"]
    bound: Literal["min", "max"] | None = None
    words: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Number:
    """Any other number; ``unit`` is a normalised noun where one is known ("square_metre", "copy", "day_off")."""

    value: Decimal
    unit: str | None = None
    words: Decimal | None = None
    bound: Literal["min", "max"] | None = None


@dataclass(frozen=True, slots=True)
class Identifier:
    """``value`` is normalised (digits, upper-case Latin). ``valid`` is the checksum's answer, if any."""

    scheme: Scheme
    value: str
    valid: bool | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to a clause of this paper or an article of a law: "clause 3.1", «ст. 136 ТК РФ»."""

    kind: Literal["clause", "article"]
    number: str


@dataclass(frozen=True, slots=True)
class Party:
    """A name: an organisation with its legal form taken off and normalised, or a person."""

    kind: Literal["organisation", "person"]
    name: str
    form: str | None = None
    role: Literal["employer", "worker"] | None = None


Value = Money | Date | DaysOfMonth | Duration | Rate | Clock | Share | Number | Identifier | Reference | Party


@dataclass(frozen=True, slots=True)
class Fact:
    """``value`` as said at code points ``start`` to ``end`` of the text; ``kind`` is the value's type in lower case."""

    kind: str
    value: Value
    start: int
    end: int
    text: str
