"""Working time of a month, the price of an hour, and the day on which pay that falls on a day off is due."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

from njia.disputes.claims import Hours
from njia.disputes.model import Law, Step
from njia.disputes.money import figure, month, rounded, sum_

DAY = timedelta(days=1)


def working_days(law: Law, on: date) -> list[date]:
    """The working days of that day's month in a week of five days."""
    table = law.calendars.days(law.calendar)
    days = (on.replace(day=number) for number in range(1, monthrange(on.year, on.month)[1] + 1))
    return [day for day in days if table.reason(day) is None]


def norm(law: Law, on: date, weekly: Decimal) -> Decimal:
    """The hours of that month at so many a week: the day before a holiday is an hour shorter."""
    days = working_days(law, on)
    return weekly / 5 * len(days) - sum(_short(law, day) for day in days)


def _short(law: Law, day: date) -> bool:
    following = day + DAY
    return (following.month, following.day) in law.short_before or day in law.short_also


def payday(law: Law, on: date) -> date:
    """The day the money was due: pay that falls on a day off is paid the working day before (article 136)."""
    table, due = law.calendars.days(law.calendar), on
    while table.reason(due) is not None:
        due -= DAY
    return due


def hour(law: Law, claim: Hours) -> tuple[Decimal, tuple[Step, ...]]:
    """What one hour is paid, to the kopeck, and how that was found."""
    if claim.pay_per == "hour":
        return claim.pay, (Step(text=law.says("step.hour_given", rate=sum_(law, claim.pay)), amount=claim.pay),)
    on = claim.worked[0].day
    hours = claim.norm or norm(law, on, claim.weekly_hours)
    word = "step.hour_norm_given" if claim.norm else "step.hour_norm"
    rate = rounded(claim.pay / hours)
    about = law.says(word, month=month(on), hours=figure(hours), weekly=figure(claim.weekly_hours))
    told = law.says("step.hour_rate", pay=sum_(law, claim.pay), hours=figure(hours), rate=sum_(law, rate))
    return rate, (Step(text=about, source=law.short_source), Step(text=told, amount=rate))
