"""Money for leave that was not taken: the days that have grown, times the average of a day (articles 127, 139)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from njia.calendars.count import last_day
from njia.disputes.claims import Leave
from njia.disputes.model import Law, Step
from njia.disputes.money import day, figure, rounded, sum_

DAY = timedelta(days=1)
_HALF_A_MONTH = 15  # days; rule 35: less falls away, as much counts as a month
_YEAR = 12


def leave(law: Law, claim: Leave) -> tuple[Decimal, tuple[Step, ...]]:
    """The sum and its steps."""
    months = months_of(claim.started, claim.ended)
    if not months:
        return Decimal(0), (Step(text=law.says("step.leave_short"), source=law.sources["ru.nkt.169"]),)
    days, steps = _days(law, claim, months)
    if days <= 0:
        return Decimal(0), steps
    first, last = resting_on(claim.started, claim.ended, int(law.value("average_months", claim.ended)))
    divisor = _divisor(first, last, law.value("average_month_days", claim.ended))
    average = rounded(claim.earned / divisor)
    result = rounded(average * days)
    source = law.dated("average_month_days", claim.ended).source
    say = law.says
    return result, (
        *steps,
        Step(text=say("step.leave_divisor", first=day(first), last=day(last), days=figure(divisor)), source=source),
        Step(
            text=say(
                "step.leave_average", earned=sum_(law, claim.earned), days=figure(divisor), result=sum_(law, average)
            ),
            amount=average,
        ),
        Step(
            text=say("step.leave_sum", left=figure(days), average=sum_(law, average), result=sum_(law, result)),
            amount=result,
        ),
    )


def months_of(started: date, ended: date) -> int:
    """Whole months of work, a rest of half a month or more for one."""
    whole = 0
    while last_day(started, whole + 1) <= ended:
        whole += 1
    rest = (ended - last_day(started, whole)).days if whole else (ended - started).days + 1
    return whole + (rest >= _HALF_A_MONTH)


def _days(law: Law, claim: Leave, months: int) -> tuple[Decimal, tuple[Step, ...]]:
    """Days of leave left, and how they grew."""
    year = Decimal(claim.year or law.value("minimum_leave_days", claim.ended))
    full, over = divmod(months, _YEAR)
    whole = over >= law.value("leave_full_year_months", claim.ended)
    days = rounded(year * (full + 1) if whole else year * months / _YEAR)
    left = days - claim.taken
    source = law.dated("leave_full_year_months", claim.ended).source
    began = law.says("step.leave_months", first=day(claim.started), last=day(claim.ended), months=str(months))
    about = {"days": figure(days), "taken": figure(claim.taken), "left": figure(left)}
    word = "step.leave_days_full" if whole or not over else "step.leave_days"
    grew = law.says(word, year=figure(year), months=str(months), **about)
    return left, (Step(text=began, source=source), Step(text=grew, source=law.sources["ru.tk.127"]))


def resting_on(started: date, ended: date, months: int) -> tuple[date, date]:
    """The days that the average rests on: up to so many months before the last one, or that one where there is none.

    The last month counts too where the work ended on its last day.
    """
    last = ended if ended.day == monthrange(ended.year, ended.month)[1] else ended.replace(day=1) - DAY
    if last < started:
        return started, ended
    year, month = divmod(last.year * _YEAR + last.month - months, _YEAR)
    return max(started, date(year, month + 1, 1)), last


def _divisor(first: date, last: date, month_days: Decimal) -> Decimal:
    """29.3 for each whole month, and its share of that for a month in part."""
    total, on = Decimal(0), first
    while on <= last:
        length = monthrange(on.year, on.month)[1]
        end = min(last, on.replace(day=length))
        total += month_days * ((end - on).days + 1) / length
        on = end + DAY
    return rounded(total)
