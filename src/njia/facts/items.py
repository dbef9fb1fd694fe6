"""A text as words, marks and numbers, numbers already read from digits or words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from njia.facts.idioms import plainly
from njia.facts.numerals import Item, combine

__all__ = ["GAP", "Item", "blank", "decimal_of", "fold", "items_of"]

GAP = "\x00"  # stands for text that another reader has already taken

_TOKEN = re.compile(
    r"(?P<word>[^\W\d_]+(?:['’ʼ](?!s\b)[^\W\d_]+)*)"
    r"|(?P<gap>\x00+)"
    r"|(?P<digits>\d{1,3}(?:[ \u00a0\u202f\u2009\u2007'’]\d{3})+(?!\d)(?:[.,]\d{1,2}(?!\d))?"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d{1,4}(?!\d))?"
    r"|\d{1,3}(?:\.\d{3})+(?!\d)(?:,\d{1,4}(?!\d))?"
    r"|\d+(?:[.,]\d+)?)"
    r"|(?P<mark>[^\s\w])"
)
_SPACES = re.compile(r"[ \u00a0\u202f\u2009\u2007'’]")
_MAX_DIGITS = 30  # longer runs are no number that a contract can mean


def fold(text: str) -> str:
    """Lower case and ё as е, of the same length as the text."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low.replace("ё", "е")


def decimal_of(digits: str) -> Decimal:
    """The number written in digits, whatever separates thousands: 95 000,00; 95,000; 1.234,5; 2,5."""
    digits = _SPACES.sub("", digits)
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        mark = "," if digits.rfind(",") > digits.rfind(".") else "."
        digits = digits.replace("." if mark == "," else ",", "").replace(mark, ".")
    elif dots + commas > 1:
        digits = digits.replace(".", "").replace(",", "")
    elif dots + commas == 1:
        whole, _, part = digits.replace(",", ".").partition(".")
        digits = whole + part if len(part) == 3 and whole != "0" and len(whole) <= 3 else f"{whole}.{part}"
    return Decimal(digits)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with every span taken out, at the same length."""
    parts: list[str] = []
    at = 0
    for start, end in sorted(spans):
        parts += text[at:start], GAP * (end - start)
        at = end
    return "".join((*parts, text[at:]))


def items_of(folded: str) -> list[Item]:
    """The items of a folded text, in order."""
    tokens: list[Item] = []
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        form = match.group()
        kind = match.lastgroup
        if kind == "word":
            tokens.append(Item("word", form, start, end))
        elif kind == "digits" and end - start <= _MAX_DIGITS:
            tokens.append(Item("digits", form, start, end, decimal_of(form)))
        else:
            tokens.append(Item("mark", GAP if kind == "gap" else form, start, end))
    return combine(plainly(tokens))
