"""Claims as a worker tells them: one frozen value for each kind. What they add up to is counted elsewhere."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

Event = Literal["due", "known", "handed", "judgment"]
Class = Literal["civil", "none", "military", "unclear"]
LARGEST = Decimal(1_000_000_000)
_EARLIEST, _LATEST = date(2015, 1, 1), date(2100, 1, 1)


class Payment(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Money that came late, or only in part."""

    day: date
    amount: Decimal

    def __post_init__(self) -> None:
        checked(self.day)
        positive(self.amount)


class Worked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Hours on one day."""

    day: date
    hours: Decimal

    def __post_init__(self) -> None:
        checked(self.day)
        if not 0 < self.hours <= 24:
            raise ValueError("hours are more than 0 and at most 24")


class Claim(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind"):
    """What every claim has. ``known`` is the day the worker knew, where that is not the day the money was due."""

    known: date | None = None

    @property
    def kind(self) -> str:
        return str(self.__struct_config__.tag)

    def since(self, event: Event) -> date | None:
        """The day from which a time limit of that kind runs; None where it does not run."""
        due: date | None = getattr(self, "due", None)
        return due if event == "due" else (self.known or due) if event == "known" else None

    def __post_init__(self) -> None:
        for name in ("known", "due", "handed", "judgment", "started", "ended"):
            checked(getattr(self, name, None))
        for name in ("amount", "pay", "earned", "deducted", "taken"):
            positive(getattr(self, name, None), zero=True)


class Money(Claim, frozen=True, kw_only=True):
    """A claim for money that was due on a day; ``paid`` came late or in part."""

    due: date
    paid: tuple[Payment, ...] = ()


class Wages(Money, frozen=True, kw_only=True, tag="wages"):
    amount: Decimal


class FinalPay(Money, frozen=True, kw_only=True, tag="final_pay"):
    amount: Decimal


class Hours(Money, frozen=True, kw_only=True):
    """``pay`` for a month or an hour; ``norm``: the hours of the month, where the pay slip says them."""

    pay: Decimal
    worked: tuple[Worked, ...]
    pay_per: Literal["month", "hour"] = "month"
    weekly_hours: Decimal = Decimal(40)
    norm: Decimal | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if not self.worked or len({(one.day.year, one.day.month) for one in self.worked}) != 1:
            raise ValueError("name at least one day worked, all of one month; another month is a claim of its own")
        if len({one.day for one in self.worked}) != len(self.worked):
            raise ValueError("a day stands there twice")
        if not 0 < self.weekly_hours <= 84 or (self.norm is not None and not 0 < self.norm <= 744):
            raise ValueError("a week has more than 0 and at most 84 hours, a month at most 744")


class Overtime(Hours, frozen=True, kw_only=True, tag="overtime"):
    """Hours beyond the working day."""


class RestDay(Hours, frozen=True, kw_only=True, tag="rest_day"):
    """Hours on days off and holidays; ``within``: they were within the hours of the month."""

    within: bool = False


class MinimumWage(Money, frozen=True, kw_only=True, tag="minimum_wage"):
    """A month's pay below the minimum; ``days``: working days that were worked, where not all were."""

    month: date
    pay: Decimal
    region: str | None = None
    days: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        checked(self.month)
        if self.days is not None and not 0 < self.days <= 31:
            raise ValueError("days are between 1 and 31")


class Leave(Money, frozen=True, kw_only=True, tag="leave"):
    """``earned``: pay in the months that the average rests on, at most twelve; ``year``: days of leave in a year."""

    started: date
    ended: date
    earned: Decimal
    taken: Decimal = Decimal(0)
    year: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ended < self.started:
            raise ValueError("the work ended before it started")


class Deduction(Money, frozen=True, kw_only=True, tag="deduction"):
    """``ground``: whether a law names a reason for taking it; then ``pay``, what was due that day after tax, counts."""

    deducted: Decimal
    pay: Decimal | None = None
    ground: Literal["none", "law"] = "none"

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.ground == "law" and self.pay is None:
            raise ValueError("say the pay of that day: a fifth of it may be taken")


class Stated(Money, frozen=True, kw_only=True, tag="stated"):
    """A sum of any kind that a case states: it was counted before. No file of claims holds one."""

    what: str
    amount: Decimal

    @property
    def kind(self) -> str:
        return self.what


class Dismissal(Claim, frozen=True, kw_only=True, tag="dismissal"):
    handed: date

    def since(self, event: Event) -> date | None:
        return self.handed if event == "handed" else None


class MoralHarm(Claim, frozen=True, kw_only=True, tag="moral_harm"):
    """``judgment``: the day a judgment that restored the right came into force; before that it goes with its claim."""

    judgment: date | None = None

    def since(self, event: Event) -> date | None:
        return self.judgment if event == "judgment" else None


class Other(Claim, frozen=True, kw_only=True, tag="other"):
    known: date

    def since(self, event: Event) -> date | None:
        return self.known


AnyClaim = Wages | FinalPay | Overtime | RestDay | MinimumWage | Leave | Deduction | Dismissal | MoralHarm | Other


def checked(day: date | None) -> None:
    """Refuses a day that can only be a slip of the pen."""
    if day is not None and not _EARLIEST <= day < _LATEST:
        raise ValueError(f"{day} lies outside the years that are counted")


def positive(amount: Decimal | None, *, zero: bool = False) -> None:
    """Refuses a sum that is none, or smaller or larger than pay can be."""
    if amount is None:
        return
    if not amount.is_finite() or not (amount >= 0 if zero else amount > 0) or amount > LARGEST:
        raise ValueError("a sum is more than nothing and at most a billion")
    if amount != round(amount, 2):
        raise ValueError("a sum has at most two decimals")
