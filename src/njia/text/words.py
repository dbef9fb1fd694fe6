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
WORD = re.compile(r"[^\W\d_]+(?:['’ʼ`][^\W\d_]+)*|\d+")
_RUSSIAN = Stemmer.Stemmer("russian", 0)  # without its own memory, which costs twice what it saves: we remember
_ENGLISH = Stemmer.Stemmer("english", 0)
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


class Word(NamedTuple):
    """A word at code points ``start`` to ``end``; ``form`` is folded (case, ё, apostrophes), ``stem`` its stem."""

    start: int
    end: int
    form: str
    stem: str


made = partial(tuple.__new__, Word)  # a third of the time of Word(...)


def fold(word: str) -> str:
    """Case-folded, NFC, ё as е, every apostrophe as ``'``."""
    folded = unicodedata.normalize("NFC", word).casefold().replace("ё", "е")
    return folded.replace("’", "'").replace("ʼ", "'").replace("`", "'")  # `translate` takes ten times as long


class _Known(dict[str, tuple[str, str]]):
    """Form and stem of the words met, worked out when first asked for."""

    def __missing__(self, word: str) -> tuple[str, str]:
        if len(self) >= _REMEMBERED:
            self.clear()
        form = fold(word)
        russian = not form.isascii() and _CYRILLIC.search(form)
        found = form, _RUSSIAN.stemWord(form) if russian else _ENGLISH.stemWord(form.removesuffix("'s"))
        self[word] = found
        return found


_REMEMBERED = 50_000
_known = _Known()


def stem(word: str) -> str:
    """The stem of one word, Russian or English by its script."""
    return _known[word][1]


def forms_and_stems(text: str) -> list[tuple[str, str]]:
    """The form and the stem of each word of a text: `words` without their places."""
    return [_known[word] for word in WORD.findall(text)]


@lru_cache(maxsize=2_000)
def words(text: str) -> tuple[Word, ...]:
    """The words and digit runs of a text, in order. Remembered: many checks read the same clause."""
    return tuple([made((*m.span(), *_known[m.group()])) for m in WORD.finditer(text)])
