"""Days of the month and of the week are held against each other as sets."""

from __future__ import annotations

from collections.abc import Sequence

from njia.facts.model import DaysOfMonth, Fact, Number, Rate
from njia.facts.weekdays import WEEKDAY, WEEKEND


def cancel_days(en: list[Fact], ru: list[Fact]) -> None:
    """Pay days cancel as a set: "the 10th and 25th" may be two facts on the other side, or bare numbers."""
    if not any(isinstance(fact.value, DaysOfMonth) for fact in (*en, *ru)):
        return
    found: list[tuple[set[int], list[Fact]]] = []
    for side in (en, ru):
        facts = [fact for fact in side if isinstance(fact.value, DaysOfMonth)]
        days = {day for fact in facts if isinstance(fact.value, DaysOfMonth) for day in fact.value.days}
        found.append((days, facts))
    for (days, facts), other, (other_days, other_facts) in ((found[0], ru, found[1]), (found[1], en, found[0])):
        numbers = [f for f in other if _day_number(f) in days]
        if days and days == other_days | {_day_number(f) for f in numbers}:
            for fact in facts:
                (en if other is ru else ru).remove(fact)
            for fact in (*other_facts, *numbers):
                other.remove(fact)
            return


def _day_number(fact: Fact) -> int | None:
    """The day of the month that a bare number, or "the twentieth day", may be."""
    value = fact.value
    if not isinstance(value, Number) or value.unit not in (None, "day") or value.value % 1:
        return None
    return int(value.value)


def _weekdays(facts: Sequence[Fact]) -> set[int]:
    days = {int(f.value.value) for f in facts if isinstance(f.value, Number) and f.value.unit == WEEKDAY}
    return days - {67} | {6, 7} if 67 in days else days


def cancel_weekdays(en: Sequence[Fact], ru: Sequence[Fact], english: list[Fact], russian: list[Fact]) -> None:
    """Days cancel as a set; a weekend is two of them; a language that counts the days need not name them."""
    one, two = _weekdays(en), _weekdays(ru)
    for own, other, left, others in ((one, two, english, ru), (two, one, russian, en)):
        counted = not other and any(_counts_days(fact) for fact in others)
        for fact in tuple(left):
            value = fact.value
            named = isinstance(value, Number) and value.unit == WEEKDAY
            if named and (own == other or counted or getattr(value, "value", None) == WEEKEND):
                left.remove(fact)


def named_days(facts: Sequence[Fact]) -> int:
    """How many days of the week are named; two with a dash or "to" between them stand for those between them, too."""
    named = sorted(_weekdays(facts))
    return named[1] - named[0] + 1 if len(named) == 2 else len(named)


def _counts_days(fact: Fact) -> bool:
    value = fact.value
    return (isinstance(value, Number) and value.unit == "day_off") or (
        isinstance(value, Rate) and (value.unit, value.per) == ("day", "week")
    )
