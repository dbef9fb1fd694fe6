"""The sums of pay of a paper: which money is the wage itself, and what it makes in a month."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from njia.contracts.paper import Paper, Sentence
from njia.facts.model import Duration, Fact, Money, Rate
from njia.facts.tables.numerals import CARDINALS
from njia.findings import Side
from njia.text.grammar import one_of, said

WEEKS_A_MONTH = Decimal(52) / 12
_HOURS = "below.hours"  # the rule whose parameters say how a working week is read
_FAR, _NEAR = 60, 25  # code points
_CHARGE = 40  # code points between a sum and the words that make it a charge («for light and water»)
_REACH = 160  # code points between the word «salary» and its sum


@dataclass(frozen=True, slots=True)
class Wage:
    money: Money
    sentence: Sentence
    fact: Fact

    def monthly(self, hours_a_week: Decimal, shifts: int) -> Decimal | None:
        """What it makes in a month of so many hours a week, or of so many shifts; None with no period."""
        amount = self.money.amount
        by_period = {
            "hour": amount * hours_a_week * WEEKS_A_MONTH,
            "week": amount * WEEKS_A_MONTH,
            "month": amount,
            "quarter": amount / 3,
            "year": amount / 12,
            "shift": amount * shifts,
            "day": amount * shifts,
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
        base = max((h.end for h in bases if h.start <= at and at - h.end <= _REACH), default=None)
        if base is None and fact.value.period in ("hour", "month") and any(h.start >= at for h in bases):
            base = at  # «95,000 roubles a month is the salary»
        if base is None and "pay.base" in sentence.under:
            base = 0  # under the heading «Salary»
        charged = any(h.start - at < _CHARGE and at - h.end < _CHARGE for h in sentence.marks.get("pay.charge", ()))
        if base is not None and not charged and not any(base <= h.start <= at for h in others):
            yield Wage(_monthly_if_said(fact.value, sentence), sentence, fact)


def _monthly_if_said(money: Money, sentence: Sentence) -> Money:
    if money.period is None and sentence.has("pay.monthly"):
        return Money(money.amount, money.currency, "month", money.basis, money.words)
    return money


_COUNT = {**CARDINALS, **dict.fromkeys(said("whole_day"), 1)}
_N = r"(\d{1,2}|" + one_of("turn_numbers") + r")"
_SHIFTS = re.compile(
    rf"\b{_N}\s*(?:/|{one_of('across')}|(?:days?|shifts?)?\s*(?:on|of work)\s*(?:[,/–-]|and|then)?)\s*{_N}"
    rf"(?:\s*(?:days?|shifts?))?(?:\s*off)?(?!\w|\s*/|[.,]\d)",
    re.I,
)
_DAY_AND_NIGHT = re.compile(rf"\b(?:{one_of('whole_day', 'ru')})\s+(?:{one_of('across')})\b|24[ -]hours?\b", re.I)


def rotation(sentence: Sentence) -> Decimal | None:
    """The share of days worked where shifts alternate: «2/2», «сутки через трое», "three on, one off"."""
    found = _SHIFTS.search(sentence.text)
    if not found:
        return None
    on, off = (Decimal(_COUNT.get(part.casefold(), part if part.isdigit() else 0)) for part in found.groups())
    return on / (on + off) if 0 < on <= 31 and 0 < off <= 31 else None


Figure = tuple[Decimal, Sentence, Fact]


def weekly_hours(paper: Paper, side: Side) -> Figure | None:
    """The longest working week that a side states.

    Hours a day on so many days count only where they make clearly more: one day of six is often shorter.
    """
    params = paper.corridor.rules[_HOURS].params
    week: list[Figure] = []
    day: list[Figure] = []
    days: list[Decimal] = []
    for sentence in paper.sides[side]:
        for fact in sentence.facts:
            kind = _kind(sentence, fact)
            if kind == "days":
                days.append(_amount(fact))
            elif kind:
                (week if kind == "week" else day).append((_amount(fact), sentence, fact))
        turned = _rotated(sentence, day)
        if turned and turned[0] > Decimal(str(params["turns_up_to"])):
            week.append(turned)
    stated = max(week, key=lambda f: f[0], default=None)
    longest = max(day, key=lambda f: f[0], default=None)
    if longest and days:
        made = longest[0] * max(days)
        if stated is None or made > stated[0] * Decimal(str(params["clearly_more"])):
            return made, longest[1], longest[2]
    return stated


def _rotated(sentence: Sentence, day: list[Figure]) -> Figure | None:
    """The average week of alternating shifts, where the length of a shift stands in the same clause or before."""
    share = rotation(sentence) if sentence.has("hours.shifts") else None
    if share is None:
        return None
    shift = max((f for f in day if f[1].clause is sentence.clause), key=lambda f: f[0], default=None)
    fact = shift[2] if shift else next(iter(sentence.facts), None)
    if fact is None:
        return None
    if _DAY_AND_NIGHT.search(sentence.text):
        return 24 * 7 * share, sentence, fact
    return (shift[0] * 7 * share, sentence, fact) if shift else None


def _kind(sentence: Sentence, fact: Fact) -> Literal["week", "day", "days"] | None:
    """Whether a fact gives hours a week, hours a day or days a week of work."""
    value = fact.value
    if isinstance(value, Rate) and value.unit == "day" and value.per == "week":
        return "days"
    if _beside(sentence, fact, "hours.other", _FAR):
        return None
    if isinstance(value, Rate) and value.unit == "hour" and value.per in ("day", "shift", "week"):
        return "week" if value.per == "week" else "day"
    if isinstance(value, Duration) and value.unit == "hour" and _beside(sentence, fact, "hours.week", _NEAR):
        return "week"
    return None


def _amount(fact: Fact) -> Decimal:
    return fact.value.amount if isinstance(fact.value, (Rate, Duration)) else Decimal(0)


def _beside(sentence: Sentence, fact: Fact, key: str, reach: int) -> bool:
    """Whether a phrase stands close to the figure."""
    start, end = fact.start - sentence.start, fact.end - sentence.start
    return any(h.start - end < reach and start - h.end < reach for h in sentence.marks.get(key, ()))
