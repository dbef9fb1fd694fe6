"""The sums of pay of a paper: which money is the wage itself, and what it makes in a month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from njia.contracts.paper import Paper, Sentence
from njia.facts.model import Fact, Money, Rate
from njia.findings import Side

NORMAL_WEEK = Decimal(40)
WEEKS_A_MONTH = Decimal(52) / 12
_REACH = 160  # code points between the word «salary» and its sum


@dataclass(frozen=True, slots=True)
class Wage:
    money: Money
    sentence: Sentence
    fact: Fact

    def monthly(self, hours_a_week: Decimal) -> Decimal | None:
        """What it makes in a month of so many hours a week; None for pay by the shift or with no period."""
        amount = self.money.amount
        by_period = {
            "hour": amount * hours_a_week * WEEKS_A_MONTH,
            "week": amount * WEEKS_A_MONTH,
            "month": amount,
            "quarter": amount / 3,
            "year": amount / 12,
        }
        return by_period.get(self.money.period or "")


def wages(paper: Paper, side: Side) -> list[Wage]:
    """The sums stated as pay, in order; bonuses, fines, deposits and the like are left out."""
    return [wage for sentence in paper.sides[side] for wage in _in(sentence)]


def _in(sentence: Sentence) -> Iterator[Wage]:
    bases = sentence.marks.get("pay.base", ())
    others = sentence.marks.get("pay.other", ())
    for fact in sentence.facts:
        if not isinstance(fact.value, Money) or fact.value.period == "once":
            continue
        at = fact.start - sentence.start
        base = max((h.start for h in bases if h.start <= at and at - h.end <= _REACH), default=None)
        if base is None and fact.value.period in ("hour", "month") and any(h.start >= at for h in bases):
            base = at  # «95,000 roubles a month is the salary»
        if base is not None and not any(base < h.start <= at for h in others):
            yield Wage(_monthly_if_said(fact.value, sentence), sentence, fact)


def _monthly_if_said(money: Money, sentence: Sentence) -> Money:
    if money.period is None and sentence.has("pay.monthly"):
        return Money(money.amount, money.currency, "month", money.basis, money.words)
    return money


def weekly_hours(paper: Paper, side: Side) -> tuple[Decimal, Sentence, Fact] | None:
    """The longest working week that a side states, said as hours a week or as hours a day on so many days."""
    best: tuple[Decimal, Sentence, Fact] | None = None
    days: Decimal | None = None
    a_day: tuple[Decimal, Sentence, Fact] | None = None
    for sentence in paper.sides[side]:
        if sentence.has("hours.other") and not sentence.has("hours.summed"):
            pass_over = True
        else:
            pass_over = False
        for fact in sentence.facts:
            if not isinstance(fact.value, Rate):
                continue
            rate = fact.value
            if rate.unit == "day" and rate.per == "week":
                days = max(days or rate.amount, rate.amount)
            elif rate.unit == "hour" and not (pass_over and _beside_other(sentence, fact)):
                if rate.per == "week" and (best is None or rate.amount > best[0]):
                    best = rate.amount, sentence, fact
                elif rate.per in ("day", "shift") and (a_day is None or rate.amount > a_day[0]):
                    a_day = rate.amount, sentence, fact
    if a_day and days and (best is None or a_day[0] * days > best[0]):
        return a_day[0] * days, a_day[1], a_day[2]
    return best


def _beside_other(sentence: Sentence, fact: Fact) -> bool:
    """Whether rest, overtime or a break is named close to the figure."""
    at = fact.start - sentence.start
    return any(abs(h.start - at) < 60 for h in sentence.marks.get("hours.other", ()))
