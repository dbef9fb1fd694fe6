"""The bilingual lexicon, ready to be looked up: which rows of it the words of a text stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from njia.corridors.model import Corridor
from njia.text.phrases import PhraseBook
from njia.text.words import Word, stem
from njia.text.words import words as words_of

Row = tuple[tuple[str, ...], tuple[str, ...]]
_Phrase = tuple[list[str], int]  # its stems, and its row
_TEXTS = 1_000  # remembered
_NONE: frozenset[int] = frozenset()
_PART = re.compile(r"[^\s-]+")
_MARKED = re.compile(r"[=*]|\.\.\.")  # a phrase for a PhraseBook


class Lexicon:
    """Rows of English and Russian alternatives; a word's rows are the numbers of those whose phrase covers it."""

    __slots__ = ("_marked", "_phrases", "_remembered", "_unread", "_words", "names")

    def __init__(self, rows: Iterable[Row]) -> None:
        by_word: dict[str, list[int]] = {}
        self._unread: dict[str, list[tuple[str, int]]] = {}  # phrases by their first stem, read when that is met
        self._phrases: dict[str, dict[str, list[_Phrase]]] = {}  # by the first two stems
        self._remembered: dict[str, list[frozenset[int]]] = {}  # the rows of texts, which are read by many
        marked: list[tuple[str, str]] = []
        self.names: set[int] = set()  # rows of places and peoples, written with a capital
        for number, alternatives in enumerate(rows):
            if alternatives[0][0][:1].isupper():
                self.names.add(number)
            for phrase in (*alternatives[0], *alternatives[1]):
                if phrase.isalpha():
                    by_word.setdefault(stem(phrase), []).append(number)
                elif _MARKED.search(phrase):
                    marked.append((str(number), phrase))
                elif len(parts := _PART.findall(phrase)) == 1:
                    by_word.setdefault(stem(parts[0]), []).append(number)
                elif parts:
                    self._unread.setdefault(stem(parts[0]), []).append((phrase, number))
        self._words = {word: frozenset(numbers) for word, numbers in by_word.items()}
        self._marked = PhraseBook(marked) if marked else None

    def rows_of(self, text: str) -> list[frozenset[int]]:
        """For each word of a text the rows that a phrase standing there belongs to; remembered."""
        rows = self._remembered.get(text)
        if rows is None:
            if len(self._remembered) >= _TEXTS:
                self._remembered.clear()
            rows = self._remembered[text] = self.rows(words_of(text))
        return rows

    def place(self, word: str) -> bool:
        """Whether a word is the name of a place or a people."""
        return not self.names.isdisjoint(self._words.get(stem(word), _NONE))

    def ordinary(self, word: str) -> bool:
        """Whether a word means something, and is not only a name."""
        return bool(self._words.get(stem(word), _NONE) - self.names)

    def rows(self, words: Sequence[Word]) -> list[frozenset[int]]:
        """For each word the rows that a phrase standing there belongs to."""
        stems = [word.stem for word in words]
        known = self._words
        found = [known.get(stem, _NONE) for stem in stems]
        unread = self._unread
        for at in [at for at, first in enumerate(stems[:-1]) if first in unread]:
            for phrase, number in self._begun(stems[at]).get(stems[at + 1], ()):
                if len(phrase) == 2 or stems[at : at + len(phrase)] == phrase:
                    for place in range(at, at + len(phrase)):
                        found[place] = found[place] | {number}
        if self._marked is not None:
            for hit in self._marked.find(words):
                for place in range(hit.first, hit.last + 1):
                    found[place] = found[place] | {int(hit.key)}
        return found

    def _begun(self, first: str) -> Mapping[str, list[_Phrase]]:
        """The phrases that begin with this stem, by their second."""
        begun = self._phrases.get(first)
        if begun is None:
            begun = {}
            for phrase, number in self._unread[first]:
                stems = list(map(stem, _PART.findall(phrase)))
                begun.setdefault(stems[1], []).append((stems, number))
            self._phrases[first] = begun
        return begun


@lru_cache(maxsize=4)
def lexicon_of(corridor: Corridor) -> Lexicon:
    """The corridor's lexicon, compiled once."""
    return Lexicon(corridor.lexicon)
