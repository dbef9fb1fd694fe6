"""How each language says numbers, lengths of time and days."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from njia.findings import Text

_MONTHS = {
    "en": "January February March April May June July August September October November December",
    "sw": "Januari Februari Machi Aprili Mei Juni Julai Agosti Septemba Oktoba Novemba Desemba",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}
_WEEKDAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "sw": "Jumatatu Jumanne Jumatano Alhamisi Ijumaa Jumamosi Jumapili",
    "ru": "понедельник вторник среда четверг пятница суббота воскресенье",
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
    "weekend_day": (
        "weekend day",
        "weekend days",
        "siku za wikendi",
        "выходной день",
        "выходных дня",
        "выходных дней",
    ),
    "week": ("week", "weeks", "wiki", "неделя", "недели", "недель"),
    "month": ("month", "months", "miezi", "месяц", "месяца", "месяцев"),
    "quarter": ("quarter", "quarters", "robo mwaka", "квартал", "квартала", "кварталов"),
    "year": ("year", "years", "miaka", "год", "года", "лет"),
    "shift": ("shift", "shifts", "zamu", "смена", "смены", "смен"),
}
_ONE_SW = {"month": "mwezi", "year": "mwaka"}


def number(value: Decimal) -> Text:
    """A number grouped as the language groups it."""
    whole = value == value.to_integral_value()
    plain = f"{value:,.0f}" if whole else f"{value.normalize():,f}"
    russian = plain.replace(",", "\u00a0").replace(".", ",")
    return Text(plain, plain, russian)


def counted(amount: Decimal, unit: str) -> Text:
    """So many of a unit: «24 months», «miezi 24», «24 месяца»."""
    one, many, swahili, *russian = _UNITS[unit]
    figure = number(amount)
    single = amount == 1
    sw = _ONE_SW.get(unit, swahili) if single else swahili
    en = f"{figure.en} {one if single else many}"
    return Text(
        en,
        f"{sw} {figure.sw}" if " za " not in sw else _counted(sw, figure.sw),
        f"{figure.ru} {russian[form_of(amount)]}",
    )


def _counted(noun: str, figure: str) -> str:
    head, _, rest = noun.partition(" ")
    return f"{head} {figure} {rest}"


def form_of(value: Decimal | int) -> int:
    """Which of the three Russian forms a number takes: «1 месяц», «2 месяца», «5 месяцев»."""
    if value != int(value):
        return 1
    n = int(value)
    if n % 10 == 1 and n % 100 != 11:
        return 0
    return 1 if 2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14 else 2


def day(year: int | None, month: int, day_of_month: int | None) -> Text:
    """A date, or what is known of it: «1 April 2026», «1 Aprili 2026», «1 апреля 2026 года»."""

    def one(language: str, suffix: str = "") -> str:
        parts = [str(day_of_month) if day_of_month else "", _MONTHS[language].split()[month - 1]]
        return " ".join(part for part in (*parts, f"{year}{suffix}" if year else "") if part)

    return Text(one("en"), one("sw"), one("ru", " года"))


def said_day(on: date) -> Text:
    """A whole date: «1 June 2026», «1 Juni 2026», «1 июня 2026 года»."""
    return day(on.year, on.month, on.day)


def weekday(number_of_day: int) -> Text:
    """The name of a day of the week, Monday being 0."""
    return Text(*(_WEEKDAYS[language].split()[number_of_day] for language in ("en", "sw", "ru")))


def full_day(on: date) -> Text:
    """A date with its weekday: «Monday 1 June 2026», «Jumatatu 1 Juni 2026», «1 июня 2026 года (понедельник)»."""
    name, plain = weekday(on.weekday()), said_day(on)
    return Text(f"{name.en} {plain.en}", f"{name.sw} {plain.sw}", f"{plain.ru} ({name.ru})")
