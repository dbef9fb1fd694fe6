"""Names of the sides told by what kind of word they are: «Сиделка» is a trade, "the Centre" an establishment.

A paper without a preamble may speak of "the Carer" and "the Centre", or of "the baker" in small letters. Where both
languages use such a word in the same clauses it is a side: a trade is the worker, an establishment the employer. In
small letters it is one only where no clause sets it beside a usual word for that side: there it is somebody else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from njia.contracts.concepts import Concepts
from njia.contracts.reading import SMALL, Paired, Reading
from njia.contracts.terms import dice, nominative
from njia.findings import Side
from njia.text.grammar import listed
from njia.text.words import Word, stem

_LEAST = 4  # clauses a name must stand in
_TOGETHER = 0.6  # how much the clauses of two names must be the same (Dice)
_BESIDE = 0.25  # the share of its clauses that may name that side otherwise, too
_ESTABLISHMENTS: Mapping[Side, frozenset[str]] = {
    "en": frozenset(map(stem, listed("establishments", "en"))),
    "ru": frozenset(map(stem, listed("establishments", "ru"))),
}
_ROLES = ("employer", "worker")
_SIDES: tuple[Side, ...] = ("en", "ru")
_LETTER = re.compile(r"[A-ZА-ЯЁ]")


class Kind(NamedTuple):
    """A word of each language for the same side, as aliases have it."""

    en: str
    ru: str
    role: str


class _Used:
    """Where a word stands, in which forms, and how often with a capital."""

    def __init__(self) -> None:
        self.places: set[int] = set()
        self.forms: Counter[str] = Counter()
        self.capital = 0

    def name(self, side: Side) -> str:
        found = nominative(self.forms) if side == "ru" else self.forms.most_common(1)[0][0]
        return found if self.capital * 2 > sum(self.forms.values()) else SMALL + found


def told_by_kind(pairs: Sequence[Paired], concepts: Concepts) -> Iterator[Kind]:
    """The names of the sides that both languages use in the same clauses; the commonest for each side first."""
    for role in _ROLES:
        en, ru = (_words_of(role, side, pairs, concepts) for side in _SIDES)
        for one in sorted(en, key=lambda root: -len(en[root].places)):
            other = max(ru, key=lambda root: dice(en[one].places, ru[root].places), default=None)
            if other is None or dice(en[one].places, ru[other].places) < _TOGETHER:
                continue
            sides: tuple[tuple[_Used, Side], ...] = ((en[one], "en"), (ru[other], "ru"))
            if all(_is_a_side(used, role, side, pairs, concepts) for used, side in sides):
                yield Kind(en[one].name("en"), ru.pop(other).name("ru"), role)


def _words_of(role: str, side: Side, pairs: Sequence[Paired], concepts: Concepts) -> dict[str, _Used]:
    found: dict[str, _Used] = {}
    for number, pair in enumerate(pairs):
        reading = pair.en if side == "en" else pair.ru
        for word in _trades(reading, concepts) if role == "worker" else _establishments(reading):
            used = found.setdefault(word.stem, _Used())
            used.places.add(number)
            used.forms[word.form.removesuffix("'s")] += 1
            used.capital += _LETTER.match(reading.text, word.start) is not None
    return {root: used for root, used in found.items() if len(used.places) >= _LEAST}


def _trades(reading: Reading, concepts: Concepts) -> Iterator[Word]:
    """The last words of trades: "Room Attendant" is called by its second."""
    for hit in concepts.find(reading).get("job", ()):
        word = reading.words[hit.last]
        if word.stem not in _ESTABLISHMENTS[reading.side]:
            yield word


def _establishments(reading: Reading) -> Iterator[Word]:
    return (word for word in reading.words if word.stem in _ESTABLISHMENTS[reading.side])


def _is_a_side(used: _Used, role: str, side: Side, pairs: Sequence[Paired], concepts: Concepts) -> bool:
    beside = sum(
        any(hit.key == f"mention.{role}" for hit in concepts.find(reading).get("mention", ()))
        for reading in (pairs[at].en if side == "en" else pairs[at].ru for at in used.places)
    )
    return beside <= _BESIDE * len(used.places)
