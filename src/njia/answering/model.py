"""Requests as they are counted, and the figures of a quarter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

from njia.corridors.files import HERE, home_of, made, read, source_named, sources_of
from njia.disclosure.terms import load_terms
from njia.findings import Source


@dataclass(frozen=True, slots=True)
class Asked:
    """One request: to whom, when, until when an answer was due, when it came, and whether it was a no."""

    organ: str
    at: datetime
    due: datetime
    answered: datetime | None = None
    refused: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What may be said of one organ in one quarter; None is withheld. ``organ`` empty: of all together.

    Times are whole hours, shares whole per cent of all requests. ``asked`` None: fewer than may be told.
    """

    organ: str
    asked: int | None = None
    median: int | None = None
    ninetieth: int | None = None
    in_time: int | None = None
    granted: int | None = None
    refused: int | None = None
    silent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarter:
    """A quarter that has settled, with a row for each organ that was asked; the last one is of all."""

    first: date
    last: date
    as_of: date
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Publishing:
    """The corridor's terms for these figures."""

    source: Source
    at_least: int
    settles: timedelta
    quarters: int
    zone: ZoneInfo


@dataclass(frozen=True, slots=True, kw_only=True)
class _Terms:
    source: str
    quarters: int


@lru_cache(maxsize=4)
def publishing(corridor: str = "ke_ru", folder: Path = HERE) -> Publishing:
    """The terms of that corridor."""
    home = home_of(corridor, folder)
    path = home / "casework" / "answers.yaml"
    terms = read(path, _Terms)
    sources: Mapping[str, Source] = sources_of(home, "casework")
    source = source_named(sources, terms.source, path, "the terms")
    return made(Publishing, load_terms(corridor, folder), source=source, quarters=terms.quarters)
