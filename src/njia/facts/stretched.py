"""Hours from one time to another of which one end is moved by half a day: "from 4 to 7" is not «с 4 до 19»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from njia.facts.model import Clock, Fact, Number

_HALF = 12  # hours
_NEAR = 12  # letters between the two ends of a range: "am to ", «.00 до »


def stretched(en: Sequence[Fact], ru: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The later ends of two ranges that agree on the face of a clock and not in how long they are.

    Where an end is before its beginning ("from 9 to 6") the half of the day was left unsaid, and nothing is told.
    """
    theirs = list(_ranges(ru))
    for first, last in _ranges(en):
        alike = [(one, two) for one, two in theirs if _face(one, first) and _face(two, last)]
        if not alike or any(_length(first, last) == _length(*other) for other in alike):
            continue
        long = _length(*alike[0])
        if min(_length(first, last), long) > 0:
            yield last, alike[0][1]


def _ranges(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    for one, two in pairwise(sorted((f for f in facts if _hour(f) is not None), key=lambda f: f.start)):
        if 0 <= two.start - one.end <= _NEAR:
            yield one, two


def _hour(fact: Fact) -> int | None:
    value = fact.value
    if isinstance(value, Clock):
        return value.hour
    bare = isinstance(value, Number) and value.unit is None and value.value == int(value.value) and value.value <= 24
    return int(value.value) if bare and isinstance(value, Number) else None


def _face(one: Fact, two: Fact) -> bool:
    return (_hour(one) or 0) % _HALF == (_hour(two) or 0) % _HALF and Clock in {type(one.value), type(two.value)}


def _length(first: Fact, last: Fact) -> int:
    return (_hour(last) or 0) - (_hour(first) or 0)
