"""Which half of the pay falls on which day: the same two days in another order are another promise."""

from __future__ import annotations

import re
from collections.abc import Sequence

from njia.facts.model import DaysOfMonth, Fact, Number

_PARTS = re.compile(
    r"(?P<one>\badvance\b|first (?:half|part)|аванс|перв\w+ (?:половин|част))"
    r"|(?P<two>\b(?:final|full) (?:settlement|payment)|\bbalance\b|\brest\b|\bremainder\b|second (?:half|part)"
    r"|окончательн\w+ расч[её]т|\bостат|\bостальн|втор\w+ (?:половин|част))",
    re.IGNORECASE,
)
_RANK = re.compile(r"\d{1,2}(?:st|nd|rd|th|-?го|-?е)")


def days_exchanged(en: Sequence[Fact], en_text: str, ru: Sequence[Fact], ru_text: str) -> tuple[Fact, Fact] | None:
    """The first pay day of each side, where both name the same two days and halves, coupled the other way round."""
    english, russian = _days(en), _days(ru)
    one, two = ([day for _, day in side] for side in (english, russian))
    if len(one) != 2 or one[0] == one[1] or sorted(one) != sorted(two):
        return None
    parts = [_order(text) for text in (en_text, ru_text)]
    if None in parts or (one == two) == (parts[0] == parts[1]):
        return None
    return english[0][0], russian[0][0]


def _days(facts: Sequence[Fact]) -> list[tuple[Fact, int]]:
    """The single days of the month, and ranks that may be such days: "on the 16th the advance"."""
    days = [(fact, day) for fact in facts if (day := _day(fact)) is not None]
    return days if any(isinstance(fact.value, DaysOfMonth) for fact, _ in days) else []


def _day(fact: Fact) -> int | None:
    value = fact.value
    if isinstance(value, DaysOfMonth):
        return value.days[0] if len(value.days) == 1 else None
    ranked = isinstance(value, Number) and value.unit is None and _RANK.fullmatch(fact.text)
    return int(value.value) if ranked and isinstance(value, Number) else None


def _order(text: str) -> tuple[str, str] | None:
    """The two halves in the order in which they are named, each once."""
    found = [match.lastgroup or "" for match in _PARTS.finditer(text)]
    return (found[0], found[1]) if sorted(found) == ["one", "two"] else None
