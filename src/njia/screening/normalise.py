"""A message as a person reads it: tricks of writing undone, with the way back to the original words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from njia.documents.hidden import Trick, cleaned
from njia.text.normal import Edit, Normal, then

_SPACED = re.compile(
    r"(?<![^\W\d_])[^\W\d_](?:(?P<gap>[ .\-_*·|])[^\W\d_](?=[ .\-_*·|]|\W|$))(?:(?P=gap)[^\W\d_](?![^\W\d_])){2,}"
)
_MIXED = re.compile(r"(?<!\w)(?=[^\W\d_]*+[\d@$])(?=[^\W_]*[^\W\d_])[^\W_]*(?:[@$][^\W_]+)*(?!\w)")
_DIGITS = str.maketrans({"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "@": "a", "$": "s"})
_COMPATIBLE = re.compile(
    "[\u00b2-\u00be\u1d00-\u1dbf\u2070-\u209f\u2100-\u218f\u2460-\u24ff\u3200-\u33ff\ufb00-\ufb06\U0001f100-\U0001f1a9]"
)
# Letters, marks and signs among which nothing can be hidden: the longer reading is for texts with any other.
_HARMLESS = re.compile(
    "[\x00-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u20a0-\u20bf\u2190-\u23ff\u2500-\u2bff\U0001f1e6-\U0001faff]*"
)


@dataclass(frozen=True, slots=True)
class Read:
    """``hidden`` are the spans of the original where letters were written so that a filter would not read them."""

    normal: Normal
    hidden: tuple[tuple[int, int], ...]


class Normaliser:
    """Undoes look-alike letters, invisible characters, spaced letters, digits for letters; flags become words."""

    def __init__(self, vocabulary: frozenset[str], symbols: Mapping[str, str]) -> None:
        """``vocabulary``: words that may have been disguised; ``symbols``: a sign and the word it stands for."""
        self._vocabulary = vocabulary
        self._symbols = dict(symbols)
        self._symbol = re.compile("|".join(map(re.escape, sorted(symbols, key=len, reverse=True))) or r"(?!)")

    def read(self, text: str) -> Read:
        """The text to be searched, and where it had been disguised."""
        first, tricks = (Normal(text), ()) if _HARMLESS.fullmatch(text) else cleaned(text)
        hidden = [(trick.start, trick.end) for trick in tricks if _disguise(trick)]
        if not first.text.isascii():
            first = then(first, self._signs(first.text))
        edits = list(self._spaced(first.text))
        edits += [e for e in self._digits(first.text) if all(e[1] <= s or t <= e[0] for s, t, _ in edits)]
        hidden += [first.original(start, end) for start, end, _ in edits]
        return Read(then(first, edits) if edits else first, tuple(hidden))

    def _signs(self, text: str) -> Iterator[Edit]:
        for match in self._symbol.finditer(text):
            yield match.start(), match.end(), f" {self._symbols[match.group()]} "
        for match in _COMPATIBLE.finditer(text):
            plain = unicodedata.normalize("NFKC", match.group())
            if plain != match.group():
                yield match.start(), match.end(), plain

    def _spaced(self, text: str) -> Iterator[Edit]:
        for match in _SPACED.finditer(text):
            gap = match["gap"]
            joined = match.group().replace(gap, "")
            parted = self._parted(joined.casefold())
            if parted is not None or len(joined) > 4:
                yield match.start(), match.end(), " ".join(parted or [joined])

    def _parted(self, word: str) -> list[str] | None:
        """A run of letters as words of the vocabulary, the longest first; None where it is none."""
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - 16), end):
                before = best[start]
                lone = start in (0, len(word) - 1) and end - start == 1  # «on a v i s a»: the article was taken along
                if before is not None and (lone or word[start:end] in self._vocabulary):
                    known = best[end]
                    if known is None or len(before) + 1 < len(known):
                        best[end] = [*before, word[start:end]]
        return best[-1]

    def _digits(self, text: str) -> Iterator[Edit]:
        for match in _MIXED.finditer(text):
            word = match.group()
            plain = word.translate(_DIGITS).casefold()
            if len(word) > 2 and plain.isalpha() and plain in self._vocabulary:
                yield match.start(), match.end(), plain


def _disguise(trick: Trick) -> bool:
    """Zero-width joiners stand in every other emoji and word processors leave soft hyphens; letters do not err so."""
    return trick.rule == "reader.lookalike_letters" or (
        trick.rule == "reader.zero_width" and sum(char.isalpha() for char in trick.words) > 3
    )
