"""Sums, days and times as each language says them."""

from __future__ import annotations

from decimal import Decimal

from njia.facts.model import Date, DaysOfMonth, Duration
from njia.findings import Text
from njia.text import saying
from njia.text.saying import counted, number

_CURRENCIES = {
    "RUB": ("roubles", "rubli", "рублей"),
    "USD": ("US dollars", "dola za Marekani", "долларов США"),
    "EUR": ("euros", "yuro", "евро"),
    "KES": ("Kenya shillings", "shilingi za Kenya", "кенийских шиллингов"),
}


def amount(value: Decimal, currency: str | None) -> Text:
    """A sum with its currency in words."""
    figure = number(value)
    names = _CURRENCIES.get(currency or "", (currency or "", currency or "", currency or ""))
    return Text(f"{figure.en} {names[0]}".strip(), f"{names[1]} {figure.sw}".strip(), f"{figure.ru} {names[2]}".strip())


def period(value: Duration) -> Text:
    """A length of time: «24 months», «miezi 24», «24 месяца»."""
    return counted(value.amount, value.unit)


def day(value: Date) -> Text:
    """A date: «1 April 2026», «1 Aprili 2026», «1 апреля 2026 года»."""
    return saying.day(value.year, value.month, value.day)


def month_days(value: DaysOfMonth) -> Text:
    """Days of the month: «10 and 25», «10 na 25», «10 и 25»."""
    days = [str(d) for d in value.days]

    def joined(last: str) -> str:
        return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} {last} {days[-1]}"

    return Text(joined("and"), joined("na"), joined("и"))
