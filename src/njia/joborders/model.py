"""What a job order says, as one frozen value: contract, advert, attestation and seal are made from it, none retypes it.

Ids (``region``, ``occupation``, ``route``, ``housing``, ``payers`` …) are those of the options in the corridor's
procedure ``job_order``; `njia.joborders.words` says them in three languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from njia.findings import Text

OPEN = "open"  # the one state in which people may be recruited
Period = Literal["month", "hour"]
Currency = str

_WEEKS_A_MONTH = Decimal(52) / 12


@dataclass(frozen=True, slots=True)
class Both:
    """Words in the two languages of a contract."""

    en: str
    ru: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """Who employs, as the tax service knows them."""

    name: Both
    address: Both
    inn: str
    ogrn: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """Who recruits for the employer, and under which licence."""

    name: str
    licence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay:
    """What is paid, for a month or an hour; ``gross``: before tax. ``days`` says on which days of the month."""

    amount: Decimal
    currency: Currency
    period: Period
    gross: bool
    days: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything that an employer declared for one job. ``payers`` names for each cost who pays it.

    ``forbidden_fees`` are the costs that nobody may take from a worker, whatever the order says.
    """

    reference: str
    employer: Employer
    agency: Agency | None
    title: Text
    occupation: str
    duties: Both
    region: str
    workplace: Both
    pay: Pay
    week_hours: Decimal
    week_days: Decimal
    leave_days: int
    probation_months: Decimal
    term_months: int
    start_on: date
    housing: str
    meals: str
    route: str
    custody: str
    payers: Mapping[str, str]
    places: int
    forbidden_fees: tuple[str, ...] = field(default=())
    duties_sw: str = ""  # empty where nobody said them in Swahili

    @property
    def pay_month(self) -> Decimal:
        """What a full month brings, by the hours of the week where pay is by the hour."""
        if self.pay.period == "month":
            return self.pay.amount
        return (self.pay.amount * self.week_hours * _WEEKS_A_MONTH).quantize(Decimal("0.01"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """An order as it stands: its terms, its stage in the procedure, how many places were granted and are taken.

    ``authority`` is the body that concurred; ``afterwards`` that it did so after somebody had begun without it.
    """

    terms: Terms
    state: str
    places: int
    taken: int
    authority: str = ""
    valid_until: date | None = None
    afterwards: bool = False

    @property
    def left(self) -> int:
        """Places that can still be taken; none while the order is not open."""
        return max(self.places - self.taken, 0) if self.state == OPEN else 0

    def open_on(self, day: date) -> bool:
        """Whether people may be recruited under it on that day."""
        return self.state == OPEN and (self.valid_until is None or day <= self.valid_until)
