"""Under which keys a person's name is filed, so that other spellings of it are found: in either script, in any case.

Two names that `compare_persons` takes for one share a key nearly always; that two share a key says nothing yet.
"""

from __future__ import annotations

import re

from njia.names.persons import full_words
from njia.names.similarity import VOWELS, rows_of
from njia.names.tables import USUAL, given_names

_CASES = re.compile(r"(?:om|em|im|ih|ah|am|ami|imi|ogo|ego|omu|emu)$")  # endings that would leave a consonant behind
_FEW = 2  # a word with fewer consonants than this is filed as it is


def blocking_keys(name: str, corridor: str = USUAL) -> frozenset[str]:
    """A key or a few for each word of the name that is written out; initials and patronymics have none."""
    return frozenset(key for word in full_words(name) for key in _keys(word, corridor))


def _keys(word: str, corridor: str) -> set[str]:
    keys = {_bones(word), *(f"={_head(row, corridor)}" for row in rows_of(word, corridor))}
    stem = _CASES.sub("", word)
    return keys | {_bones(stem)} if len(stem) > _FEW else keys


def _bones(word: str) -> str:
    """The consonants, without the breath that one spelling writes and another leaves out."""
    bones = "".join(letter for letter in word if letter not in VOWELS and letter != "h")
    return bones if len(bones) >= _FEW else word.rstrip("aeiouy") or word


def _head(row: int, corridor: str) -> str:
    """A name for a row of given names that stays when rows are added."""
    return min(skeleton for skeleton, rows in given_names(corridor).items() if row in rows)
