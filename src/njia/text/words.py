"""Words with their place and their stem, in the scripts of the corridor.

A stem (Snowball, by PyStemmer) stands in for the lemma: «службу», «службой» and «служба» share one. It is chosen over
pymorphy3 because the whole check has 20 ms a page and a start-up of 0.4 s (docs/decisions).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache, partial
from typing import NamedTuple

import Stemmer

# Letters with inner apostrophes (Ng'ang'a), or digits. Hyphens part words: «агро-комплекс» is two.
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+")
_RUSSIAN = Stemmer.Stemmer("russian")
_ENGLISH = Stemmer.Stemmer("english")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


class Word(NamedTuple):
    """A word at code points ``start`` to ``end``; ``form`` is folded (case, ё, apostrophes), ``stem`` its stem."""

    start: int
    end: int
    form: str
    stem: str


_made = partial(tuple.__new__, Word)  # a third of the time of Word(...)


def fold(word: str) -> str:
    """Case-folded, NFC, ё as е, every apostrophe as ``'``."""
    return unicodedata.normalize("NFC", word).casefold().replace("ё", "е").translate(_APOSTROPHES)


_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'", "`": "'"})


@lru_cache(maxsize=50_000)
def _form_and_stem(word: str) -> tuple[str, str]:
    form = fold(word)
    if _CYRILLIC.search(form):
        return form, _RUSSIAN.stemWord(form)
    return form, _ENGLISH.stemWord(form.removesuffix("'s"))


def stem(word: str) -> str:
    """The stem of one word, Russian or English by its script."""
    return _form_and_stem(word)[1]


def forms_and_stems(text: str) -> list[tuple[str, str]]:
    """The form and the stem of each word of a text: `words` without their places."""
    return [_form_and_stem(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=2_000)
def words(text: str) -> tuple[Word, ...]:
    """The words and digit runs of a text, in order. Remembered: many checks read the same clause."""
    return tuple([_made((*m.span(), *_form_and_stem(m.group()))) for m in _WORD.finditer(text)])
