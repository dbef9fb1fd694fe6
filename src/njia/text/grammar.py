"""The grammar words of the languages, from `languages/*.yaml`: a language's own, shared by every corridor with it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import msgspec

_HOME = Path(__file__).parent / "languages"


@cache
def _languages() -> dict[str, dict[str, str | list[str]]]:
    return {
        path.stem: msgspec.yaml.decode(path.read_bytes(), type=dict[str, str | list[str]])
        for path in sorted(_HOME.glob("*.yaml"))
    }


def listed(name: str, language: str | None = None) -> tuple[str, ...]:
    """The words of that list, in order: of one language, or of all that have it. Raises KeyError where none has it."""
    lists = [table[name] for key, table in _languages().items() if name in table and language in (None, key)]
    if not lists:
        raise KeyError(name)
    return tuple(word for words in lists for word in (words.split() if isinstance(words, str) else words))


def said(name: str, language: str | None = None) -> frozenset[str]:
    """The same, to look a word up in."""
    return frozenset(listed(name, language))


def one_of(name: str, language: str | None = None) -> str:
    """A pattern of any of the words, longest first; a star stands for one letter or more."""
    return "|".join(_pattern(words) for words in sorted(listed(name, language), key=len, reverse=True))


def _pattern(words: str) -> str:
    return r"\s+".join(re.escape(word).replace(r"\*", r"\w+") for word in words.split())
