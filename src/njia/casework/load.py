"""Reads the procedures of a corridor and refuses what could not be folded: a name of nothing, a wrong parameter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path

from njia.calendars.model import Period
from njia.casework import (
    consistent,  # noqa: F401 - registers its guards
    counting,  # noqa: F401 - registers its guards
    needs,  # noqa: F401 - registers its guard
    rows,
    sides,  # noqa: F401 - registers its guards
)
from njia.casework.guards import Guard, make, references
from njia.casework.model import ActSpec, ClockSpec, Field, Message, Option, Procedure, State, Step
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.corridors.model import DatedValue
from njia.findings import Source, Text

_WHEN = re.compile(r"(?:(\d{1,5}) (hour|day)s? (before|after)|when due)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Common:
    """What the corridor gives to all of its procedures."""

    fields: Mapping[str, rows.FieldRow]
    acts: tuple[rows.ActRow, ...]
    words: Mapping[str, Text]
    values: Mapping[str, tuple[DatedValue, ...]]
    sources: Mapping[str, Source]


@lru_cache(maxsize=8)
def load_procedures(corridor: str = "ke_ru", folder: Path = HERE) -> Mapping[str, Procedure]:
    """The newest version of each procedure. Raises CorridorError, naming the file, for what is missing or malformed."""
    home = home_of(corridor, folder)
    files = files_of(home)
    if not files:
        return {}
    common = common_of(home)
    return newest(procedure_of(path, common) for path in files)


def files_of(home: Path) -> list[Path]:
    """The files of a corridor's procedures; it may have none."""
    return sorted((home / "procedures").glob("*.yaml"))


def newest(procedures: Iterable[Procedure]) -> Mapping[str, Procedure]:
    """The newest version of each, every version knowing the others."""
    families: dict[str, dict[int, Procedure]] = {}
    for procedure in procedures:
        family = families.setdefault(procedure.id, {})
        if procedure.version in family:
            raise CorridorError(f"{procedure.file}: version {procedure.version} of {procedure.id} stands there twice")
        family[procedure.version] = procedure
    bound: dict[str, Procedure] = {}
    for id_, family in families.items():
        for version, procedure in list(family.items()):
            family[version] = replace(procedure, versions=family)
        bound[id_] = family[max(family)]
    return bound


def common_of(home: Path) -> Common:
    """The shared fields, acts, words and values of a corridor."""
    path = home / "casework" / "common.yaml"
    row = read(path, rows.CommonRow)
    sources = sources_of(home, "casework")
    values = {
        series: tuple(DatedValue(value=v.value, source=source_named(sources, v.source, path, series)) for v in dated)
        for series, dated in {**_general(home), **row.values}.items()
    }
    words = read(home / "casework" / "words.yaml", dict[str, Text])
    return Common(fields=row.fields, acts=row.acts, words=words, values=values, sources=sources)


def _general(home: Path) -> dict[str, tuple[rows.ValueRow, ...]]:
    """The dated values of the whole corridor, which guards may name too."""
    path = home / "values.yaml"
    return read(path, dict[str, tuple[rows.ValueRow, ...]]) if path.is_file() else {}


def procedure_of(path: Path, common: Common) -> Procedure:
    """One file. Raises CorridorError for what could not be folded."""
    row = read(path, rows.ProcedureRow)
    reading = _Reading(path, row, common)
    return made(
        Procedure,
        row,
        source=source_named(common.sources, row.source, path, row.id),
        states=reading.states,
        acts=reading.acts,
        clocks=reading.clocks,
        messages=reading.messages,
        fields=reading.used_fields(),
        words=common.words,
        values=common.values,
        versions={},
        file=path.name,
    )


class _Reading:
    """A file being read: what is named in it must stand in it."""

    def __init__(self, path: Path, row: rows.ProcedureRow, common: Common) -> None:
        self.path, self.row, self.common = path, row, common
        self.fields = {id_: _field(id_, field) for id_, field in {**common.fields, **row.fields}.items()}
        self.messages = {id_: made(Message, m, id=id_) for id_, m in row.messages.items()}
        self.states: dict[str, State] = {}
        for state in row.states:
            once(self.states, state.id, self._state(state), path)
        self.clocks: dict[str, ClockSpec] = {}
        for clock in row.clocks:
            once(self.clocks, clock.id, self._clock(clock), path)
        self.acts: dict[str, ActSpec] = {}
        for act in row.acts:
            once(self.acts, act.id, self._act(act, act.by), path)
        for act in common.acts:
            by = tuple(role for role in act.by if role in row.readers)
            if not by:
                continue  # a case of the person alone, which no officer reads
            once(self.acts, act.id, self._act(act, by, common=True), path)
        self._names_are_known()

    def used_fields(self) -> dict[str, Field]:
        return {field.id: field for spec in self.acts.values() for field in spec.fields}

    def _known(self, what: str, table: Mapping[str, object], *names: tuple[str, ...]) -> None:
        for name in (name for group in names for name in group):
            if name not in table:
                raise CorridorError(f"{self.path.name}: {what} names {name!r}, which the file does not hold")

    def _state(self, row: rows.StateRow) -> State:
        return made(State, row)

    def _act(self, row: rows.ActRow, by: tuple[str, ...], *, common: bool = False) -> ActSpec:
        what = f"the act {row.id}"
        self._known(what, self.fields, row.must, row.may, row.gives)
        self._known(what, self.states, row.from_, _one(row.to))
        self._known(what, self.messages, row.messages)
        asked = (
            *(replace(self.fields[f], required=True) for f in row.must),
            *(self.fields[f] for f in (*row.may, *row.gives)),
        )
        return made(
            ActSpec,
            row,
            by=by,
            from_states=row.from_,
            fields=asked,
            guards=tuple(self._guard(guard, what) for guard in row.guards),
            starts=tuple(clock.id for clock in self.row.clocks if row.id in clock.starts_on),
            stops=tuple(clock.id for clock in self.row.clocks if row.id in clock.stops_on),
            seen_by=tuple(role for role in row.seen_by or self.row.readers if role in self.row.readers),
            common=common,
        )

    def _guard(self, row: rows.GuardRow, what: str) -> Guard:
        try:
            return make(row.check, row.params)
        except ValueError as error:
            raise CorridorError(f"{self.path.name}: {what}: {error}") from error

    def _names_are_known(self) -> None:
        """What states, clocks and guards name is there; a field counts as there when some act asks for it."""
        asked = self.used_fields()
        for state in self.states.values():
            self._known(f"the state {state.id}", asked, state.evidence)
        for clock in self.clocks.values():
            what = f"the clock {clock.id}"
            self._known(what, self.acts, clock.starts_on, clock.stops_on, _one(clock.then))
            self._known(what, asked, _one(clock.event), _one(clock.each), tuple(clock.only_if))
        tables: dict[str, Mapping[str, object]] = {
            "acts": self.acts,
            "fields": asked,
            "clocks": self.clocks,
            "values": self.common.values,
            "sources": self.common.sources,
        }
        for act in self.acts.values():
            self._known(f"the act {act.id}", asked, act.evidence, _one(act.happened))
            for guard in act.guards:
                for table, name in references(guard):
                    self._known(f"the guard {guard.name} of {act.id}", tables[table], (name,))

    def _clock(self, row: rows.ClockRow) -> ClockSpec:
        what = f"the clock {row.id}"
        self._known(what, self.messages, tuple(step.message for step in row.ladder))
        try:
            period = Period.read(row.period)
            ladder = tuple(Step(offset=offset(step.when), to=step.to, message=step.message) for step in row.ladder)
        except ValueError as error:
            raise CorridorError(f"{self.path.name}: {what}: {error}") from error
        source = source_named(self.common.sources, row.source, self.path, what)
        return made(ClockSpec, row, period=period, source=source, ladder=ladder)


def offset(when: str) -> timedelta:
    """«24 hours before», «2 days after» or «when due», as a distance from the end of a clock."""
    match = _WHEN.fullmatch(when)
    if match is None:
        raise ValueError(f"{when!r} is no rung of a ladder; write it as 24 hours before, 2 days after or when due")
    count, unit, side = match.groups()
    if count is None:
        return timedelta()
    distance = timedelta(hours=int(count)) if unit == "hour" else timedelta(days=int(count))
    return -distance if side == "before" else distance


def _one(name: str | None) -> tuple[str, ...]:
    return () if name is None else (name,)


def _field(id_: str, row: rows.FieldRow) -> Field:
    options = tuple(Option(id=option, name=name) for option, name in row.options.items())
    return made(Field, row, id=id_, options=options)
