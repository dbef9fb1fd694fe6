"""Equal facts in another order, where the order is what they say: a shift's ends, a rate for the first hours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from njia.facts.equality import near, same
from njia.facts.model import Clock, Fact, Number, Share

_WITHIN_SPAN = 16  # "8:00 a.m. to 8:00 p.m."; further apart they are not one span


def swapped(en: Sequence[Fact], ru: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Pairs of facts that changed places between the languages, and multiples that one of them says less often."""
    yield from _turned_spans(en, ru)
    yield from _exchanged_shares(en, ru)
    yield from _said_once_less(en, ru)


def _spans(facts: Sequence[Fact]) -> dict[tuple[object, object], Fact]:
    clocks = [fact for fact in facts if isinstance(fact.value, Clock)]
    return {
        (one.value, two.value): one
        for one, two in pairwise(clocks)
        if two.start - one.end <= _WITHIN_SPAN and one.value != two.value
    }


def _turned_spans(en: Sequence[Fact], ru: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """From 8 to 20 against «с 20 до 8»."""
    english, russian = _spans(en), _spans(ru)
    for (start, end), fact in english.items():
        turned = (end, start)
        if turned in russian and turned not in english and (start, end) not in russian:
            yield fact, russian[turned]


def _factor(fact: Fact) -> Decimal | None:
    """What a share or a bare number multiplies by."""
    value = fact.value
    if isinstance(value, Share):
        return value.value
    bare = isinstance(value, Number) and value.unit is None and fact.text[:1].isdecimal()
    return value.value if bare and isinstance(value, Number) else None


def _exchanged_shares(en: Sequence[Fact], ru: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Time and a half first and double after, against the reverse; all other facts must stand in the same order."""
    if not any(isinstance(fact.value, Share) for fact in (*en, *ru)):
        return
    one = [(fact, factor) for fact in en if (factor := _factor(fact)) is not None]
    two = [(fact, factor) for fact in ru if (factor := _factor(fact)) is not None]
    if len(one) != len(two) or len(one) < 2:
        return
    if not all(near(a, b) for a, b in zip(sorted(f for _, f in one), sorted(f for _, f in two), strict=True)):
        return
    rest_en, rest_ru = (
        [fact for fact in side if _factor(fact) is None and not isinstance(fact.value, Number)] for side in (en, ru)
    )
    if not rest_en or len(rest_en) != len(rest_ru) or not all(map(same, rest_en, rest_ru)):
        return
    for (mine, a), (theirs, b) in zip(one, two, strict=True):
        if not near(a, b):
            yield mine, theirs
            return


def _said_once_less(en: Sequence[Fact], ru: Sequence[Fact]) -> Iterator[tuple[Fact | None, Fact | None]]:
    """Overtime double and holidays double, against overtime double and holidays as usual."""
    multiples = [[f for f in side if isinstance(f.value, Share) and f.value.form == "multiple"] for side in (en, ru)]
    if not multiples[0] or not multiples[1]:
        return
    for mine, other, turned in ((multiples[0], ru, False), (multiples[1], en, True)):
        for factor in {f.value.value for f in mine if isinstance(f.value, Share)}:
            here = [f for f in mine if _factor(f) == factor]
            there = sum(_factor(f) == factor for f in other)
            if 0 < there < len(here):
                yield (None, here[-1]) if turned else (here[-1], None)
