"""Whole numbers in words, as a sum on paper repeats them: «шестьдесят две тысячи», "sixty-two thousand"."""

from __future__ import annotations

from njia.standard.model import Pair
from njia.text.saying import form_of

# fmt: off
_EN = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_EN_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_EN_SCALES = ("", "thousand", "million", "billion")
_RU = (
    "ноль", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
    "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать",
    "девятнадцать",
)
_RU_FEMININE = {1: "одна", 2: "две"}
_RU_TENS = (
    "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
)
_RU_HUNDREDS = (
    "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
)
# fmt: on
_RU_SCALES = (
    ("", "", ""),
    ("тысяча", "тысячи", "тысяч"),
    ("миллион", "миллиона", "миллионов"),
    ("миллиард", "миллиарда", "миллиардов"),
)
_LIMIT = 10**12


def in_words(number: int) -> Pair:
    """A number from 0 to 999,999,999,999 in both languages; the Russian in the nominative, masculine."""
    if not 0 <= number < _LIMIT:
        raise ValueError("only numbers from 0 to 999,999,999,999 are written in words")
    groups = [(number // 1000**scale % 1000, scale) for scale in (3, 2, 1, 0)]
    said = [(group, scale) for group, scale in groups if group] or [(0, 0)]
    en = " ".join(f"{_english(group)} {_EN_SCALES[scale]}".strip() for group, scale in said)
    ru = " ".join(f"{_russian(group, scale == 1)} {_RU_SCALES[scale][form_of(group)]}".strip() for group, scale in said)
    return Pair(en, ru)


def _english(group: int) -> str:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10)
    below = _EN[rest] if rest < 20 else _EN_TENS[tens] + (f"-{_EN[ones]}" if ones else "")
    if not hundreds:
        return below
    return f"{_EN[hundreds]} hundred" + (f" and {below}" if rest else "")


def _russian(group: int, feminine: bool) -> str:
    hundreds, rest = divmod(group, 100)
    tens, ones = divmod(rest, 10) if rest >= 20 else (0, rest)
    words = [_RU_HUNDREDS[hundreds]] if hundreds else []
    words += [_RU_TENS[tens]] if tens else []
    if ones or not (hundreds or tens):
        words.append(_RU_FEMININE.get(ones, _RU[ones]) if feminine else _RU[ones])
    return " ".join(words)
