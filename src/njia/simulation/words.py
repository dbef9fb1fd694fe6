"""The words that people and agencies of the simulation are made of: data of the corridor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from njia.corridors.files import home_of


@dataclass(frozen=True, slots=True)
class Words:
    """Names as lists of spellings: the first as in a passport, the last as written in Russian."""

    given: tuple[tuple[str, ...], ...]
    family: tuple[tuple[str, ...], ...]
    middle: tuple[str, ...]
    places: tuple[str, ...]
    agency_words: tuple[tuple[str, ...], ...]
    legal_forms: tuple[str, ...]


@lru_cache(maxsize=4)
def words(corridor: str) -> Words:
    """The words of a corridor."""
    path = home_of(corridor) / "simulation" / "world.yaml"
    return msgspec.yaml.decode(path.read_bytes(), type=Words)
