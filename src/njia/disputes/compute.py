"""From claims to a sheet: what is owed with interest as of a day, step by step, and until when it can be claimed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from njia.disputes.claims import (
    AnyClaim,
    Claim,
    Deduction,
    FinalPay,
    Leave,
    MinimumWage,
    Money,
    Overtime,
    RestDay,
    Stated,
    Wages,
)
from njia.disputes.hours import payday
from njia.disputes.interest import interest
from njia.disputes.leave import leave
from njia.disputes.limits import limits
from njia.disputes.model import Counted, Law, Sheet, Step
from njia.disputes.money import day, figure, sum_
from njia.disputes.pay import Found, deduction, minimum_wage, overtime, rest_day
from njia.findings import Text


def compute(law: Law, claims: Iterable[AnyClaim], on: date) -> Sheet:
    """All claims, counted. Raises NotKnownError where a rate or value of the day is not known."""
    counted = tuple(count(law, claim, on) for claim in claims)
    notes = (law.says("sheet.basis"), law.says("sheet.no_fee", source=law.sources["ru.tk.393"].text))
    doubt = _estimate(law) if any(one.estimated for one in counted) else None
    return Sheet(on=on, counted=counted, notes=notes, estimate=doubt)


def _estimate(law: Law) -> Text:
    """That the last rate we know was used past the days for which it is known."""
    rate = law.key_rate
    return law.says("sheet.estimated", known_to=day(rate.known_to), rate=figure(rate.rates[-1]))


def count(law: Law, claim: Claim, on: date) -> Counted:
    """One claim, counted."""
    kind = law.kinds[claim.kind]
    if not isinstance(claim, Money):
        told = limits(law, claim, kind, on, due=None)
        return Counted(
            claim=claim, kind=kind, due=None, principal=Decimal(0), interest=Decimal(0),
            steps=(Step(text=law.says("step.no_sum"), source=kind.source),), limits=tuple(told), estimated=False,
        )  # fmt: skip
    due = payday(law, claim.due) if kind.moves else claim.due
    owed, steps = _ARITHMETIC[type(claim)](law, claim)
    left, paid_steps = _less_paid(law, claim, owed, due, on)
    late, late_steps, estimated = interest(law, due, owed, claim.paid, on)
    moved = () if due == claim.due else (_moved(law, claim, due),)
    return Counted(
        claim=claim, kind=kind, due=due, principal=left, interest=late, estimated=estimated,
        steps=(*moved, *steps, *paid_steps, *late_steps),
        limits=tuple(limits(law, claim, kind, on, due=due)),
    )  # fmt: skip


def _moved(law: Law, claim: Money, due: date) -> Step:
    return Step(text=law.says("step.due_moved", day=day(claim.due), due=day(due)), source=law.sources["ru.tk.136"])


def _less_paid(law: Law, claim: Money, owed: Decimal, due: date, on: date) -> tuple[Decimal, tuple[Step, ...]]:
    """What is left after what was paid until that day; never less than nothing."""
    left, steps = owed, [Step(text=law.says("step.owed", due=day(due), amount=sum_(law, owed)), amount=owed)]
    for one in sorted(claim.paid, key=lambda payment: payment.day):
        if one.day <= on:
            left = max(left - one.amount, Decimal(0))
            told = law.says("step.paid", on=day(one.day), amount=sum_(law, one.amount), rest=sum_(law, left))
            steps.append(Step(text=told, amount=left))
    return left, tuple(steps)


def _told(law: Law, claim: Any) -> Found:
    return claim.amount, ()


_ARITHMETIC: Mapping[type[Money], Callable[[Law, Any], Found]] = {
    Wages: _told,
    FinalPay: _told,
    Stated: _told,
    Overtime: overtime,
    RestDay: rest_day,
    MinimumWage: minimum_wage,
    Leave: leave,
    Deduction: deduction,
}
