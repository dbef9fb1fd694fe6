"""Arithmetic of the claims whose sum is not simply told: overtime, days off, minimum wage, deductions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from njia.corridors.model import value_on
from njia.disputes.claims import Deduction, MinimumWage, Overtime, RestDay
from njia.disputes.hours import hour, working_days
from njia.disputes.model import Law, Step
from njia.disputes.money import day, figure, month, rounded, sum_

Found = tuple[Decimal, tuple[Step, ...]]


def overtime(law: Law, claim: Overtime) -> Found:
    """The first hours of a day one and a half times, those after them twice (article 152)."""
    rate, steps = hour(law, claim)
    rows = [row for one in claim.worked for row in _overtime_of(law, rate, one.day, one.hours)]
    return _total(rows), (*steps, *rows)


def _overtime_of(law: Law, rate: Decimal, on: date, hours: Decimal) -> Iterator[Step]:
    first = min(hours, law.value("overtime_first_hours", on))
    yield _hours(law, "step.overtime_first", "overtime_multiple", rate, on, first)
    if hours > first:
        yield _hours(law, "step.overtime_later", "overtime_multiple_later", rate, on, hours - first)


def rest_day(law: Law, claim: RestDay) -> Found:
    """Twice; once more where a monthly wage has paid the hours already (article 153)."""
    rate, steps = hour(law, claim)
    once_paid = claim.within and claim.pay_per == "month"
    series = "rest_day_extra" if once_paid else "rest_day_multiple"
    rows = [_hours(law, "step.rest_day", series, rate, one.day, one.hours) for one in claim.worked]
    told = (Step(text=law.says("step.rest_day_within")),) if once_paid else ()
    return _total(rows), (*steps, *told, *rows)


def _hours(law: Law, word: str, series: str, rate: Decimal, on: date, hours: Decimal) -> Step:
    multiple = law.dated(series, on)
    result = rounded(hours * rate * Decimal(multiple.value))
    told = law.says(
        word, day=day(on), hours=figure(hours), rate=sum_(law, rate),
        multiple=figure(Decimal(multiple.value)), result=sum_(law, result),
    )  # fmt: skip
    return Step(text=told, amount=result, source=multiple.source)


def minimum_wage(law: Law, claim: MinimumWage) -> Found:
    """The minimum of the country, or of the region where that is higher, less what was paid (articles 133, 133.1)."""
    on = claim.month
    country = law.dated("minimum_wage_month", on)
    region = value_on(law.values.get(f"minimum_wage_month.{claim.region}", ()), on)
    found = max(country, region or country, key=lambda one: Decimal(one.value))
    least = Decimal(found.value)
    steps = [Step(text=law.says("step.minimum", month=month(on), least=sum_(law, least)), source=found.source)]
    days = len(working_days(law, on))
    if claim.days is not None and claim.days < days:
        part = rounded(least * claim.days / days)
        steps.append(Step(text=law.says(
            "step.minimum_part", worked=str(claim.days), norm=str(days), least=sum_(law, least), result=sum_(law, part)
        ), amount=part))  # fmt: skip
        least = part
    gap = least - claim.pay
    if gap <= 0:
        return Decimal(0), (*steps, Step(text=law.says("step.minimum_met", pay=sum_(law, claim.pay))))
    told = law.says("step.minimum_gap", least=sum_(law, least), pay=sum_(law, claim.pay), result=sum_(law, gap))
    return gap, (*steps, Step(text=told, amount=gap))


def deduction(law: Law, claim: Deduction) -> Found:
    """All of it where no law names a ground, else what goes beyond the share that may be taken (137, 138)."""
    share = law.dated("deduction_share", claim.due)
    if claim.ground == "none" or claim.pay is None:
        told = law.says("step.deduction_none", amount=sum_(law, claim.deducted))
        return claim.deducted, (Step(text=told, amount=claim.deducted, source=share.source),)
    most = rounded(claim.pay * Decimal(share.value))
    per_cent = figure(Decimal(share.value) * 100)
    limit = law.says("step.deduction_most", share=per_cent, pay=sum_(law, claim.pay), most=sum_(law, most))
    over = claim.deducted - most
    taken = {"taken": sum_(law, claim.deducted)}
    if over <= 0:
        told = law.says("step.deduction_within", **taken)
        return Decimal(0), (Step(text=limit, source=share.source), Step(text=told))
    told = law.says("step.deduction_over", **taken, most=sum_(law, most), result=sum_(law, over))
    return over, (Step(text=limit, source=share.source), Step(text=told, amount=over))


def _total(rows: list[Step]) -> Decimal:
    return sum((row.amount or Decimal(0) for row in rows), Decimal(0))
