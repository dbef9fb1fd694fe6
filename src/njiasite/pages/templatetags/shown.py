"""Dates, money and numbers as the reader's language writes them (CLDR, by Babel)."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from django import template
from django.utils import timezone
from django.utils.translation import get_language

register = template.Library()
_UNITS = {"en": ("KB", "MB"), "sw": ("KB", "MB"), "ru": ("КБ", "МБ")}


def _language() -> Locale:
    return _locale(get_language() or "en")


@cache
def _locale(language: str) -> Locale:
    """Babel would read the name anew with each value."""
    return Locale.parse(language)


@register.filter
def day(value: date | None) -> str:
    """3 November 2026; a moment is shown as its day where the reader is."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return format_date(value, "d MMMM y", locale=_language())


@register.filter
def quarter(value: object) -> str:
    """July–September 2026, of «2026-Q3»; what is no quarter stays as it is."""
    said = "" if value is None else str(value)
    found = re.fullmatch(r"(\d{4})-Q([1-4])", said)
    if found is None:
        return said
    year, number_of_it = int(found[1]), int(found[2])
    first, last = (
        format_date(date(year, 3 * number_of_it - before, 1), "LLLL", locale=_language()) for before in (2, 0)
    )
    return f"{first}–{last} {year}"


@register.filter
def moment(value: datetime | None, zone: str = "") -> str:
    """3 November 2026, 14:30 EAT; in the zone named, else in the one that is active."""
    if value is None:
        return ""
    value = timezone.localtime(value, ZoneInfo(zone) if zone else None)
    shown = format_datetime(value, "d MMMM y, HH:mm", locale=_language(), tzinfo=value.tzinfo)
    return f"{shown} {value.tzname()}"


@register.filter
def money(value: Decimal | int | None, currency: str = "KES") -> str:
    """A sum with its currency, as that language writes it."""
    if value is None:
        return ""
    shown = format_currency(value, currency, locale=_language())
    return re.sub(r"(?<=[A-Za-z])(?=\d)", "\N{NO-BREAK SPACE}", shown)  # CLDR wants one between a code and a figure


@register.filter
def number(value: Decimal | int | None) -> str:
    """A number with that language's groups of three."""
    return "" if value is None else format_decimal(value, locale=_language())


@register.filter
def file_size(value: int) -> str:
    """How large a file is, in the units that telephones show."""
    small, large = _UNITS[get_language() or "en"]
    if value < 1_000_000:
        return f"{format_decimal(max(1, round(value / 1000)), locale=_language())} {small}"
    return f"{format_decimal(round(value / 1_000_000, 1), locale=_language())} {large}"
