"""Holds the facts of an English text against those of its Russian one: what differs, and what one of them omits."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise, zip_longest

from njia.facts.composed import cancel_composed
from njia.facts.days import cancel_days, cancel_weekdays, named_days
from njia.facts.equality import detail, measure, near, same, tolerant
from njia.facts.model import Clock, Duration, Fact, Identifier, Money, Number, Rate, Reference, Share
from njia.facts.order import swapped
from njia.facts.stretched import stretched
from njia.facts.weekdays import WEEKDAY

_PART = re.compile(r"[\d.]+|[a-z]+|[A-Z]+")
Mismatch = tuple[Fact | None, Fact | None]

_ORDINAL = re.compile(r"\d-[а-я]{1,3}\b")  # «1-я» is "the first"
_DAY = 24  # hours: "in every twenty-four" is «в сутки»
_FEW = 12  # number words up to this are often a matter of style ("the two parties")
_MANY = 100_000  # comparisons; a clause with more facts than that is no clause of a contract
_FAMILIES = {
    "money": "money", "duration": "time", "rate": "time", "clock": "clock", "share": "share", "date": "date",
    "days_of_month": "date", "number": "number", "identifier": "code", "reference": "reference",
}  # fmt: skip

__all__ = ["Mismatch", "compare", "same", "self_mismatch"]


def self_mismatch(fact: Fact) -> bool:
    """Whether the digits and the words of one fact differ: 95 000 (шестьдесят пять тысяч)."""
    value = fact.value
    if not isinstance(value, Money | Duration | Rate | Share | Number) or value.words is None:
        return False
    said = value.value if isinstance(value, Share | Number) else value.amount
    if isinstance(value, Money) and value.words == int(value.words):  # words often leave the kopecks to the digits
        said = Decimal(int(said))
    return not near(said, value.words)


def compare(en: Sequence[Fact], ru: Sequence[Fact]) -> tuple[Mismatch, ...]:
    """The pairs that differ, in the order of the text; None on one side where a fact is missing there.

    Equal facts cancel first, then facts that differ only in something redundant. What is then left and says nothing new
    (a repeated sum, a lone "monthly") is dropped; the rest is paired by likeness.
    """
    english, russian = list(en), list(ru)
    _cancel_exact(english, russian)
    loosely = _cancel(english, russian) if len(english) * len(russian) < _MANY else []
    cancel_days(english, russian)
    _cancel_references(english, russian)
    cancel_weekdays(en, ru, english, russian)
    cancel_composed(en, ru, english, russian)
    clashes = [
        *_period_clashes(english, loosely),
        *(pair[::-1] for pair in _period_clashes(russian, [pair[::-1] for pair in loosely])),
    ]
    kept_english = [fact for fact in english if not _redundant(fact, en, ru, russian)]
    kept_russian = [fact for fact in russian if not _redundant(fact, ru, en, english)]
    pairs: list[Mismatch] = [*swapped(en, ru), *stretched(en, ru), *clashes, *_likely(kept_english, kept_russian)]
    return tuple(sorted(pairs, key=_place))


def _place(pair: Mismatch) -> tuple[int, int]:
    fact = pair[0] or pair[1]
    return (fact.start if fact else 0), int(pair[0] is None)


def _cancel_exact(en: list[Fact], ru: list[Fact]) -> None:
    """Takes the pairs that say the same in the same detail out of both lists."""
    waiting: defaultdict[object, list[Fact]] = defaultdict(list)
    for fact in ru:
        waiting[detail(fact)].append(fact)
    gone: set[int] = set()
    kept: list[Fact] = []
    for fact in en:
        if twins := waiting.get(detail(fact)):
            gone.add(id(twins.pop(0)))
        else:
            kept.append(fact)
    en[:] = kept
    ru[:] = [fact for fact in ru if id(fact) not in gone]


def _cancel(en: list[Fact], ru: list[Fact]) -> list[tuple[Fact, Fact]]:
    """Takes the pairs that differ only in what one of them leaves unsaid out of both lists, and gives them."""
    pairs: list[tuple[Fact, Fact]] = []
    for one in tuple(en):
        for two in ru:
            if tolerant(one, two):
                en.remove(one)
                ru.remove(two)
                pairs.append((one, two))
                break
    return pairs


def _cancel_references(en: list[Fact], ru: list[Fact]) -> None:
    """Section 2(a)(4) is «подпункт (4) пункта (а) Раздела 2»: the same numbers, from the other end."""
    sides = [[fact for fact in side if isinstance(fact.value, Reference)] for side in (en, ru)]
    parts = [
        {part for fact in facts if isinstance(fact.value, Reference) for part in _PART.findall(fact.value.number)}
        for facts in sides
    ]
    if parts[0] and parts[0] == parts[1]:
        for side, facts in ((en, sides[0]), (ru, sides[1])):
            for fact in facts:
                side.remove(fact)


def _once_per(fact: Fact) -> str | None:
    value = fact.value
    return value.per if isinstance(value, Rate) and value.unit == "time" and value.amount == 1 else None


def _period_clashes(left: Sequence[Fact], loosely: Sequence[tuple[Fact, Fact]]) -> Iterator[tuple[Fact, Fact]]:
    """A sum whose period stands apart from it («ежемесячно») and differs from the period on the other side."""
    periods = [(fact, per) for fact in left if (per := _once_per(fact))]
    for mine, theirs in loosely if periods else ():
        one, two = mine.value, theirs.value
        unsaid = isinstance(one, Money) and isinstance(two, Money) and one.period is None and two.period is not None
        if unsaid and all(per != getattr(two, "period", None) for _, per in periods):
            yield periods[0][0], theirs


def _family(fact: Fact) -> str | None:
    """Facts that can stand for one another: a duration and a rate, but not a passport and a currency."""
    if isinstance(fact.value, Identifier) and fact.value.scheme == "currency":
        return "currency"
    if isinstance(fact.value, Number) and fact.value.unit == WEEKDAY:
        return WEEKDAY
    return _FAMILIES.get(fact.kind)


def _rivals(fact: Fact, others: Sequence[Fact]) -> list[Fact]:
    """What on the other side may be meant to say the same, and differs."""
    return [other for other in others if _family(other) == _family(fact) or _bare_factor(fact, other)]


def _bare_factor(one: Fact, two: Fact) -> bool:
    """A share and a bare number in digits: "1.5 for the first 2 hours, 2 for the rest"."""
    kinds = {one.kind, two.kind}
    number = one if one.kind == "number" else two
    bare = isinstance(number.value, Number) and number.value.unit is None and number.text[:1].isdecimal()
    return kinds == {"share", "number"} and bare


def _redundant(fact: Fact, own: Sequence[Fact], other: Sequence[Fact], other_left: Sequence[Fact]) -> bool:
    """Whether a fact that only one side has says nothing that the other side lacks."""
    value = fact.value
    if isinstance(value, Rate) and fact.text.lower().startswith("any "):  # "at any hour" is no rate
        return True
    rivals = _rivals(fact, other_left)
    if isinstance(value, Number) and value.unit == "day_off":
        named = sum(isinstance(f.value, Number) and f.value.unit == WEEKDAY for f in other)
        return named == value.value or _week_has(other, 7 - value.value)
    if isinstance(value, Rate) and (value.unit, value.per) == ("day", "week"):
        return named_days(other) == value.amount or any(
            isinstance(f.value, Number) and f.value.unit == "day_off" and f.value.value == 7 - value.amount
            for f in other
        )
    if isinstance(value, Duration) and not rivals and _spans_own_clocks(value, own):
        return True
    rivals = [rival for rival in rivals if not _passing(fact, rival) and not _passing(rival, fact)]
    if rivals:
        return False
    if _unnumbered(fact) or (isinstance(value, Money) and value.amount == 0):  # "$0 bonus" is no bonus
        return True
    if any(same(fact, elsewhere) for elsewhere in other):
        return True
    if isinstance(value, Duration):  # "one year" against nothing may be a contract without an end
        return value.amount == 1 and value.unit not in ("month", "quarter", "year")
    if isinstance(value, Rate):
        return value.amount == 1 and value.unit == "time" and not _counted(fact)
    if isinstance(value, Number):
        spelled = not any(c.isdecimal() for c in fact.text) or _ORDINAL.match(fact.text) is not None
        return (value.unit in (None, "person", "times") and spelled and value.value <= _FEW) or (
            spelled and (value.value == 1 or (value.value == _DAY and _day_long(own, other)))
        )
    if isinstance(value, Identifier) and value.scheme == "currency":
        said = {f.value.currency for f in other if isinstance(f.value, Money)}
        return not said or value.value in said
    return isinstance(value, Identifier) and value.scheme == "postcode"


def _day_long(own: Sequence[Fact], other: Sequence[Fact]) -> bool:
    """Whether "twenty-four" without its hours can be the «сутки» of the other language, and counts nothing else."""
    return any(
        isinstance(f.value, Duration | Rate) and "day" in (f.value.unit, getattr(f.value, "per", None)) for f in other
    ) and any(isinstance(f.value, Duration) and f.value.unit == "hour" for f in own)


def _unnumbered(fact: Fact) -> bool:
    """ "For a full month", «на год»: no number says one, and the other language may say it otherwise."""
    return isinstance(fact.value, Duration) and fact.text.lower().startswith(("for ", "на "))


def _passing(one: Fact, two: Fact) -> bool:
    """ "For a month in which" against «в день»: neither is a length that the other could falsify."""
    return _unnumbered(one) and _once_per(two) == "day"


def _counted(fact: Fact) -> bool:
    """Whether a rate says its number: "once a year", not "annual"."""
    return isinstance(fact.value, Rate) and any(word in fact.text.lower() for word in ("once", "раз ", "one "))


def _week_has(facts: Sequence[Fact], days: Decimal) -> bool:
    return any(
        isinstance(f.value, Rate) and (f.value.unit, f.value.per) == ("day", "week") and f.value.amount == days
        for f in facts
    )


def _spans_own_clocks(value: Duration, own: Sequence[Fact]) -> bool:
    """A break "of one hour, from 12:00 to 13:00": the length follows from the clocks."""
    clocks = [f.value.hour * 60 + f.value.minute for f in own if isinstance(f.value, Clock)]
    unit, hours = measure(value)
    return unit == "hour" and any(
        near(hours * 60, Decimal((later - earlier) % 1440)) for earlier, later in pairwise(clocks)
    )


def _likely(en: Sequence[Fact], ru: Sequence[Fact]) -> Iterator[Mismatch]:
    """Pairs what is left by likeness, within a family of facts; what finds no partner stands alone."""
    if len(en) * len(ru) > _MANY:
        yield from zip_longest(en, ru)
        return
    scored = sorted(
        (
            (-_likeness(one, two), abs(i / len(en) - j / len(ru)), i, j)
            for i, one in enumerate(en)
            for j, two in enumerate(ru)
            if _family(one) == _family(two)
        ),
    )
    used_en: set[int] = set()
    used_ru: set[int] = set()
    for _, _, i, j in scored:
        if i not in used_en and j not in used_ru:
            used_en.add(i)
            used_ru.add(j)
            yield en[i], ru[j]
    yield from ((one, None) for i, one in enumerate(en) if i not in used_en)
    yield from ((None, two) for j, two in enumerate(ru) if j not in used_ru)


def _likeness(a: Fact, b: Fact) -> int:
    """How many things two facts share: kind, amount, unit, scheme…"""
    shared = 4 if a.kind == b.kind else 0
    one, two = a.value, b.value
    if isinstance(one, Identifier) and isinstance(two, Identifier):
        return shared + 4 * (one.scheme == two.scheme)
    for name in (
        "amount",
        "value",
        "unit",
        "per",
        "period",
        "currency",
        "basis",
        "form",
        "month",
        "year",
        "day",
        "hour",
        "minute",
    ):
        mine, theirs = getattr(one, name, None), getattr(two, name, None)
        shared += mine is not None and mine == theirs
    if isinstance(one, Share) and isinstance(two, Share):
        shared += one.form == two.form
    return shared
