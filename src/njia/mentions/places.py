"""The places that reports of a corridor name, found in any spelling, and where they lie."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, sourced
from njia.names.transliteration import is_cyrillic

_CYRILLIC = ("ru",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """``names`` in any language and script; ``also``: what lies there. ``at`` is latitude and longitude."""

    at: tuple[float, float]
    names: tuple[str, ...]
    also: tuple[str, ...] = field(default=())

    def name(self, language: str) -> str:
        """The first name in the script of a language; the first of all where there is none."""
        own = (one for one in self.names if is_cyrillic(one) == (language in _CYRILLIC))
        return next(own, self.names[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    source: str
    places: Mapping[str, Place]


@lru_cache(maxsize=4)
def places_of(corridor: str = "ke_ru", folder: Path = HERE) -> Mapping[str, Place]:
    """The corridor's places by their ids. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "mentions/places.yaml", Places, "intelligence").places


@lru_cache(maxsize=4)
def finder(corridor: str = "ke_ru") -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern of every spelling, and which place each is."""
    spelled = {name.casefold(): id_ for id_, one in places_of(corridor).items() for name in (*one.names, *one.also)}
    longest = sorted(spelled, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE), spelled


def named_in(words: str, corridor: str = "ke_ru") -> frozenset[str]:
    """The places that words name, by any spelling."""
    pattern, spelled = finder(corridor)
    return frozenset(spelled[found.casefold()] for found in pattern.findall(words))
