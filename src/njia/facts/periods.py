"""What stands around a quantity: "per month", "at least", before or after tax."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from njia.facts.items import Item
from njia.facts.model import Period
from njia.facts.tables import phrases
from njia.facts.tables.units import BY_SHIFT, EVERY, NOT_ALONE, PERIOD_ADJECTIVES, TIME, TIMES

Bound = Literal["min", "max"]
_WINDOW = 48
_SENTENCE_END = frozenset(".;!?\n")
PERIODS: dict[str, Period] = {"hour": "hour", "shift": "shift", "day": "day", "week": "week"}
PERIODS |= {"month": "month", "quarter": "quarter", "year": "year"}

SAY_HOW_OFTEN = phrases.PER | frozenset(EVERY) | frozenset(PERIOD_ADJECTIVES) | BY_SHIFT


def bound_of(folded: str, start: int, end: int) -> Bound | None:
    """ "At least" or "not more than", by the words just before (or "or more" just behind) a quantity."""
    before = folded[max(0, start - _WINDOW) : start]
    if phrases.NOT_LESS.search(before):
        return "min"
    if most := phrases.AT_MOST.search(before):
        words = most.group()
        ahead = phrases.LATER_THAN.search(words) and (
            phrases.BEFOREHAND.search(words)
            or phrases.WARNED.search(folded, max(0, start - 2 * _WINDOW), start)
            or phrases.AHEAD.match(folded[end : end + _WINDOW])
        )
        return "min" if ahead else "max"
    if least := phrases.AT_LEAST.search(before):
        if phrases.FAR_DENIED.search(folded, max(0, start - 3 * _WINDOW), start):
            return "max"
        early = phrases.EARLIER_THAN.search(least.group())
        ahead = phrases.BEFOREHAND.search(least.group()) or phrases.AHEAD.match(folded[end : end + _WINDOW])
        return "max" if early and ahead else "min"
    behind = folded[end : end + 30]
    if phrases.OR_MORE.match(behind):
        return "min"
    return "max" if phrases.OR_LESS.match(behind) else None


def _form(items: Sequence[Item], at: int) -> str:
    return items[at].form if 0 <= at < len(items) else ""


def per_phrase(items: Sequence[Item], at: int) -> tuple[Period, int] | None:
    """(period, last item) of "per month", «за каждый час», "/day" beginning at ``at``."""
    return per_after(items, at) if _form(items, at) in phrases.PER else None


def per_after(items: Sequence[Item], at: int) -> tuple[Period, int] | None:
    """The same, whatever word stands at ``at``."""
    for look in range(at + 1, min(at + 5, len(items))):
        item = items[look]
        if item.used:
            return None
        if look == at + 1 and item.form in phrases.ARTICLES and items[at].form == "in":  # "twice in a week"
            continue
        unit = TIME.get(item.form)
        if unit in PERIODS and not (item.form in NOT_ALONE and item.form not in ("ч", "h") and _form(items, at) != "/"):
            return (PERIODS[unit], look) if _form(items, look + 1) != "off" else None
        one = item.kind == "number" and item.value == 1 and not item.ordinal
        if not one and item.form not in phrases.OF_PERIOD:
            return None
    return None


def often(items: Sequence[Item], at: int) -> tuple[Period, int] | None:
    """(period, last item) of «ежемесячно», "quarterly", «месячный», "per month", "each week" at ``at``."""
    if at < 0 or at >= len(items) or items[at].form not in SAY_HOW_OFTEN or items[at].used:
        return None
    form = items[at].form
    word = EVERY.get(form) or PERIOD_ADJECTIVES.get(form)
    if form.startswith("дневн") and _form(items, at + 1) in phrases.BY_DAYLIGHT:
        return None  # «две смены: дневная с 7:30 и вечерняя»
    if form in BY_SHIFT:
        word = "shift" if _form(items, at + 1) in phrases.RATES else None
    return (PERIODS[word], at) if word else per_phrase(items, at)


def money_period(items: Sequence[Item], first: int, last: int) -> tuple[Period, int, int] | None:
    """(period, first item, last item) of the period of the money at items ``first`` to ``last``.

    Just behind it, else before it in the same sentence ("monthly salary of"), else a little further behind.
    """
    near = _ahead(items, last, 3)
    if near:
        return near
    for at in range(first - 1, max(-1, first - 12), -1):
        item = items[at]
        if item.form in _SENTENCE_END or item.kind == "number" or item.form == "\x00":
            break
        if item.form in phrases.ONE_OFF:
            return "once", at, at
        if (found := often(items, at)) and found[1] < first and not _counted(items, at):
            return found[0], at, found[1]
        begins = item.form in phrases.PRICED and (at == 0 or items[at - 1].form in _SENTENCE_END)
        if begins and (
            _form(items, at + 1) in phrases.WORKED or any(i.form in phrases.COSTS for i in items[at + 1 : first])
        ):
            return PERIODS[TIME[item.form]], at, at  # «Час работы стоит 300 рублей»
        if item.form in phrases.EACH | {"per"} and (stint := whole_term(items, at)) is not None and stint < first:
            return "term", at, stint
    return _ahead(items, last, 7)


def _counted(items: Sequence[Item], at: int) -> bool:
    """Whether the phrase at ``at`` belongs to a count before it: "twice a month", «8 часов в день»."""
    before = _form(items, at - 1)
    return before in phrases.REPEATS or before in TIMES or before in TIME


def whole_term(items: Sequence[Item], at: int) -> int | None:
    """The last item of "for the whole term", «за весь срок», "per season", «за вахту» at ``at``."""
    if _form(items, at) not in phrases.FOR_TERM:
        return None
    whole = False
    for look in range(at + 1, min(at + 6, len(items))):
        form = _form(items, look)
        if form in phrases.STINTS or (whole and form in phrases.TERMS):
            return look
        whole = whole or form in phrases.WHOLE
        if form not in phrases.WHOLE and form not in phrases.OF_PERIOD and form not in ("the", "of"):
            return None
    return None


def _ahead(items: Sequence[Item], last: int, reach: int) -> tuple[Period, int, int] | None:
    for at in range(last + 1, min(last + 1 + reach, len(items))):
        item = items[at]
        if item.form in phrases.ONE_OFF:
            return "once", at, at
        if (found := often(items, at)) and not _counted(items, at):
            return found[0], at, found[1]
        if (stint := whole_term(items, at)) is not None:
            return "term", at, stint
        if item.form in ";!?" or item.kind == "number" or (item.form == "." and at > last + 1):
            return None
    return None
