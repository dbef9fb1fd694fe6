"""Sums to the kopeck, and how each language says them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from njia.disputes.model import Law
from njia.findings import Text
from njia.text import saying

_KOPECK = Decimal("0.01")


def rounded(amount: Decimal) -> Decimal:
    """To the kopeck, half a kopeck up: each line that is shown is a line that is added."""
    return amount.quantize(_KOPECK, ROUND_HALF_UP)


def sum_(law: Law, amount: Decimal) -> Text:
    """«3,200 roubles»; with kopecks where there are any: «1,234.50 roubles»."""
    amount = rounded(amount)
    form = ("one", "few", "many")[saying.form_of(amount)]
    return law.says(f"sum.{form}", sum=figure(amount))


def figure(amount: Decimal) -> Text:
    """A number as each language groups it; a sum with kopecks always has two of them."""
    if amount == amount.to_integral_value() or amount.as_tuple().exponent != -2:
        return saying.number(amount)
    plain = f"{amount:,.2f}"
    return Text(plain, plain, plain.replace(",", "\u00a0").replace(".", ","))


def day(on: date) -> Text:
    return saying.day(on.year, on.month, on.day)


def month(on: date) -> Text:
    """«June 2026», «Juni 2026», «06.2026»: Russian months stand here without a case of their own."""
    plain = saying.day(on.year, on.month, None)
    return Text(plain.en, plain.sw, f"{on:%m.%Y}")
