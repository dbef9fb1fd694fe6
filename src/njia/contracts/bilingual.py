"""The bilingual lexicon, ready to be looked up: which rows of it the words of a text stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from njia.corridors.model import Corridor
from njia.text.phrases import PhraseBook
from njia.text.words import Word, stem

Row = tuple[tuple[str, ...], tuple[str, ...]]
_NONE: frozenset[int] = frozenset()
_MARKED = re.compile(r"[=*]|\.\.\.")  # a phrase for a PhraseBook


class Lexicon:
    """Rows of English and Russian alternatives; a word's rows are the numbers of those whose phrase covers it."""

    __slots__ = ("_marked", "_phrases", "_words", "names")

    def __init__(self, rows: Iterable[Row]) -> None:
        by_word: dict[str, set[int]] = {}
        self._phrases: dict[str, dict[str, list[tuple[list[str], int]]]] = {}  # by the first two stems
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
                stems = list(map(stem, phrase.replace("-", " ").split()))
                if len(stems) == 1:
                    by_word.setdefault(stems[0], set()).add(number)
                elif stems:
                    self._phrases.setdefault(stems[0], {}).setdefault(stems[1], []).append((stems, number))
        self._words = {word: frozenset(numbers) for word, numbers in by_word.items()}
        self._marked = PhraseBook(marked) if marked else None

    def rows(self, words: Sequence[Word]) -> list[frozenset[int]]:
        """For each word the rows that a phrase standing there belongs to."""
        stems = [word.stem for word in words]
        known = self._words
        found = [known.get(stem, _NONE) for stem in stems]
        for at, phrases in enumerate(map(self._phrases.get, stems[:-1])):
            for phrase, number in phrases.get(stems[at + 1], ()) if phrases else ():
                if len(phrase) == 2 or stems[at : at + len(phrase)] == phrase:
                    for place in range(at, at + len(phrase)):
                        found[place] = found[place] | {number}
        if self._marked is not None:
            for hit in self._marked.find(words):
                for place in range(hit.first, hit.last + 1):
                    found[place] = found[place] | {int(hit.key)}
        return found


@lru_cache(maxsize=4)
def lexicon_of(corridor: Corridor) -> Lexicon:
    """The corridor's lexicon, compiled once."""
    return Lexicon(corridor.lexicon)
