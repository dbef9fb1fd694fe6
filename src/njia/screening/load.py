"""Reads ``screening/`` of a corridor: cues, indicators, scorecard, gate, pay. What is incomplete does not load."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import msgspec

from njia.corridors.files import HERE, CorridorError, home_of, once, read, source_named, sources_of
from njia.findings import Source, Text
from njia.screening.model import (
    Band,
    Ceiling,
    Family,
    GateRow,
    Indicator,
    Opinion,
    Pattern,
    PayTable,
    Rules,
    Scorecard,
    WordingTable,
    Yardstick,
)

T = TypeVar("T")
MONEY_CUES = frozenset(
    {
        "money",
        "money.monthly",
        "money.other",
        "money.large",
        "jobs.many",
        "posts.many",
        "text.short",
        "tricks",
        "wording",
        "soldiers",
    }
)  # made by code, not by words  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _IndicatorRow:
    id: str
    family: Family
    weight: int
    source: str
    text: Text
    remedy: Text
    any: tuple[Pattern, ...]
    knock_out: bool = False
    doubtful: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _OpinionRow:
    about: tuple[str, ...]
    says: Text
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _RateRow:
    source: str
    units: dict[str, Decimal]


@dataclass(frozen=True, slots=True, kw_only=True)
class _CeilingRow:
    cue: str
    place: str
    amount: Decimal
    currency: str
    source: str
    without: tuple[str, ...] = ()
    only_in: tuple[str, ...] = ()
    below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _YardstickRow:
    cues: tuple[str, ...]
    amount: Decimal
    currency: str
    what: Text
    source: str
    nowhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _PayRow:
    base: str
    bases: dict[str, str]
    yearly_from: dict[str, Decimal]
    large: Decimal
    many_roles: int
    many_posts: int
    short_text: int
    currencies: dict[str, tuple[str, ...]]
    multipliers: dict[str, int]
    numerals: dict[str, Decimal]
    periods: dict[str, Decimal]
    rates: tuple[_RateRow, ...]
    ceilings: tuple[_CeilingRow, ...] = field(default=())


@lru_cache(maxsize=8)
def load_rules(on: date, corridor: str = "ke_ru", folder: Path = HERE) -> Rules:
    """What holds on that day. Raises CorridorError, naming the file, for anything missing or malformed."""
    home = home_of(corridor, folder)
    sources = sources_of(home, "screening")
    here = home / "screening"
    cues = _merged(here / "cues", dict[str, tuple[str, ...]])
    gate = read(here / "gate.yaml", dict[str, GateRow])
    rules = Rules(
        cues=cues,
        groups=read(here / "groups.yaml", dict[str, tuple[str, ...]]),
        verbs=read(here / "verbs.yaml", dict[str, tuple[str, ...]]),
        indicators=tuple(_indicators(here, sources, on)),
        scorecard=read(here / "scorecard.yaml", Scorecard),
        gate=gate,
        pay=_pay(here / "pay.yaml", sources, on),
        languages=read(here / "languages.yaml", dict[str, tuple[str, ...]]),
        symbols=read(here / "symbols.yaml", dict[str, str]),
        untold=read(here / "untold.yaml", dict[str, tuple[str, ...]]),
        messages=read(here / "messages.yaml", dict[str, Text]),
        wording=_wording(here / "wording.json"),
        certainty=read(here / "certainty.yaml", tuple[Band, ...]),
        opinions=tuple(_opinions(here / "opinions.yaml", sources, on)),
    )
    _refuse_unknown(rules, here)
    return rules


def _wording(path: Path) -> WordingTable:
    """Generated, and thousands of rows: as JSON it is read in a tenth of the time. A corridor may have none."""
    if not path.exists():
        return WordingTable()
    try:
        return msgspec.json.decode(path.read_bytes(), type=WordingTable)
    except msgspec.MsgspecError as error:
        raise CorridorError(f"{path.name}: {error}") from error


def _merged(folder: Path, shape: type[T]) -> dict[str, T]:
    """The rows of every file of a folder, each under a name of its own."""
    found: dict[str, T] = {}
    for path in sorted(folder.glob("*.yaml")):
        for name, row in read(path, dict[str, shape]).items():  # type: ignore[valid-type]
            once(found, name, row, path)
    return found


def _indicators(here: Path, sources: Mapping[str, Source], on: date) -> Iterator[Indicator]:
    seen: dict[str, bool] = {}
    for path in sorted((here / "indicators").glob("*.yaml")):
        for row in read(path, list[_IndicatorRow]):
            once(seen, row.id, True, path)
            source = source_named(sources, row.source, path, row.id)
            if source.in_force(on):
                yield Indicator(
                    id=row.id,
                    family=row.family,
                    weight=row.weight,
                    text=row.text,
                    remedy=row.remedy,
                    source=source,
                    any=tuple(replace(one, doubtful=one.doubtful or row.doubtful) for one in row.any),
                    knock_out=row.knock_out,
                )


def _opinions(path: Path, sources: Mapping[str, Source], on: date) -> Iterator[Opinion]:
    for row in read(path, tuple[_OpinionRow, ...]):
        source = source_named(sources, row.source, path, row.says.en)
        if source.in_force(on):
            yield Opinion(about=row.about, says=row.says, source=source)


def _pay(path: Path, sources: Mapping[str, Source], on: date) -> PayTable:
    row = read(path, _PayRow)
    rates: dict[str, Decimal] = {}
    for table in row.rates:
        if source_named(sources, table.source, path, "a table of rates").in_force(on):
            rates |= table.units
    ceilings = tuple(
        Ceiling(
            cue=c.cue,
            place=c.place,
            amount=c.amount,
            currency=c.currency,
            source=source,
            without=c.without,
            only_in=c.only_in,
            below=c.below,
        )
        for c in row.ceilings
        if (source := source_named(sources, c.source, path, c.cue)).in_force(on)
    )
    missing = {c.currency for c in ceilings} - rates.keys()
    if missing:
        raise CorridorError(f"{path.name}: no rate of {', '.join(sorted(missing))} holds on {on.isoformat()}")
    return PayTable(
        currencies=row.currencies,
        multipliers=row.multipliers,
        numerals=row.numerals,
        rates=rates,
        periods=row.periods,
        ceilings=ceilings,
        large=row.large,
        many_roles=row.many_roles,
        many_posts=row.many_posts,
        short_text=row.short_text,
        base=row.base,
        bases=row.bases,
        yearly_from=row.yearly_from,
        yardsticks=tuple(_yardsticks(path.parent / "yardsticks.yaml", sources, on, rates)),
    )


def _yardsticks(
    path: Path, sources: Mapping[str, Source], on: date, rates: Mapping[str, Decimal]
) -> Iterator[Yardstick]:
    for row in read(path, tuple[_YardstickRow, ...]):
        source = source_named(sources, row.source, path, row.what.en)
        if source.in_force(on):
            amount = row.amount * rates[row.currency]
            yield Yardstick(cues=row.cues, nowhere=row.nowhere, amount=amount, what=row.what, source=source)


def _refuse_unknown(rules: Rules, here: Path) -> None:
    """A pattern or a gate that names a cue nobody wrote would never hold, and nobody would notice."""
    known = rules.cues.keys() | MONEY_CUES | rules.groups.keys() | {ceiling.cue for ceiling in rules.pay.ceilings}
    for group, members in rules.groups.items():
        for name in members:
            if name not in known:
                raise CorridorError(f"{here.name}: the group {group} names the cue {name!r}, which no file holds")
    for yardstick in rules.pay.yardsticks:
        for name in (*yardstick.cues, *yardstick.nowhere):
            if name not in known:
                raise CorridorError(f"{here.name}: a yardstick names the cue {name!r}, which no file holds")
    for indicator in rules.indicators:
        for pattern in indicator.any:
            for name in (*pattern.all, *pattern.denied, *pattern.text, *pattern.without, *pattern.nowhere):
                if name.removeprefix("+") not in known:
                    raise CorridorError(f"{here.name}: {indicator.id} names the cue {name!r}, which no file holds")
            if not pattern.all and not pattern.denied:
                raise CorridorError(f"{here.name}: {indicator.id} has a pattern without a cue")
    named = {name for opinion in rules.opinions for name in opinion.about} - {sign.id for sign in rules.indicators}
    if named:
        raise CorridorError(f"{here.name}: opinions are on {', '.join(sorted(named))}, which no indicator is called")
    for name in rules.wording.cues:
        if name.removeprefix("~") not in known:
            raise CorridorError(f"wording.json weighs the cue {name!r}, which no file holds: make it anew")
    levels = rules.scorecard.wording
    rows = {**rules.gate, "wording": GateRow(points=0, cues={}, needs=levels.army, never=levels.no_army)}
    for kind, row in rows.items():
        for name in (*row.cues, *row.needs, *row.never):
            if name.removeprefix("~") not in known:
                raise CorridorError(f"{here.name}: the gate {kind} names the cue {name!r}, which no file holds")
