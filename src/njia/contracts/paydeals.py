"""Pay held against the law: how late, how seldom, how much of it is taken, and sums asked of the worker."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from njia.contracts.figures import Found, figures, limit, quote, raised, sides
from njia.contracts.judges import Case, finding, judges
from njia.corridors.model import Rule
from njia.facts.model import Fact, Money, Number, Rate, Share
from njia.findings import Finding


@judges("late_pay_below")
def judge_late_pay_below(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the compensation for late pay is a smaller fraction of the key rate than the law's."""
    least = limit(rule, case)

    def fraction(fact: Fact) -> Decimal | None:
        value = fact.value
        return value.value if isinstance(value, Share) and value.form == "fraction" else None

    low = [
        f
        for side in sides(case)
        for f in figures(case.paper, side, "late_pay", "", fraction)
        if least is not None and f[0] < Decimal(1) / least - Decimal("0.0001")
    ]
    if low:
        yield finding(rule, [quote(s, f) for _, s, f in low], found=f"1/{round(1 / low[0][0])}" if low[0][0] else "0")


@judges("deduction_over")
def judge_deduction_over(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where more than the lawful share of the wage may be taken; half is lawful beside the usual fifth."""
    most, exceptional = limit(rule, case), limit(rule, case, "most")

    def percent(fact: Fact) -> Decimal | None:
        value = fact.value
        return value.value if isinstance(value, Share) and value.form == "percent" else None

    over: list[Found] = []
    for side in sides(case):
        found = list(figures(case.paper, side, "deduction", "deduction.tax", percent))
        lawful = {id(s) for v, s, _ in found if most is not None and v <= most}
        over += [
            f
            for f in found
            if most is not None
            and f[0] > most
            and not (id(f[1]) in lawful and exceptional is not None and f[0] <= exceptional)
        ]
    yield from raised(rule, [(v * 100, s, f) for v, s, f in over])


@judges("pay_too_seldom")
def judge_pay_too_seldom(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where pay comes less often than every half-month and nothing says otherwise."""
    for side in sides(case):
        often = case.paper.has(side, f"{rule.rule}#often") or any(
            _twice(f) for s in case.paper.sides[side] for f in s.facts
        )
        marks = [] if often else [(s, h) for s, h in case.paper.hits(side, f"{rule.rule}#") if not s.denies(h)]
        if marks:
            yield finding(rule, [s.evidence(h) for s, h in marks])
            return


def _twice(fact: Fact) -> bool:
    value = fact.value
    if fact.kind == "days_of_month":
        return len(getattr(value, "days", ())) > 1
    return isinstance(value, Rate) and value.unit == "time" and value.per == "month" and value.amount >= 2


@judges("sum_for_worker")
def judge_sum_for_worker(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where a sum of money, or a share of pay, stands in a sentence that the rule's phrases mark."""
    marks = []
    for side in sides(case):
        for sentence, hit in case.paper.hits(side, f"{rule.rule}#"):
            money = any(isinstance(f.value, (Money, Share, Number)) for f in sentence.facts)
            if money and not sentence.denies(hit) and not sentence.has(f"{rule.rule}#unless"):
                marks.append(sentence.evidence(hit))
    if marks:
        yield finding(rule, marks)
