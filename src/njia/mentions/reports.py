"""In which fields of which cases mentions are looked for, and what a report can call somebody: data of the corridor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, sourced
from njia.findings import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Fields by procedure; ``said`` by id; ``victim`` is the one of them who is kept apart."""

    source: str
    read_from: Mapping[str, tuple[str, ...]]
    watched: Mapping[str, tuple[str, ...]]
    victim: str
    said: Mapping[str, Text]


@lru_cache(maxsize=4)
def reports_of(corridor: str = "ke_ru", folder: Path = HERE) -> Reports:
    """The corridor's. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "mentions/reports.yaml", Reports, "intelligence")
