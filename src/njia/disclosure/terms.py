"""The corridor's terms for every number about people that is published: one threshold, one day of counting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.findings import Source

_FILE = Path("publication.yaml")
_FEWEST = 2  # one is a person


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """No number counts fewer than ``at_least``; a quarter of ``zone`` is counted ``settles`` after its end, an
    intake of scholarships ``intake_settles`` after its year is over and its studies have begun."""

    source: Source
    at_least: int
    settles: timedelta
    intake_settles: timedelta
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    source: str
    at_least: int
    settles_days: int
    intake_settles_days: int
    zone: str


@lru_cache(maxsize=8)
def load_terms(corridor: str = "ke_ru", folder: Path = HERE) -> Terms:
    """The terms of that corridor. Raises CorridorError."""
    home = home_of(corridor, folder)
    row = read(home / _FILE, _Row)
    source = source_named(sources_of(home, "framework"), row.source, _FILE, "the terms")
    if row.at_least < _FEWEST or min(row.settles_days, row.intake_settles_days) < 0:
        raise CorridorError(f"{_FILE}: a number counts {_FEWEST} people or more, once what it counts is over")
    return made(
        Terms, row, source=source, zone=ZoneInfo(row.zone), settles=timedelta(days=row.settles_days),
        intake_settles=timedelta(days=row.intake_settles_days),
    )  # fmt: skip
