"""The release calendar: which tables are published of each quarter, declared before anything is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from zoneinfo import ZoneInfo

from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.disclosure.terms import load_terms
from njia.findings import Source
from njia.indicators.load import load_indicators
from njia.indicators.model import Indicators, Window

if TYPE_CHECKING:
    from njia.releases.manifest import Manifest

Kind = Literal["counts", "figure", "exact", "noisy"]
_MONTHS = 3
_FILE = Path("disclosure.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """A table that is published. ``counts`` and ``figure`` know the threshold, ``noisy`` spends ``rho``, papers are
    ``exact``."""

    id: str
    indicator: str
    kind: Kind
    rho: str = "0"


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The corridor's terms of publication."""

    source: Source
    at_least: int
    begins: date
    settles: timedelta
    zone: ZoneInfo
    lifetime_rho: str
    delta: str
    tables: tuple[Declared, ...]

    def settled(self, now: datetime) -> Iterator[Quarter]:
        """The quarters that may be published by now, the oldest first."""
        first = self.begins
        while now >= (quarter := Quarter(first, self.settles, self.zone)).window.as_of:
            yield quarter
            first = quarter.following

    def as_of_then(self, manifest: Manifest) -> tuple[Calendar, Quarter]:
        """The calendar and the quarter by which that release was made, whatever was declared since."""
        tables = tuple(made(Declared, table) for table in manifest.tables)
        following = Quarter(manifest.first, self.settles, self.zone).following
        then = made(Calendar, manifest, source=self.source, begins=self.begins, zone=self.zone, tables=tables,
                    settles=manifest.as_of - following)  # fmt: skip
        return then, Quarter(manifest.first, then.settles, self.zone)


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter from its first day, as it is counted once it has settled."""

    first: date
    settles: timedelta
    zone: ZoneInfo

    @property
    def name(self) -> str:
        """«2026-Q3»."""
        return f"{self.first.year}-Q{(self.first.month - 1) // _MONTHS + 1}"

    @property
    def following(self) -> date:
        later = self.first + timedelta(days=100)
        return later.replace(month=(later.month - 1) // _MONTHS * _MONTHS + 1, day=1)

    @property
    def last(self) -> date:
        return self.following - timedelta(days=1)

    @property
    def window(self) -> Window:
        end = self._midnight(self.following)
        return Window(self._midnight(self.first), end, self._midnight(self.following + self.settles))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    source: str
    begins: date
    lifetime_rho: str
    delta: str
    tables: tuple[Declared, ...]


@lru_cache(maxsize=8)
def load_calendar(corridor: str = "ke_ru", folder: Path = HERE) -> Calendar:
    """The calendar of that corridor. Raises CorridorError, naming the file, for a table that may not be published."""
    home = home_of(corridor, folder)
    row, terms = read(home / _FILE, _Row), load_terms(corridor, folder)
    indicators = load_indicators(corridor, folder)
    if len({one.id for one in row.tables}) < len(row.tables):
        raise CorridorError(f"{_FILE}: two tables have one id")
    for one in row.tables:
        _may_be(one, indicators)
    source = source_named(sources_of(home, "framework"), row.source, _FILE, "the calendar")
    return made(Calendar, row, source=source, at_least=terms.at_least, settles=terms.settles, zone=terms.zone)


def _may_be(table: Declared, indicators: Indicators) -> None:
    found = indicators.measured.get(table.indicator)
    if found is None:
        raise CorridorError(f"{_FILE}: {table.id} publishes {table.indicator!r}, which is no indicator")
    if table.kind == "exact" and found.people:
        raise CorridorError(f"{_FILE}: {table.id} counts people and cannot be exact")
    if (table.kind == "noisy") != (Decimal(table.rho) > 0):
        raise CorridorError(f"{_FILE}: {table.id}: a noisy table spends some rho, and no other does")
