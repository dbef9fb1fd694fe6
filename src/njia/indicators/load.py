"""Reads a corridor's indicators; one that names an act, clock or field that is not there does not load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.findings import Source, Text
from njia.indicators import costing, journeys  # noqa: F401 - register their methods
from njia.indicators.methods import Method, make, references
from njia.indicators.model import External, Indicator, Indicators, Statistic, Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    version: int = 1
    name: Text
    definition: Text
    numerator: Text
    denominator: Text
    caveats: Text
    unit: str
    procedure: str
    method: str
    params: dict[str, Any] = field(default_factory=dict)
    statistic: Statistic
    people: bool = True
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _External:
    series: str
    count: str
    definition: Text
    as_of: date
    publisher: Text
    method: Text
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    indicators: tuple[_Row, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    external: tuple[_External, ...] = ()


@lru_cache(maxsize=8)
def load_indicators(corridor: str = "ke_ru", folder: Path = HERE) -> Indicators:
    """The indicators of that corridor. Raises CorridorError, naming the file, for anything missing or malformed."""
    home = home_of(corridor, folder)
    plans, sources = load_procedures(corridor, folder), sources_of(home, "casework", "framework")
    measured: dict[str, Indicator] = {}
    waiting: dict[str, Waiting] = {}
    external: list[External] = []
    for path in sorted((home / "indicators").glob("*.yaml")):
        file = read(path, _File)
        for row in file.indicators:
            once(measured, row.id, _indicator(row, plans, sources, path), path)
        for one in file.waiting:
            once(waiting, one.id, one, path)
        external += (
            made(External, row, source=source_named(sources, row.source, path, row.series)) for row in file.external
        )
    return Indicators(measured=measured, waiting=waiting, external=tuple(external))


def _indicator(row: _Row, plans: Mapping[str, Procedure], sources: Mapping[str, Source], path: Path) -> Indicator:
    plan = plans.get(row.procedure)
    if plan is None:
        raise CorridorError(f"{path.name}: {row.id} counts cases of {row.procedure!r}, which is no procedure")
    try:
        found = make(row.method, row.params)
    except ValueError as error:
        raise CorridorError(f"{path.name}: {row.id}: {error}") from error
    tables: dict[str, Mapping[str, Any]] = {"acts": plan.acts, "clocks": plan.clocks, "fields": plan.fields}
    for table, name in references(found):  # type: ignore[arg-type]
        if name not in tables[table]:
            raise CorridorError(f"{path.name}: {row.id} names {name!r}, which {row.procedure} does not have ({table})")
    source = source_named(sources, row.source, path, row.id)
    return made(Indicator, row, method=found, part_names=_part_names(found, plan), source=source)


def _part_names(found: Method, plan: Procedure) -> dict[str, Text]:
    """What its parts are called: the answers of the field that it is taken apart by, or the acts of its stages."""
    by = getattr(found, "by", "")
    if by:
        return {option.id: option.name for option in plan.fields[by].options}
    return {id_: plan.acts[id_].name for id_ in getattr(found, "acts", ()) if found.name == "stages"}
