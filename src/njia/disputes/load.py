"""Reads ``disputes/`` of a corridor: rates, kinds of claim, time limits, words. Refuses what has no source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from njia.calendars.load import load_calendars
from njia.calendars.model import Period
from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of
from njia.corridors.load import load as load_corridor
from njia.corridors.model import DatedValue
from njia.disputes.claims import Event
from njia.disputes.model import KeyRate, Kind, Law, LimitRule
from njia.findings import Source, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class _RateRow:
    source: str
    known_to: date
    rates: dict[date, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _ValueRow:
    value: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _ShortRow:
    source: str
    calendar: str
    before: tuple[str, ...]
    also: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _LawRow:
    key_rate: _RateRow
    values: dict[str, tuple[_ValueRow, ...]]
    short_days: _ShortRow


@dataclass(frozen=True, slots=True, kw_only=True)
class _KindRow:
    name: Text
    source: str
    limits: tuple[str, ...]
    moves: bool = True


@lru_cache(maxsize=8)
def law(corridor: str = "ke_ru", folder: Path = HERE) -> Law:
    """The law of that corridor. Raises CorridorError, naming the file, for what is missing or malformed."""
    home = home_of(corridor, folder) / "disputes"
    sources = sources_of(home.parent, "disputes", "casework", "calendars")
    where, row = home / "law.yaml", read(home / "law.yaml", _LawRow)
    own = {
        series: tuple(DatedValue(value=r.value, source=source_named(sources, r.source, where, series)) for r in rows)
        for series, rows in row.values.items()
    }
    limits = _limits(home / "limits.yaml", sources)
    days = [tuple(map(int, day.split("-"))) for day in row.short_days.before]
    return Law(
        key_rate=_key_rate(row.key_rate, sources, where),
        values={**load_corridor(corridor, folder).values, **own},
        kinds=_kinds(home / "kinds.yaml", sources, limits),
        limits=limits,
        words=read(home / "words.yaml", dict[str, Text]),
        sources=sources,
        calendars=load_calendars(corridor, folder),
        calendar=row.short_days.calendar,
        short_before=frozenset((month, day) for month, day in days),
        short_also=frozenset(row.short_days.also),
        short_source=source_named(sources, row.short_days.source, where, "short_days"),
    )


def _key_rate(row: _RateRow, sources: dict[str, Source], where: Path) -> KeyRate:
    if sorted(row.rates) != list(row.rates):
        raise CorridorError(f"{where.name}: the rates are not in the order of their days")
    return KeyRate(
        source=source_named(sources, row.source, where, "key_rate"),
        known_to=row.known_to,
        first_days=tuple(row.rates),
        rates=tuple(map(Decimal, row.rates.values())),
    )


def _kinds(path: Path, sources: dict[str, Source], limits: dict[str, tuple[LimitRule, ...]]) -> dict[str, Kind]:
    kinds = {}
    for id_, row in read(path, dict[str, _KindRow]).items():
        if strange := set(row.limits) - set(limits):
            raise CorridorError(f"{path.name}: {id_} names the time limit {min(strange)!r}, which limits.yaml lacks")
        source = source_named(sources, row.source, path, id_)
        kinds[id_] = Kind(id=id_, name=row.name, source=source, limits=row.limits, moves=row.moves)
    return kinds


@dataclass(frozen=True, slots=True, kw_only=True)
class _LimitRow:
    id: str
    name: Text
    since: Event
    period: str
    rule: str
    source: str
    restored: str | None = None
    court: bool = False
    needs: str = ""


def _limits(path: Path, sources: dict[str, Source]) -> dict[str, tuple[LimitRule, ...]]:
    found: dict[str, tuple[LimitRule, ...]] = {}
    for row in read(path, list[_LimitRow]):
        rule = LimitRule(
            id=row.id,
            name=row.name,
            since=row.since,
            court=row.court,
            needs=row.needs,
            period=Period.read(row.period),
            rule=row.rule,
            source=source_named(sources, row.source, path, row.id),
            restored=source_named(sources, row.restored, path, row.id) if row.restored else None,
        )
        found[row.id] = (*found.get(row.id, ()), rule)
    return found
