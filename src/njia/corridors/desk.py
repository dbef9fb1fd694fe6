"""How the service's own lists and forms look at a corridor's cases, from ``desk.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of
from njia.findings import Source

_CODE = re.compile(r"[A-Z]{3}")  # ISO 4217


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """In which currencies a sum may be entered, the first offered first; within what time something is due soon."""

    source: Source
    currencies: tuple[str, ...]
    soon: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    source: str
    currencies: tuple[str, ...]
    soon_hours: int


@lru_cache(maxsize=8)
def load_desk(corridor: str = "ke_ru", folder: Path = HERE) -> Desk:
    """The desk of that corridor. Raises CorridorError for what is no currency, or no time at all."""
    home = home_of(corridor, folder)
    path = home / "desk.yaml"
    row = read(path, _Row)
    if not row.currencies or not all(_CODE.fullmatch(code) for code in row.currencies):
        raise CorridorError(f"{path.name}: currencies are codes of three letters, and at least one: {row.currencies}")
    if row.soon_hours < 1:
        raise CorridorError(f"{path.name}: soon_hours is {row.soon_hours}; something is due soon for an hour at least")
    source = source_named(sources_of(home), row.source, path, "the desk")
    return Desk(source=source, currencies=row.currencies, soon=timedelta(hours=row.soon_hours))
