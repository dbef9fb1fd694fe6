"""Everything that a contract says, as one frozen value: what the employer offers and who takes it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from njia.standard.model import Pair

_TIME = re.compile(r"(?:[01]?\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    name: Pair
    inn: str
    ogrn: str
    address: Pair
    signatory: Pair
    basis: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Worker:
    name: Pair
    born: date
    passport: str
    passport_on: date
    passport_by: Pair
    citizenship: Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Permit:
    series: str
    number: str
    issued: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    number: str
    insurer: Pair
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """What harmful work gives: extra pay in per cent, extra leave in calendar days."""

    pay: int
    leave: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Times of day as «8:00»."""

    begins: str
    ends: str
    break_begins: str
    break_ends: str

    def __post_init__(self) -> None:
        for said in (self.begins, self.ends, self.break_begins, self.break_ends):
            if not _TIME.fullmatch(said):
                raise ValueError(f"{said!r} is not a time of day; write it as 8:00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotation:
    """Days at the site, days of rest after them, and the allowance for each day in roubles."""

    on: int
    off: int
    allowance: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """``days_off`` counts Monday as 0. With ``shift_hours`` work goes by shifts, with ``rotation`` by rotations.

    ``housing_rent`` is what the worker pays for the housing in a month; None: nothing.
    """

    variant: str
    number: str
    made_on: date
    made_place: Pair
    employer: Employer
    worker: Worker
    job: Pair
    workplace: Pair
    start: date
    pay: Decimal
    pay_per: Literal["hour", "month"] = "month"
    pay_basis: Literal["gross", "net"] = "gross"
    pay_days: tuple[int, int] = (20, 5)
    hours: Decimal = Decimal(40)
    days_off: tuple[int, ...] = (5, 6)
    leave: int = 28
    conditions: str = "2"
    duties: Pair | None = None
    harm: Harm | None = None
    end: date | None = None
    reason: str | None = None
    probation_months: int = 0
    permit: Permit | None = None
    policy: Policy | None = None
    university: Pair | None = None
    vessel: Pair | None = None
    clock: Clock | None = None
    shift_hours: Decimal | None = None
    rotation: Rotation | None = None
    night: bool = False
    housing: Pair | None = None
    housing_rent: Decimal | None = None
    meals: Pair | None = None
    ticket_out: bool = True
