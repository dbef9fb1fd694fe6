"""Finds phrases of a lexicon in a text by stem, whatever their inflection.

A phrase is written as plain words, each matched by its stem. Three marks are understood, and nothing is evaluated:

``=word``   this very form, not its stem («=рядовой», where «ряд» must not match)
``word*``   any word that begins so («бетон*»)
``...``     up to three other words may stand here («service ... army»); twice, up to six
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from operator import itemgetter
from typing import NamedTuple

from njia.text.words import Word, fold, forms_and_stems, stem
from njia.text.words import words as words_of

GAP = 3  # words that «...» may stand for
_PREFIX_KEY = 3
_FORM, _STEM = itemgetter(2), itemgetter(3)  # of a word
_REMEMBERED = 20_000  # words whose phrases a book remembers


class _Item(NamedTuple):  # thousands are made at every start, and a tuple is made fastest
    how: str  # "stem", "form" or "prefix"
    value: str
    gap: int  # words that may stand before it

    def fits(self, word: Word) -> bool:
        if self.how == "stem":
            return word.stem == self.value
        return word.form == self.value if self.how == "form" else word.form.startswith(self.value)


class Hit(NamedTuple):  # made by the hundred for every page
    """The phrase ``key`` stands at code points ``start`` to ``end``, on words ``first`` to ``last`` inclusive."""

    key: str
    start: int
    end: int
    first: int
    last: int


_hit = partial(tuple.__new__, Hit)  # a third of the time of Hit(...)


def _items(phrase: str) -> Iterator[_Item]:
    gap = 0
    for part in phrase.split():
        if part == "...":
            gap += GAP
            continue
        how = "form" if part.startswith("=") else "prefix" if part.endswith("*") else "stem"
        for form, root in forms_and_stems(part.strip("=*")):
            yield _Item(how, root if how == "stem" else form, gap)
            gap = 0


# The key, the phrase, and a word without which it cannot be there (its last, by stem or form; "" for a prefix).
_Entry = tuple[str, tuple[_Item, ...], str]


def _needed(items: tuple[_Item, ...]) -> str:
    return next((item.value for item in reversed(items[1:]) if item.how != "prefix"), "")


class PhraseBook:
    """Many phrases under keys, found in one pass. A phrase is read when its first word is first met in a text."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """``phrases``: (key, phrase) pairs; a key may come many times. Raises ValueError for a phrase with no word."""
        self._by_word: dict[str, list[tuple[str, str]]] = {}  # by the stem or form of the first word
        self._by_prefix: dict[str, list[tuple[str, str]]] = {}
        self._read: dict[str, _Starts] = {}  # by the first word, as they are met
        self._starts: dict[tuple[str, str], _Starts | None] = {}  # by form and stem, as they are met
        for key, phrase in phrases:
            head = phrase.partition(" ")[0]
            if head.isalpha():  # nearly always, and a sixth of the time
                self._by_word.setdefault(stem(head), []).append((key, phrase))
                continue
            first = next(_items(phrase), None)
            if first is None:
                raise ValueError(f"the phrase {phrase!r} has no word")
            if first.how == "prefix":
                self._by_prefix.setdefault(first.value[:_PREFIX_KEY], []).append((key, phrase))
            else:
                self._by_word.setdefault(first.value, []).append((key, phrase))

    def find(self, text: str | Sequence[Word]) -> tuple[Hit, ...]:
        """Every phrase found, in order of place; overlapping ones are all given (see `longest`)."""
        words = words_of(text) if isinstance(text, str) else text
        there = {"", *map(_FORM, words), *map(_STEM, words)}
        starts = self._starts
        hits: list[Hit] = []
        for at, word in enumerate(words):
            try:
                start = starts[word[2:]]
            except KeyError:
                start = self._remembered(word)
            if start is None:
                continue
            entries, pairs = start
            if pairs and at + 1 < len(words):
                _, _, form, root = words[at + 1]
                if root in pairs:
                    entries = (*entries, *pairs[root])
                if form != root and form in pairs:
                    entries = (*entries, *pairs[form])
            for key, items, needed in entries:
                if needed in there:
                    last = at if len(items) == 1 else _match(words, at, items)
                    if last is not None:
                        hits.append(_hit((key, word[0], words[last][1], at, last)))
        return tuple(hits)

    def _remembered(self, word: Word) -> _Starts | None:
        if len(self._starts) >= _REMEMBERED:
            self._starts.clear()
        start = self._starts[word[2:]] = self._start(word)
        return start

    def _start(self, word: Word) -> _Starts | None:
        """The phrases that begin with this word, or None: nearly every word begins none."""
        mine = (word.stem,) if word.form == word.stem else (word.stem, word.form)
        prefixed = _entries(self._by_prefix.get(word.form[:_PREFIX_KEY], ()))
        entries = [entry for entry in prefixed if entry[1][0].fits(word)]
        pairs: dict[str, list[_Entry]] = {}
        for name in mine:
            if name not in self._by_word:
                continue
            begun = self._read.get(name) or self._read.setdefault(name, _begun(self._by_word[name]))
            entries += [entry for entry in begun.entries if entry[1][0].fits(word)]
            for second, following in begun.pairs.items():
                fitting = [entry for entry in following if entry[1][0].fits(word)]
                if fitting:
                    pairs.setdefault(second, []).extend(fitting)
        return _Starts(tuple(entries), pairs) if entries or pairs else None


def _entries(phrases: Iterable[tuple[str, str]]) -> Iterator[_Entry]:
    for key, phrase in phrases:
        items = tuple(_items(phrase))
        yield key, items, _needed(items)


def _begun(phrases: Iterable[tuple[str, str]]) -> _Starts:
    """The phrases that begin with one word; those whose second must follow at once apart."""
    entries: list[_Entry] = []
    pairs: dict[str, list[_Entry]] = {}
    for entry in _entries(phrases):
        second = entry[1][1] if len(entry[1]) > 1 else None
        if second is None or second.gap or second.how == "prefix":
            entries.append(entry)
        else:
            pairs.setdefault(second.value, []).append(entry)
    return _Starts(tuple(entries), pairs)


class _Starts(NamedTuple):
    """The phrases that begin with a word: whatever follows it, and by what must follow it."""

    entries: tuple[_Entry, ...]
    pairs: dict[str, list[_Entry]]


def _match(words: Sequence[Word], at: int, items: tuple[_Item, ...]) -> int | None:
    """The index of the last word of the phrase whose first word stands at ``at``."""
    count = len(words)
    for item in items[1:]:
        _, _, gap = item
        at += 1
        while at < count and not item.fits(words[at]):
            gap -= 1
            if gap < 0:
                return None
            at += 1
        if at >= count:
            return None
    return at


def longest(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits without those that lie inside a longer one: «military service» yields to «military service contract»."""
    kept: list[Hit] = []
    farthest, span, inside = -1, (-1, -1), False
    for hit in sorted(hits, key=lambda h: (h.first, -h.last)):
        if (hit.first, hit.last) != span:
            span, inside = (hit.first, hit.last), hit.last <= farthest
            farthest = max(farthest, hit.last)
        if not inside:
            kept.append(hit)
    return tuple(sorted(kept, key=lambda h: (h.start, h.end)))


__all__ = ["GAP", "Hit", "PhraseBook", "fold", "longest", "stem"]
