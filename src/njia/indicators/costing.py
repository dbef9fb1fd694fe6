"""What a job cost the worker against its pay (SDG indicator 10.7.1), from what was told in the case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from njia.attesting.fees import WORKER, Fee, Loan, summary
from njia.casework.guards import Acts, FieldId
from njia.indicators.methods import Method, began, did, method
from njia.indicators.model import ALL, Case, Point, Window

_DAYS_A_MONTH = 365.25 / 12


@method("cost_of_job")
@dataclass(frozen=True)
class CostOfJob(Method):
    """Of the cases in which one of ``base`` was first done and in which a cost and ``pay`` were told: what the worker
    paid, with the interest of loans, against a month of that pay. ``told`` are costs by the worker, ``declared`` by
    others. Who stays for fewer than ``shortest`` months, from ``begins`` to ``ends`` if both were told, is left out."""

    base: Acts
    told: Acts
    declared: Acts
    loans: Acts
    pay: FieldId
    begins: FieldId
    ends: FieldId
    shortest: int = 0

    def points(self, cases: Iterable[Case], window: Window) -> Iterator[Point]:
        for case in cases:
            if began(case, self.base, window) and self._long_enough(case):
                yield from self._cost(case, window)

    def _cost(self, case: Case, window: Window) -> Iterator[Point]:
        fees = [
            _fee(act.given, WORKER if act.type in self.told else "declared")
            for act in did(case, (*self.told, *self.declared), window)
        ]
        loans = [_loan(act.given) for act in did(case, self.loans, window)]
        pay: Any = case.last(self.pay)
        if (fees or loans) and pay:
            made = summary(fees, loans, money(pay), window.rates, pay["currency"])
            if made.month:
                yield Point(ALL, float(made.total), per=float(made.month))

    def _long_enough(self, case: Case) -> bool:
        first, last = case.last(self.begins), case.last(self.ends)
        if not first or not last:
            return True
        stays = date.fromisoformat(str(last)) - date.fromisoformat(str(first))
        return round(stays.days / _DAYS_A_MONTH) >= self.shortest


def _fee(given: Mapping[str, Any], told_by: str) -> Fee:
    amount, currency = money(given["fee_amount"])
    return Fee(item=given["fee_item"], amount=amount, currency=currency, payer=given["fee_payer"], told_by=told_by)


def _loan(given: Mapping[str, Any]) -> Loan:
    principal, currency = money(given["loan_sum"])
    rate, months = Decimal(str(given["loan_rate"])), Decimal(str(given["loan_months"]))
    return Loan(principal=principal, currency=currency, rate=rate, months=months)


def money(given: Mapping[str, Any]) -> tuple[Decimal, str]:
    """The amount and its currency."""
    return Decimal(str(given["amount"])), str(given["currency"])
