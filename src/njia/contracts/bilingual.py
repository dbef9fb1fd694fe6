"""The bilingual lexicon, ready to be looked up: which rows of it the words of a text stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from njia.corridors.model import Corridor
from njia.text.phrases import PhraseBook
from njia.text.words import Word, stem

Row = tuple[tuple[str, ...], tuple[str, ...]]
_MARKED = re.compile(r"[=*]|\.\.\.")  # a phrase for a PhraseBook


class Lexicon:
    """Rows of English and Russian alternatives; a word's rows are the numbers of those whose phrase covers it."""

    __slots__ = ("_marked", "_phrases", "_words", "names")

    def __init__(self, rows: Iterable[Row]) -> None:
        self._words: dict[str, set[int]] = {}
        self._phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], int]]] = {}
        marked: list[tuple[str, str]] = []
        self.names: set[int] = set()  # rows of places and peoples, written with a capital
        marked_at = _MARKED.search
        for number, alternatives in enumerate(rows):
            if alternatives[0][0][:1].isupper():
                self.names.add(number)
            for phrase in (*alternatives[0], *alternatives[1]):
                if marked_at(phrase):
                    marked.append((str(number), phrase))
                    continue
                stems = tuple(map(stem, phrase.replace("-", " ").split()))
                if len(stems) == 1:
                    self._words.setdefault(stems[0], set()).add(number)
                elif stems:
                    self._phrases.setdefault((stems[0], stems[1]), []).append((stems, number))
        self._marked = PhraseBook(marked) if marked else None

    def rows(self, words: Sequence[Word]) -> list[set[int]]:
        """For each word the rows that a phrase standing there belongs to."""
        found = [set(self._words.get(word.stem, ())) for word in words]
        stems = [word.stem for word in words]
        for at, pair in enumerate(pairwise(stems)):
            for phrase, number in self._phrases.get(pair, ()):
                if stems[at + 1 : at + len(phrase)] == list(phrase[1:]):
                    for step in range(len(phrase)):
                        found[at + step].add(number)
        if self._marked is not None:
            for hit in self._marked.find(words):
                for step in range(hit.first, hit.last + 1):
                    found[step].add(int(hit.key))
        return found


@lru_cache(maxsize=4)
def lexicon_of(corridor: Corridor) -> Lexicon:
    """The corridor's lexicon, compiled once."""
    return Lexicon(corridor.lexicon)
