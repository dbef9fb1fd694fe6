"""What of a clause can be compared across languages: its content words and numbers, each with its keys."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from njia.contracts.bilingual import Lexicon
from njia.contracts.skeletons import skeleton
from njia.text.grammar import said
from njia.text.words import words

Family = Literal["known", "name", "bare", "number"]
Key = int | str  # a row of the lexicon, or "#95000" for a number, "~kzntsv" for a skeleton, "&12" for a learned pair

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?![\d])|\d+")
GRAMMAR = said("content_free")  # words of grammar: they say nothing of which clause a clause belongs to


class Unit(NamedTuple):  # made and hashed by the thousand
    """A content word or number: how it can match, and by what. ``stem`` names it for learning."""

    family: Family
    keys: tuple[Key, ...]
    stem: str


@lru_cache(maxsize=20_000)
def _word_unit(form: str, stem: str, rows: frozenset[int], capital: bool) -> Unit:
    bones = skeleton(form)
    keys: tuple[Key, ...] = (*sorted(rows), "~" + bones) if bones else tuple(sorted(rows))
    family: Family = "known" if rows else "name" if capital else "bare"
    return Unit(family, keys, stem)


def units(text: str, lexicon: Lexicon, skip: int = 0) -> tuple[Unit, ...]:
    """The distinct units of a text from code point ``skip`` on (so that a printed label is not taken for a number)."""
    found: dict[Unit, None] = {}
    # Words of grammar keep their place, so that phrases holding one ("place of work") are found.
    for (start, _, form, stem), rows in zip(words(text), lexicon.rows_of(text), strict=True):
        if start < skip or form in GRAMMAR or form.isdigit() or (len(form) == 1 and not rows):
            continue
        found[_word_unit(form, stem, rows, start > skip and text[start].isupper())] = None
    for match in _NUMBER.finditer(text, skip):
        digits = re.sub(r"\D", "", match.group()).lstrip("0") or "0"
        found[Unit("number", ("#" + digits,), digits)] = None
    return tuple(found)
