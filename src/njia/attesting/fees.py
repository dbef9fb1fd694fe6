"""What a job cost the worker: who paid whom for what, loans, and the sum against the promised pay (SDG 10.7.1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from njia.corridors.model import Corridor, Rule
from njia.findings import Finding, Text, worst_first
from njia.text.saying import number

WORKER, INTEREST = "worker", "loan"
_YEAR = 12
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """One payment. ``told_by``: the worker, or the agency and the employer, who may say otherwise."""

    item: str
    amount: Decimal
    currency: str
    payer: str
    taker: str = ""
    told_by: str = WORKER


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan:
    """Money borrowed for the job; ``rate`` is the interest of a month in per cent."""

    principal: Decimal
    currency: str
    rate: Decimal
    months: Decimal
    lender: str = ""

    @property
    def interest(self) -> Decimal:
        """What is paid on top by the end, without compounding."""
        return (self.principal * self.rate / 100 * self.months).quantize(_CENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Sums in ``currency``. The principal of a loan is no cost: what it paid for is. ``months`` of the promised pay."""

    currency: str
    paid: Decimal  # by the worker, without interest
    interest: Decimal
    by_item: Mapping[str, Decimal]  # the worker's payments
    by_payer: Mapping[str, Decimal]  # everybody's
    month: Decimal | None  # of pay

    @property
    def total(self) -> Decimal:
        """What the job costs the worker."""
        return self.paid + self.interest

    @property
    def months(self) -> Decimal | None:
        """How many months of the promised pay that is."""
        return (self.total / self.month).quantize(_CENT) if self.month else None

    @property
    def share(self) -> Decimal | None:
        """Its share of the pay of the first year."""
        return (self.total / (self.month * _YEAR)).quantize(Decimal("0.001")) if self.month else None


def summary(
    fees: Sequence[Fee], loans: Sequence[Loan], pay: tuple[Decimal, str] | None, rates: Mapping[str, Decimal], into: str
) -> Summary:
    """Everything in one currency. What the worker and an agency both tell counts once: the larger for each item and
    payer. Raises KeyError for a currency without a rate.
    """

    def turned(amount: Decimal, currency: str) -> Decimal:
        return (amount * rates[currency] / rates[into]).quantize(_CENT)

    told: dict[tuple[str, str, str], Decimal] = {}
    for fee in fees:
        side = WORKER if fee.told_by == WORKER else "declared"
        key = (fee.item, fee.payer, side)
        told[key] = told.get(key, Decimal(0)) + turned(fee.amount, fee.currency)
    sums: dict[tuple[str, str], Decimal] = {}
    for (item, payer, _), amount in told.items():
        sums[item, payer] = max(sums.get((item, payer), Decimal(0)), amount)
    mine = {item: amount for (item, payer), amount in sorted(sums.items()) if payer == WORKER}
    payers: dict[str, Decimal] = {}
    for (_, payer), amount in sorted(sums.items()):
        payers[payer] = payers.get(payer, Decimal(0)) + amount
    stated = mine.get(INTEREST, Decimal(0))
    reckoned = sum((turned(loan.interest, loan.currency) for loan in loans), Decimal(0))
    return Summary(
        currency=into,
        paid=sum(mine.values(), Decimal(0)) - stated,
        interest=max(stated, reckoned),
        by_item=mine,
        by_payer=payers,
        month=turned(*pay) if pay else None,
    )


def held(made: Summary, loans: Sequence[Loan], items: Mapping[str, Text], corridor: Corridor) -> tuple[Finding, ...]:
    """What speaks against the costs: each item that a worker may not pay, a debt of months, a dear loan."""
    return worst_first([*_forbidden(made, items, corridor), *_months(made, corridor), *_dear(loans, corridor)])


def _forbidden(made: Summary, items: Mapping[str, Text], corridor: Corridor) -> Iterator[Finding]:
    rule = corridor.rules["fees.worker_paid"]
    listed = rule.params["items"]
    for item, amount in made.by_item.items():
        if amount and isinstance(listed, list) and item in listed:
            yield _finding(rule, sum=_sum(amount, made.currency), item=items[item])


def _months(made: Summary, corridor: Corridor) -> Iterator[Finding]:
    rule = corridor.rules["fees.three_months"]
    if made.months is not None and made.months >= Decimal(str(rule.params["months"])):
        yield _finding(rule, months=number(made.months))


def _dear(loans: Sequence[Loan], corridor: Corridor) -> Iterator[Finding]:
    rule = corridor.rules["fees.loan_interest"]
    worst = max((loan.rate for loan in loans), default=Decimal(0))
    if worst >= Decimal(str(rule.params["rate"])):
        yield _finding(rule, rate=number(worst))


def _sum(amount: Decimal, currency: str) -> Text:
    figure = number(amount)
    return Text(f"{currency} {figure.en}", f"{currency} {figure.sw}", f"{figure.ru} {currency}")


def _finding(rule: Rule, **values: Text) -> Finding:
    return Finding(rule.rule, rule.severity, rule.text.fill(**values), (), rule.source, rule.remedy)
