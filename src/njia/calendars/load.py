"""Reads ``calendars/`` of a corridor: counting rules, days off, words. Refuses what has no source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, time
from functools import lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from njia.calendars.days import DayOffTable
from njia.calendars.model import CountingRule, DayKind, DayOverride
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.findings import Source, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _RuleRow:
    id: str
    name: Text
    source: str
    starts: Literal["same_day", "next_day"]
    on_day_off: Literal["next", "stays"]
    counts_days_off: bool = True
    short_days: int = 0
    weekend: frozenset[int] | None = None
    day_ends: time | None = None
    calendar: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _OverrideRow:
    day: date
    kind: DayKind
    name: Text
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _TableRow:
    country: str
    language: str
    zone: str
    weekend: frozenset[int]
    known_to: int
    source: str
    names: dict[str, Text]
    overrides: tuple[_OverrideRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Calendars:
    """Everything that counting needs in a corridor: rules by name (each with its versions), and tables of days off."""

    rules: Mapping[str, tuple[CountingRule, ...]]
    tables: Mapping[str, DayOffTable]
    words: Mapping[str, Text]

    def rule(self, id_: str, on: date) -> CountingRule:
        """The version of a rule in force on a day. Raises KeyError for an unknown rule, or for a day without one."""
        for version in self.rules[id_]:
            if version.source.in_force(on):
                return version
        raise KeyError(f"the rule {id_} was not in force on {on}")

    def with_overrides(self, id_: str, *overrides: DayOverride) -> Calendars:
        """The same calendars with days added to a table, or taken away: what an officer entered, say."""
        return replace(self, tables={**self.tables, id_: self.tables[id_].with_overrides(*overrides)})

    def days(self, id_: str) -> DayOffTable:
        """The days off of a calendar. Raises KeyError for an unknown one."""
        return self.tables[id_]


@lru_cache(maxsize=8)
def load_calendars(corridor: str = "ke_ru", folder: Path = HERE) -> Calendars:
    """The calendars of that corridor. Raises CorridorError, naming the file, for anything missing or malformed."""
    home = home_of(corridor, folder)
    sources = sources_of(home, "calendars")
    files = home / "calendars"
    words = read(files / "words.yaml", dict[str, Text])
    tables = {
        path.stem: _table(path.stem, read(path, _TableRow), sources, words, path)
        for path in sorted((files / "countries").glob("*.yaml"))
    }
    rules: dict[str, tuple[CountingRule, ...]] = {}
    where = files / "rules.yaml"
    for row in read(where, list[_RuleRow]):
        rules[row.id] = (*rules.get(row.id, ()), _rule(row, sources, tables, where))
    return Calendars(rules=rules, tables=tables, words=words)


def _rule(row: _RuleRow, sources: Mapping[str, Source], tables: Mapping[str, DayOffTable], where: Path) -> CountingRule:
    if row.calendar is not None and row.calendar not in tables:
        raise CorridorError(f"{where.name}: {row.id} names the calendar {row.calendar!r}, and countries/ holds none")
    return made(CountingRule, row, source=source_named(sources, row.source, where, row.id))


def _table(
    id_: str, row: _TableRow, sources: Mapping[str, Source], words: Mapping[str, Text], where: Path
) -> DayOffTable:
    try:
        ZoneInfo(row.zone)
    except ZoneInfoNotFoundError:
        raise CorridorError(f"{where.name}: there is no time zone {row.zone!r}") from None
    if not row.weekend < frozenset(range(7)):
        raise CorridorError(f"{where.name}: a weekend is made of days 0 to 6, and a week needs a working day")
    overrides: dict[date, DayOverride] = {}
    for day in row.overrides:
        told = source_named(sources, day.source, where, str(day.day))
        once(overrides, day.day, made(DayOverride, day, source=told), where)
    source = source_named(sources, row.source, where, id_)
    return made(DayOffTable, row, id=id_, source=source, words=words, overrides=overrides)
