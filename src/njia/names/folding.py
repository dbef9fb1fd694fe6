"""A name as its bare words, so that marks, capitals and legal forms do not stand between two names."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from njia.corridors.plain_yaml import decoded
from njia.names.tables import USUAL
from njia.names.transliteration import is_cyrillic, skeleton

_HOME = Path(__file__).parents[1] / "corridors"
_APOSTROPHES = str.maketrans("", "", "'’ʼ`´.")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`´.][^\W\d_]+)*")
_INITIALS = re.compile(r"(?<!\w)((?:[^\W\d_]\.){1,3})(?=[^\W\d_]{2})")  # С.П.Кузнецов
_AFTER_DOT = re.compile(r"\.(?=[^\W\d_]{2})")
_STROKES = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ə": "e", "ð": "d"})
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = frozenset(f"{'x' * tens}{unit}" for tens in range(4) for unit in _UNITS)


class Folded(NamedTuple):  # made by the ten thousand: a frozen dataclass takes several times as long
    """``words`` of the name without titles and legal forms (all words, where nothing else is left), folded.

    ``marked`` are the same words with their marks (š is not s to the table of letters); ``numbers`` its figures, Roman
    ones too; ``joined`` and ``turned`` its words without spaces, as they stand and in the order of the alphabet;
    ``cyrillic`` whether any of these words is.
    """

    words: tuple[str, ...]
    marked: tuple[str, ...]
    numbers: frozenset[str]
    joined: str
    turned: str
    cyrillic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Small:
    forms: list[str]
    titles: list[str]
    nicknames: list[list[str]]
    heads_apart: list[tuple[str, str]]


@lru_cache(maxsize=4)
def small_words(corridor: str = USUAL) -> _Small:
    """Legal forms, titles and nicknames that a screening of names looks through; the corridor's own data."""
    return decoded((_HOME / corridor / "names" / "small_words.yaml").read_bytes(), _Small)


class _Dropped(NamedTuple):
    """Single words to look through, phrases by their first word, and ``heads``, which are or begin one of them."""

    single: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]
    heads: frozenset[str]


@lru_cache(maxsize=4)
def _dropped(corridor: str) -> _Dropped:
    small = small_words(corridor)
    every = [tuple(bare(phrase).split()) for phrase in (*small.forms, *small.titles)]
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in every:
        if len(phrase) > 1:
            phrases.setdefault(phrase[0], []).append(phrase)
    single = frozenset(phrase[0] for phrase in every if len(phrase) == 1)
    return _Dropped(single, phrases, single | phrases.keys())


@lru_cache(maxsize=4)
def nicknames(corridor: str = USUAL) -> dict[str, frozenset[int]]:
    """For a folded given name the rows of the table it stands in: Ben and Benjamin share one."""
    out: dict[str, set[int]] = {}
    for number, row in enumerate(small_words(corridor).nicknames):
        for name in row:
            out.setdefault(bare(name), set()).add(number)
    return {name: frozenset(rows) for name, rows in out.items()}


def bare(text: str) -> str:
    """Small letters without marks above or below them, words apart by one space: "Al-Qa'ida" is "al qaida"."""
    return " ".join(_unmarked(word) for word in _words(text))


def _words(text: str) -> list[str]:
    plain = text.isascii()
    found = text.lower() if plain else unicodedata.normalize("NFKC", text).casefold()
    if "." in found:
        found = _AFTER_DOT.sub(". ", _INITIALS.sub(lambda run: run.group().replace(".", " "), found))
    words: list[str] = _WORD.findall(found)
    if plain and "'" not in found and "`" not in found and "." not in found:
        return words
    return [word.translate(_APOSTROPHES) for word in words]


@lru_cache(maxsize=100_000)
def _unmarked(word: str) -> str:
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFKD", word.translate(_STROKES))
    kept = "".join(mark for mark in apart if not "\u0300" <= mark <= "\u036f" or mark == "\u0306")
    return unicodedata.normalize("NFC", kept).replace("ё", "е")


@lru_cache(maxsize=100_000)
def folded(name: str, corridor: str = USUAL) -> Folded:
    """The name taken apart; a name without letters or figures has no words."""
    marked = _words(name)
    every = marked if name.isascii() else [_unmarked(word) for word in marked]
    if not _dropped(corridor).heads.isdisjoint(every):
        left = _left(every, corridor)
        marked, every = [marked[place] for place in left], [every[place] for place in left]
    numbers = [word for word in every[1:] if word.isdigit() or (word in _ROMAN and len(every) > 2)]
    return Folded(
        tuple(every),
        tuple(marked),
        frozenset(numbers),
        "".join(every),
        "".join(sorted(every)),
        is_cyrillic("".join(every)),
    )


def _left(words: list[str], corridor: str) -> Sequence[int]:
    """The places of the words that are no title and no legal form; all, where nothing else is left."""
    single, phrases, heads = _dropped(corridor)
    gone: set[int] = set()
    for place in [place for place, word in enumerate(words) if word in heads]:
        if words[place] in single:
            gone.add(place)
        for phrase in phrases.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                gone.update(range(place, place + len(phrase)))
    return [place for place in range(len(words)) if place not in gone] or range(len(words))


def apart(a: Folded, b: Folded, corridor: str = USUAL) -> bool:
    """Whether two words, else equal, begin as the names of two people do: Otieno is a man, Atieno a woman."""
    mine = [word for word in a.words if word not in b.words]
    theirs = [word for word in b.words if word not in a.words]
    if not mine or not theirs:
        return False
    heads = _heads_apart(corridor)
    return any(_differ_by(one, other, heads) for one in mine for other in theirs)


def _differ_by(one: str, other: str, heads: tuple[tuple[str, str], ...]) -> bool:
    a, b = skeleton(one), skeleton(other)
    return any(
        a.startswith(left) and b.startswith(right) and a[len(left) :] == b[len(right) :] != "" for left, right in heads
    )


@lru_cache(maxsize=4)
def _heads_apart(corridor: str) -> tuple[tuple[str, str], ...]:
    rows = [(skeleton(one), skeleton(other)) for one, other in small_words(corridor).heads_apart]
    return tuple(rows) + tuple((b, a) for a, b in rows)
