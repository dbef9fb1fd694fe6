"""Sums, days and times as each language says them."""

from __future__ import annotations

from decimal import Decimal

from njia.facts.model import Date, DaysOfMonth, Duration
from njia.findings import Text

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "sw": "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
# English one and many; Swahili noun; Russian one, few, many.
_UNITS = {
    "minute": ("minute", "minutes", "dakika", "минута", "минуты", "минут"),
    "hour": ("hour", "hours", "saa", "час", "часа", "часов"),
    "day": ("day", "days", "siku", "день", "дня", "дней"),
    "calendar_day": (
        "calendar day",
        "calendar days",
        "siku za kalenda",
        "календарный день",
        "календарных дня",
        "календарных дней",
    ),
    "working_day": ("working day", "working days", "siku za kazi", "рабочий день", "рабочих дня", "рабочих дней"),
    "week": ("week", "weeks", "wiki", "неделя", "недели", "недель"),
    "month": ("month", "months", "miezi", "месяц", "месяца", "месяцев"),
    "quarter": ("quarter", "quarters", "robo mwaka", "квартал", "квартала", "кварталов"),
    "year": ("year", "years", "miaka", "год", "года", "лет"),
    "shift": ("shift", "shifts", "zamu", "смена", "смены", "смен"),
}
_ONE_SW = {"month": "mwezi", "year": "mwaka"}
_CURRENCIES = {
    "RUB": ("roubles", "rubli", "рублей"),
    "USD": ("US dollars", "dola za Marekani", "долларов США"),
    "EUR": ("euros", "yuro", "евро"),
    "KES": ("Kenya shillings", "shilingi za Kenya", "кенийских шиллингов"),
}


def number(value: Decimal) -> Text:
    """A number grouped as the language groups it."""
    whole = value == value.to_integral_value()
    plain = f"{value:,.0f}" if whole else f"{value.normalize():,f}"
    russian = plain.replace(",", "\u00a0").replace(".", ",")
    return Text(plain, plain, russian)


def amount(value: Decimal, currency: str | None) -> Text:
    """A sum with its currency in words."""
    figure = number(value)
    names = _CURRENCIES.get(currency or "", (currency or "", currency or "", currency or ""))
    return Text(f"{figure.en} {names[0]}".strip(), f"{names[1]} {figure.sw}".strip(), f"{figure.ru} {names[2]}".strip())


def period(value: Duration) -> Text:
    """A length of time: «24 months», «miezi 24», «24 месяца»."""
    one, many, swahili, *russian = _UNITS[value.unit]
    figure = number(value.amount)
    single = value.amount == 1
    sw = _ONE_SW.get(value.unit, swahili) if single else swahili
    en = f"{figure.en} {one if single else many}"
    return Text(
        en,
        f"{sw} {figure.sw}" if " za " not in sw else _counted(sw, figure.sw),
        f"{figure.ru} {russian[_plural(value.amount)]}",
    )


def _counted(noun: str, figure: str) -> str:
    head, _, rest = noun.partition(" ")
    return f"{head} {figure} {rest}"


def _plural(value: Decimal) -> int:
    """Which of the three Russian forms a number takes."""
    if value != value.to_integral_value():
        return 1
    n = int(value)
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def day(value: Date) -> Text:
    """A date: «1 April 2026», «1 Aprili 2026», «1 апреля 2026 года»."""

    def one(language: str, suffix: str = "") -> str:
        parts = [str(value.day) if value.day else "", _MONTHS[language].split()[value.month - 1]]
        year = f"{value.year}{suffix}" if value.year else ""
        return " ".join(part for part in (*parts, year) if part)

    return Text(one("en"), one("sw"), one("ru", " года"))


def month_days(value: DaysOfMonth) -> Text:
    """Days of the month: «10 and 25», «10 na 25», «10 и 25»."""
    days = [str(d) for d in value.days]

    def joined(last: str) -> str:
        return days[0] if len(days) == 1 else f"{', '.join(days[:-1])} {last} {days[-1]}"

    return Text(joined("and"), joined("na"), joined("и"))
