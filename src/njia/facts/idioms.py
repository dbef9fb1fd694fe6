"""Amounts in a turn of speech, as a number and its unit: "an hour and a half", «четверть часа», "two dozen"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from njia.facts.numerals import Item
from njia.facts.tables import forms
from njia.facts.tables.numerals import CARDINALS

_ONE = frozenset(forms("a an one first"))  # "the first month and a half"
_UNITS = frozenset(forms("minute hour day week month year shift"))
_MANY = frozenset(f"{unit}s" for unit in _UNITS)
_AND_A_HALF = (["and", "a", "half"], ["and", "one", "half"])
_QUARTERS = {
    ("quarter", "of", "an", "hour"): "minutes",
    ("quarter", "of", "hour"): "minutes",
    ("четверть", "часа"): "минут",
    ("четверти", "часа"): "минут",
}
_HALF_YEARLY = {("half", "-", "yearly"), ("semi", "-", "annual"), ("semi", "-", "annually"), ("half", "yearly")}
# Parts of a scale: "half a million", «полтысячи».
_SCALED = {
    ("half", "a", "million"): 500_000,
    ("quarter", "of", "a", "million"): 250_000,
    ("half", "a", "thousand"): 500,
    ("полмиллиона",): 500_000,
    ("полтысячи",): 500,
    ("полсотни",): 50,
    ("четверть", "миллиона"): 250_000,
}
_DOZEN = 12
_GRADED = frozenset(forms("grade category class rank разряд разряда разряду категория категории класс класса"))
_ROMAN = {form: value for value, form in enumerate(forms("i ii iii iv v vi vii viii ix x"), 1)}
_BEGIN = frozenset(
    (
        "dozen",
        "yearly",
        "annual",
        "annually",
        "half",
        "quarter",
        "четверть",
        "четверти",
        *(turn[0] for turn in _SCALED),
        *_GRADED,
    )
)  # one of these stands in every turn


def plainly(tokens: list[Item]) -> list[Item]:
    """The tokens with each such turn as a number and a unit, over the same code points."""
    if _BEGIN.isdisjoint(token.form for token in tokens):
        return tokens
    plain: list[Item] = []
    at = 0
    while at < len(tokens):
        found = _read(tokens, at)
        new, taken = found if found else ((tokens[at],), 1)
        plain += new
        at += taken
    return plain


def _read(tokens: Sequence[Item], at: int) -> tuple[tuple[Item, ...], int] | None:
    """What stands for the turn that begins here, and how many tokens it takes."""
    here = [token.form for token in tokens[at : at + 5]]
    if here[0] in _ONE and here[1:2] and here[1] in _UNITS and here[2:] in _AND_A_HALF:
        return _amount("1.5", here[1], tokens, at, 5)
    if here[1:2] and here[1] in _MANY and here[2:] in _AND_A_HALF and (count := _count(tokens[at])) > 1:
        return _amount(str(count + Decimal("0.5")), here[1], tokens, at, 5)  # "two hours and a half"
    for turn, scaled in _SCALED.items():
        if tuple(here[: len(turn)]) == turn:
            last = tokens[at + len(turn) - 1]
            return (_number(Decimal(scaled), tokens[at].start, last.end),), len(turn)
    for turn, unit in _QUARTERS.items():
        if tuple(here[: len(turn)]) == turn:
            return _amount("15", unit, tokens, at, len(turn))
    for turn in _HALF_YEARLY:
        if tuple(here[: len(turn)]) == turn:
            return _amount("6", "months", tokens, at, len(turn))
    if here[1:2] == ["dozen"] and (count := _count(tokens[at])):
        return (_number(count * _DOZEN, tokens[at].start, tokens[at + 1].end),), 2
    return _graded(tokens, at)


def _amount(value: str, unit: str, tokens: Sequence[Item], at: int, length: int) -> tuple[tuple[Item, ...], int]:
    first, last = tokens[at], tokens[at + length - 1]
    return (_number(Decimal(value), first.start, first.end), Item("word", unit, first.end, last.end)), length


def _number(value: Decimal, start: int, end: int) -> Item:
    return Item("number", "", start, end, value, spelled=True)


def _count(token: Item) -> Decimal:
    return token.value if token.kind == "digits" else Decimal(CARDINALS.get(token.form, token.form in _ONE))


def _graded(tokens: Sequence[Item], at: int) -> tuple[tuple[Item, ...], int] | None:
    """The Roman number of "grade IV", «IV разряда»."""
    value = _ROMAN.get(tokens[at].form)
    beside = {tokens[look].form for look in (at - 1, at + 1) if 0 <= look < len(tokens)}
    if value is None or beside.isdisjoint(_GRADED):
        return None
    return (_number(Decimal(value), tokens[at].start, tokens[at].end),), 1
