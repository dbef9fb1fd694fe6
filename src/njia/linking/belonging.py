"""When what people share ties them, and who belongs to a ring: data of the corridor, our own judgement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnThing:
    people: int
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    things: int
    people: int
    share: float
    own: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Strangers:
    share: float
    times: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Belonging:
    """As the file says."""

    source: str
    most_sharing: int
    least_tie: float
    least_reports: int
    least_ring: int
    own_thing: OwnThing
    parts: Parts
    strangers: Strangers
    sure: float
    likely: float


@lru_cache(maxsize=4)
def belonging(corridor: str = "ke_ru", folder: Path = HERE) -> Belonging:
    """The corridor's. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "rings/belonging.yaml", Belonging, "intelligence")
