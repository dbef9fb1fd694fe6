"""Which side of a paper a text is on: by script, and where scripts mix, by the words that carry the grammar."""

from __future__ import annotations

import re
from functools import lru_cache

from njia.findings import Side
from njia.text.grammar import said

_LATIN = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]+")
_ADDRESS = re.compile(r"(?<!\S)\S+@\S+|(?:https?://|www\.)\S+")
_GRAMMAR = 3.0  # a lower-case word carries grammar; a capitalised one may be a name or an abbreviation
_LATIN_NAME = 0.5  # Latin names stand in Russian text more often than Cyrillic ones in English
_ENGLISH = said("grammar", "en")
ENOUGH = 8  # words needed to tell English from another language in Latin script
ENGLISH_SHARE = 0.18  # of grammar words: English has over .35, Swahili and French under .08


@lru_cache(maxsize=20_000)
def _weight(word: str, name: float) -> float:
    grammar = (word.islower() and len(word) > 1) or word.lower() in _ENGLISH
    return (_GRAMMAR if grammar else name) * min(len(word), 8)


@lru_cache(maxsize=2_000)
def weights(text: str) -> tuple[float, float]:
    """How much of the text is English side, how much Russian. An address on the network is in neither."""
    text = _ADDRESS.sub(" ", text)
    latin = sum(_weight(word, _LATIN_NAME) for word in _LATIN.findall(text))
    return latin, sum(_weight(word, 1.0) for word in _CYRILLIC.findall(text))


def side_of(text: str) -> Side | None:
    """English or Russian side; None for a piece without words (a number, a line to sign on)."""
    en, ru = weights(text)
    if not en and not ru:
        return None
    return "ru" if ru >= en else "en"


def plainly(text: str, side: Side) -> bool:
    """Whether the piece has words of that side's script and hardly any of the other."""
    en, ru = weights(text)
    return en > 4.0 * ru if side == "en" else ru > 4.0 * en


def script_of(word: str) -> Side:
    return "ru" if _CYRILLIC.search(word) else "en"


def has_grammar(text: str, side: Side) -> bool:
    """Whether the text has words of that side that are not names."""
    if side == "ru":
        return any(len(word) > 1 and word.islower() for word in _CYRILLIC.findall(text))
    return any(word.lower() in _ENGLISH or (word.islower() and len(word) > 1) for word in _LATIN.findall(text))


def looks_other(text: str) -> bool:
    """Whether a Latin-script text long enough to tell is in another language than English."""
    words = [word.lower() for word in _LATIN.findall(text)]
    if len(words) < ENOUGH:
        return False
    return sum(word in _ENGLISH for word in words) < ENGLISH_SHARE * len(words)
