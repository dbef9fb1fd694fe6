"""The corridor's words for finding mentions, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, sourced

_CLASSES = {"@": r"[^\W\d_]", "#": r"\d", " ": r"[ \u00a0-]?"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """As the file says; words in any case."""

    source: str
    called: tuple[tuple[str, ...], ...]
    part_ends: tuple[str, ...]
    part_begins: tuple[str, ...]
    passport: tuple[str, ...]
    paid: tuple[str, ...]
    plates: tuple[str, ...]
    near: int


@lru_cache(maxsize=4)
def words_of(corridor: str = "ke_ru", folder: Path = HERE) -> Words:
    """The corridor's words. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "mentions/words.yaml", Words, "intelligence")


@lru_cache(maxsize=16)
def any_of(words: tuple[str, ...]) -> str:
    """A pattern of any of these words, the longest first, white space free."""
    longest = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest) + ")"


@lru_cache(maxsize=4)
def shapes(written: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern of any of these shapes, each with a fixed length, as a word of its own."""
    made = ("".join(_CLASSES.get(letter, re.escape(letter)) for letter in shape) for shape in written)
    return re.compile(rf"(?<![\w])(?:{'|'.join(made)})(?![\w])", re.IGNORECASE)
