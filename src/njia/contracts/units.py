"""What of a clause can be compared across languages: its content words and numbers, each with its keys."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from njia.contracts.bilingual import Lexicon
from njia.contracts.skeletons import skeleton
from njia.text.words import words

Family = Literal["known", "name", "bare", "number"]
Key = int | str  # a row of the lexicon, or "#95000" for a number, "~kzntsv" for a skeleton, "&12" for a learned pair

_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0\u202f,.]\d{3})+(?![\d])|\d+")
# Words of grammar. They say nothing about which clause a clause belongs to; no one reads them, so they are code.
GRAMMAR_WORDS = """
    a an the of to in on at by for from with without within into and or nor not no as is are was were be been being
    has have had do does did shall will may can must should would this that these those it its he she his her him they
    them their any all each other such which who whom whose there if than then so under upon after before during
    between against also both only one s t
    и а но или не ни в во на с со к ко о об обо от до по за из у для при без над под про через между если то же ли бы
    что как так чтобы который этот тот весь он она оно они его ее их ему ей им него нее них свой быть был была были
    есть является являются это эта эти этой этого том той тех также либо где когда г ул д стр п ст т е р
"""
GRAMMAR = frozenset(GRAMMAR_WORDS.split())


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
    all_words = [word for word in words(text) if word.start >= skip and not word.form.isdigit()]
    # Words of grammar keep their place, so that phrases holding one ("place of work") are found.
    for (start, _, form, stem), rows in zip(all_words, lexicon.rows(all_words), strict=True):
        if form in GRAMMAR or (len(form) == 1 and not rows):
            continue
        found[_word_unit(form, stem, rows, start > skip and text[start].isupper())] = None
    for match in _NUMBER.finditer(text, skip):
        digits = re.sub(r"\D", "", match.group()).lstrip("0") or "0"
        found[Unit("number", ("#" + digits,), digits)] = None
    return tuple(found)
