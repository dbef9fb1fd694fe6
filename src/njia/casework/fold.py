"""Acts in, standing out. What was recorded was lawful when it was done, so folding asks only whether it can follow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from njia.calendars.load import Calendars
from njia.casework.clocks import timed
from njia.casework.model import MOVED, ActSpec, ClockSpec, Procedure
from njia.casework.standing import Act, Done, Run, Sealed, Standing

_BLANK: tuple[object, ...] = (None, (), [], {})


class OutOfOrderError(ValueError):
    """An act that cannot follow what was done before it; the message says why."""


def given(value: object) -> bool:
    """Whether a field was filled in: a blank is not an answer, ``False`` and ``0`` are."""
    return bool(value.strip()) if isinstance(value, str) else value not in _BLANK


def merged(former: Mapping[str, object], now: Mapping[str, object]) -> dict[str, object]:
    """Former values under the new ones; a blank leaves the former value as it is."""
    return {**former, **{name: value for name, value in now.items() if given(value)}}


def fold(
    procedure: Procedure, acts: Iterable[Act], now: datetime, calendars: Calendars, *, after: Standing | None = None
) -> Standing:
    """Where a dossier that began with this version stands. Raises OutOfOrderError for an act that cannot follow.

    ``after`` is where it stood before these acts; nothing of it is changed.
    """
    folding = _resumed(procedure, after) if after else _Folding(procedure)
    for act in acts:
        folding.step(act)
    return folding.standing(now, calendars)


def advance(procedure: Procedure, standing: Standing, act: Act) -> Standing:
    """One act more. Raises OutOfOrderError; the standing given is not changed."""
    return fold(procedure, (act,), max(standing.now, act.at), standing.calendars, after=standing)


def seen(procedure: Procedure, standing: Standing, now: datetime, calendars: Calendars | None = None) -> Standing:
    """The same acts at another moment, or after a calendar was corrected."""
    return fold(procedure, (), now, calendars or standing.calendars, after=standing)


def target_of(procedure: Procedure, given: Mapping[str, object]) -> Procedure | None:
    """The version that a `procedure.moved` names, or None where there is none."""
    return next((p for number, p in procedure.versions.items() if str(number) == str(given.get("version"))), None)


class _Folding:
    """A standing in the making. It changes in place, so that a thousand acts cost a thousand small steps."""

    __slots__ = ("done", "given", "past", "procedure", "runs", "seq", "state")

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.state: str | None = None
        self.seq = -1
        self.given: dict[str, object] = {}
        self.done: dict[str, Done] = {}
        self.runs: dict[tuple[str, str], Run] = {}
        self.past: list[Run] = []

    def step(self, act: Act) -> None:
        spec = self._following(act)
        if act.given:
            for name, value in act.given.items():
                if given(value):
                    self.given[name] = value
        if act.type == MOVED:
            self._move(act)
        elif spec.to is not None:
            self.state = spec.to
        self.seq = act.seq
        former = self.done.get(act.type)
        times = 1 if former is None else former.times + 1
        self.done[act.type] = Done(seq=act.seq, at=act.at, actor=act.actor, role=act.role, times=times)
        if spec.stops:
            self._stop(spec, act)
        if spec.starts:
            self._start(spec, act)
        if spec.to is not None and self.procedure.states[spec.to].final:
            self._close(spec, act)

    def _following(self, act: Act) -> ActSpec:
        spec = self.procedure.acts.get(act.type)
        if spec is None:
            raise OutOfOrderError(f"{self.procedure.id} version {self.procedure.version} knows no act {act.type!r}")
        if act.seq <= self.seq:
            raise OutOfOrderError(f"act {act.seq} ({act.type}) comes after act {self.seq}")
        if not (spec.opens if self.state is None else self.procedure.may_follow(act.type, self.state)):
            raise OutOfOrderError(f"{act.type} cannot be done in the state {self.state}")
        return spec

    def _move(self, act: Act) -> None:
        target = target_of(self.procedure, act.given)
        if target is None:
            raise OutOfOrderError(f"{self.procedure.id} has no version {act.given.get('version')!r}")
        version = target.version
        if self.state is None or self.state not in target.states or target.states[self.state].final:
            raise OutOfOrderError(f"version {version} of {target.id} has no open state {self.state}")
        self._carry_clocks(target)
        self.procedure = target

    def _carry_clocks(self, target: Procedure) -> None:
        for where, run in list(self.runs.items()):
            if run.clock in target.clocks:
                continue
            if run.stopped is None:
                raise OutOfOrderError(
                    f"version {target.version} of {target.id} has no clock {run.clock}, which is running"
                )
            self.past.append(self.runs.pop(where))

    def _stop(self, spec: ActSpec, act: Act) -> None:
        for name in spec.stops:
            key = _key(self.procedure.clocks[name].each, act)
            for where, run in self.runs.items():
                if where[0] == name and run.stopped is None and (not key or where[1] == key):
                    self.runs[where] = self._stopped(run, spec, act)

    def _start(self, spec: ActSpec, act: Act) -> None:
        for name in spec.starts:
            clock = self.procedure.clocks[name]
            where = (name, _key(clock.each, act))
            former = self.runs.get(where)
            if (former is not None and former.stopped is None) or not self._applies(clock):
                continue  # a clock that runs goes on: nobody wins time by doing the same thing twice
            event = self._event(clock.event or spec.happened, act)
            if former is not None:
                self.past.append(former)
            self.runs[where] = Run(clock=name, key=where[1], seq=act.seq, started_by=act.type, event=event)

    def _applies(self, clock: ClockSpec) -> bool:
        return all(self.given.get(name) in values for name, values in clock.only_if.items())

    @staticmethod
    def _event(name: str | None, act: Act) -> object:
        value = None if name is None else act.given.get(name)
        return value if given(value) and not isinstance(value, Sealed) else act.at

    def _close(self, spec: ActSpec, act: Act) -> None:
        for where, run in self.runs.items():
            if run.stopped is None:
                self.runs[where] = self._stopped(run, spec, act)

    def _stopped(self, run: Run, spec: ActSpec, act: Act) -> Run:
        return replace(run, stopped=self._event(spec.happened, act), stopped_by=act.type)

    def standing(self, now: datetime, calendars: Calendars) -> Standing:
        procedure = self.procedure
        state = None if self.state is None else procedure.states[self.state]
        return Standing(
            procedure=procedure.id,
            version=procedure.version,
            state=self.state,
            seq=self.seq,
            closed=state is not None and state.final,
            fields_given=self.given,
            done=self.done,
            clocks=tuple(timed(procedure, run, now, calendars) for run in self.runs.values()),
            past=tuple(self.past),
            next_roles=() if state is None else state.waits_for,
            allowed=procedure.opening if state is None else procedure.allowed[state.id],
            now=now,
            calendars=calendars,
        )


def _resumed(procedure: Procedure, standing: Standing) -> _Folding:
    folding = _Folding(procedure.at(standing.version))
    folding.state, folding.seq = standing.state, standing.seq
    folding.given, folding.done = dict(standing.fields_given), dict(standing.done)
    folding.runs = {(clock.id, clock.key): clock.run for clock in standing.clocks}
    folding.past = list(standing.past)
    return folding


def _key(each: str | None, act: Act) -> str:
    return "" if each is None else str(act.given.get(each) or "")
