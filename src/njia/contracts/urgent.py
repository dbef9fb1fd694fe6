"""When a paper that somebody was given to sign is an emergency, and which case opens then: data of the corridor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from njia.contracts.model import Class
from njia.corridors.files import HERE, home_of, read, source_named, sources_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Urgent:
    """Papers of these ``classes`` open a case of ``procedure`` by ``act``, with ``give`` and what the person told."""

    source: str
    classes: frozenset[Class]
    procedure: str
    act: str
    give: Mapping[str, str]
    fields: Mapping[str, str]


@lru_cache(maxsize=8)
def urgent_of(corridor: str) -> Urgent:
    """Raises CorridorError, naming the file, for what is wrong in it."""
    home = home_of(corridor, HERE)
    path = home / "substitution" / "urgent.yaml"
    found = read(path, Urgent)
    source_named(sources_of(home), found.source, path, found.act)
    return found
