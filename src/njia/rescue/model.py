"""What the corridor says of the way home: milestones in their order, and advice that must wait for an act."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.casework.load import load_procedures
from njia.casework.model import Procedure
from njia.corridors.files import HERE, CorridorError, home_of, made, read, source_named, sources_of
from njia.findings import Source, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneSpec:
    """An act that is a step of the way; ``needed_if`` names fields with the answers that make it needed."""

    act: str
    needed_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undone_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Advice:
    """Words that would be dangerous too early: until ``after`` was done only ``before`` is said, which tells why."""

    id: str
    after: str
    before: Text
    text: Text
    source: Source
    undone_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """The way of one procedure. ``stage`` names the field that says how far it had gone."""

    source: Source
    stage: str | None
    milestones: tuple[MilestoneSpec, ...]
    advice: tuple[Advice, ...]


class _Row(Struct, forbid_unknown_fields=True):
    pass


class _MilestoneRow(_Row):
    act: str
    needed_if: dict[str, tuple[str, ...]] = {}
    undone_by: tuple[str, ...] = ()


class _AdviceRow(_Row):
    id: str
    after: str
    source: str
    before: Text
    text: Text
    undone_by: tuple[str, ...] = ()


class _WayRow(_Row):
    source: str
    milestones: tuple[_MilestoneRow, ...]
    stage: str | None = None
    advice: tuple[_AdviceRow, ...] = ()


@lru_cache(maxsize=8)
def load_ways(corridor: str = "ke_ru", folder: Path = HERE) -> Mapping[str, Way]:
    """The ways of a corridor, by procedure. Raises CorridorError for an act, field or answer that is not there."""
    home = home_of(corridor, folder)
    path = home / "rescue" / "way.yaml"
    if not path.exists():
        return {}
    sources = sources_of(home, "casework")
    procedures = load_procedures(corridor, folder)
    found = {}
    for name, row in read(path, dict[str, _WayRow]).items():
        if name not in procedures:
            raise CorridorError(f"{path.name}: there is no procedure {name!r}")
        _names_are_known(path, row, procedures[name])
        advice = tuple(made(Advice, a, source=source_named(sources, a.source, path, a.id)) for a in row.advice)
        milestones = tuple(made(MilestoneSpec, m) for m in row.milestones)
        source = source_named(sources, row.source, path, name)
        found[name] = Way(source=source, stage=row.stage, milestones=milestones, advice=advice)
    return found


def _names_are_known(path: Path, row: _WayRow, procedure: Procedure) -> None:
    acts = [name for m in row.milestones for name in (m.act, *m.undone_by)]
    acts += [name for a in row.advice for name in (a.after, *a.undone_by)]
    for name in acts:
        if name not in procedure.acts:
            raise CorridorError(f"{path.name}: {procedure.id} has no act {name!r}")
    answers = [pair for m in row.milestones for pair in m.needed_if.items()]
    for name, values in [*answers, *([(row.stage, ())] if row.stage else [])]:
        options = {option.id for option in procedure.fields[name].options} if name in procedure.fields else set()
        if name not in procedure.fields or set(values) - options:
            raise CorridorError(f"{path.name}: {procedure.id} has no field {name!r} with the answers {list(values)}")
