"""The signs of a corridor: when look-ups deserve a second look."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    times: float
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    share: float
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Again:
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    from_hour: int
    to_hour: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """As the file says."""

    source: str
    zone: str
    days: int
    many: Many
    outside: Outside
    again: Again
    night: Night
    alone: Alone


@lru_cache(maxsize=4)
def signs_of(corridor: str = "ke_ru", folder: Path = HERE) -> Signs:
    """The corridor's. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "insiders.yaml", Signs, "intelligence")
