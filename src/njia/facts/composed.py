"""One fact of one language said by several of the other: "one day a quarter" is «раз в квартал на один день»."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from njia.facts.model import DaysOfMonth, Duration, Fact, Rate

_DAYS = ("day", "calendar_day")


def cancel_composed(en: Sequence[Fact], ru: Sequence[Fact], english: list[Fact], russian: list[Fact]) -> None:
    """Takes what the other language says in parts, and those parts, out of both lists."""
    for all_one, left_one, left_two in ((en, english, russian), (ru, russian, english)):
        _weekly(all_one, left_one, left_two)
        _how_often(all_one, left_one, left_two)
    for own, left, other in ((en, english, ru), (ru, russian, en)):
        _pay_days(own, left, other)


def _weekly(all_one: Sequence[Fact], left_one: list[Fact], left_two: list[Fact]) -> None:
    """Eight hours a day, five days a week, is «40 часов в неделю»."""
    weekly = _weekly_hours(all_one)
    if weekly is None:
        return
    for fact in tuple(left_two):
        value = fact.value
        if isinstance(value, Rate) and (value.unit, value.per) == ("hour", "week") and value.amount == weekly:
            left_two.remove(fact)
            for other in tuple(left_one):
                if isinstance(other.value, Rate) and (other.value.unit, other.value.per) in (
                    ("hour", "day"),
                    ("day", "week"),
                ):
                    left_one.remove(other)


def _weekly_hours(facts: Sequence[Fact]) -> Decimal | None:
    """Hours a week from hours a day and days a week."""
    daily = [
        f.value.amount for f in facts if isinstance(f.value, Rate) and (f.value.unit, f.value.per) == ("hour", "day")
    ]
    days = [
        f.value.amount for f in facts if isinstance(f.value, Rate) and (f.value.unit, f.value.per) == ("day", "week")
    ]
    return daily[0] * days[0] if len(daily) == len(days) == 1 else None


def _how_often(all_one: Sequence[Fact], left_one: list[Fact], left_two: list[Fact]) -> None:
    """One day a quarter is once a quarter, for one day."""
    counted = {f.value.per for f in all_one if isinstance(f.value, Rate) and f.value.unit in ("day", "shift")}
    for fact in tuple(left_two):
        if any(_once(fact, per) for per in counted):
            left_two.remove(fact)
    for fact in tuple(left_one):
        rate = fact.value
        if not isinstance(rate, Rate) or rate.unit == "time":
            continue
        units = _DAYS if rate.unit == "day" else (rate.unit,)
        often = [f for f in left_two if _once(f, rate.per)]
        long = [
            f
            for f in left_two
            if isinstance(f.value, Duration) and f.value.unit in units and f.value.amount == rate.amount
        ]
        if often and long:
            left_one.remove(fact)
            left_two.remove(often[0])
            left_two.remove(long[0])


def _once(fact: Fact, per: str) -> bool:
    value = fact.value
    return isinstance(value, Rate) and (value.amount, value.unit, value.per) == (Decimal(1), "time", per)


def _pay_days(own: Sequence[Fact], left: list[Fact], other: Sequence[Fact]) -> None:
    """Twice a month says nothing that both languages' two days of the month do not."""
    days = [
        {day for fact in side if isinstance(fact.value, DaysOfMonth) for day in fact.value.days}
        for side in (own, other)
    ]
    if not days[0] or days[0] != days[1]:
        return
    for fact in tuple(left):
        value = fact.value
        if isinstance(value, Rate) and (value.unit, value.per) == ("time", "month") and value.amount == len(days[0]):
            left.remove(fact)
