"""Interest for late pay by article 236: day by day at the key rate of that day, from the day after the due day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from njia.disputes.claims import Payment
from njia.disputes.model import Law, NotKnownError, Step
from njia.disputes.money import day, figure, rounded, sum_
from njia.findings import Text
from njia.text.saying import counted

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days on which the same sum was unpaid at the same rate; both ends count. ``guessed``: past the table."""

    first: date
    last: date
    unpaid: Decimal
    rate: Decimal
    divisor: Decimal
    guessed: bool = False

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def amount(self) -> Decimal:
        return rounded(self.unpaid * self.rate * self.days / (100 * self.divisor))


def stretches(law: Law, due: date, owed: Decimal, paid: Sequence[Payment], on: date) -> Iterator[Stretch]:
    """From the day after ``due`` until ``on``; the day of a payment still counts on what was unpaid before it."""
    for first, last, unpaid in _unpaid(due, owed, paid, on):
        while first <= last:
            found = law.key_rate.at(first)
            if found is None:
                known = day(law.key_rate.first_days[0])
                raise NotKnownError(law.says("refused.rate", day=day(first), first=known))
            rate, following = found
            guessed = first > law.key_rate.known_to
            end = last if following is None else min(last, following - DAY)
            end = end if guessed else min(end, law.key_rate.known_to)
            yield Stretch(first, end, unpaid, rate, law.value("late_pay_divisor", first), guessed)
            first = end + DAY


def _unpaid(due: date, owed: Decimal, paid: Sequence[Payment], on: date) -> Iterator[tuple[date, date, Decimal]]:
    """Whatever was unpaid, from day to day."""
    first, left = due + DAY, owed
    for one in sorted(paid, key=lambda payment: payment.day):
        last = min(one.day, on)
        if first <= last and left > 0:
            yield first, last, left
            first = last + DAY
        left -= one.amount
    if first <= on and left > 0:
        yield first, on, left


def interest(
    law: Law, due: date, owed: Decimal, paid: Sequence[Payment], on: date
) -> tuple[Decimal, tuple[Step, ...], bool]:
    """The interest, its steps, and whether a rate was used that the table does not vouch for."""
    rows = list(stretches(law, due, owed, paid, on))
    total = sum((row.amount for row in rows), Decimal(0))
    steps = [
        Step(
            text=_said(law, row),
            amount=row.amount,
            source=law.key_rate.source if row.guessed else law.dated("late_pay_divisor", row.first).source,
        )
        for row in rows
    ]
    if len(rows) != 1:
        word = "step.interest_total" if rows else "step.no_interest"
        steps.append(Step(text=law.says(word, on=day(rows[-1].last if rows else on), amount=sum_(law, total))))
    return total, tuple(steps), any(row.guessed for row in rows)


def _said(law: Law, row: Stretch) -> Text:
    return law.says(
        "step.interest_guessed" if row.guessed else "step.interest",
        first=day(row.first),
        last=day(row.last),
        amount=sum_(law, row.unpaid),
        rate=figure(row.rate),
        divisor=figure(row.divisor),
        days=counted(Decimal(row.days), "day"),
        result=sum_(law, row.amount),
    )
