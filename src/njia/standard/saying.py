"""Sums, dates, days and times as each language of the paper writes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from njia.findings import Text
from njia.standard.model import Pair
from njia.standard.numerals import in_words
from njia.text import saying

_ROUBLE = ("рубль", "рубля", "рублей")


def pair(text: Text) -> Pair:
    """The two languages of the paper out of three."""
    return Pair(text.en, text.ru)


def same(text: str) -> Pair:
    """What both languages write alike: a number, a passport."""
    return Pair(text, text)


def day(on: date) -> Pair:
    """«1 December 2026», «1 декабря 2026 года»."""
    return pair(saying.day(on.year, on.month, on.day))


def counted(amount: Decimal | int, unit: str) -> Pair:
    """«28 calendar days», «28 календарных дней»."""
    return pair(saying.counted(Decimal(amount), unit))


def roubles(sum_: Decimal) -> Pair:
    """A whole sum in figures and words, a broken one in figures: «62 000 (шестьдесят две тысячи) рублей»."""
    if sum_ != sum_.to_integral_value():
        return Pair(f"{sum_:,.2f} roubles", f"{sum_:,.2f} рубля".replace(",", "\u00a0").replace(".", ","))
    figure, words = saying.number(sum_), in_words(int(sum_))
    english = "rouble" if sum_ == 1 else "roubles"
    return Pair(f"{figure.en} ({words.en}) {english}", f"{figure.ru} ({words.ru}) {_ROUBLE[saying.form_of(sum_)]}")


def ordinal(number: int) -> str:
    """«1st», «22nd», «13th»."""
    ending = "th" if 11 <= number % 100 <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def weekdays(days: Sequence[int]) -> Pair:
    """«Saturday and Sunday», «суббота и воскресенье»; Monday is 0."""
    names = [saying.weekday(number) for number in sorted(days)]
    return Pair(_listed([name.en for name in names], "and"), _listed([name.ru for name in names], "и"))


def _listed(names: list[str], last: str) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"
