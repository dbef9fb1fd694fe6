"""Clocks that never start or never end, count from a value that may be missing or sealed, or tell nobody."""

from __future__ import annotations

from collections.abc import Iterator

from njia.casework.checks.problem import Around, Problem
from njia.casework.model import SYSTEM, ClockSpec, Procedure


def check_clocks(procedure: Procedure, around: Around) -> Iterator[Problem]:
    """Problems of the clocks, and messages that nobody is sent."""
    for clock in procedure.clocks.values():
        where = f"clock {clock.id}"
        if not clock.starts_on:
            yield Problem(procedure.file, where, "no act starts it", "name acts in starts_on, or delete it")
        if not clock.stops_on and clock.then is None:
            yield Problem(procedure.file, where, "nothing ends it", "name acts in stops_on, or an act in `then`")
        if clock.rule not in around.calendars.rules:
            yield Problem(
                procedure.file, where, f"there is no counting rule {clock.rule}", "use one of calendars/rules.yaml"
            )
        if clock.calendar not in around.calendars.tables:
            yield Problem(
                procedure.file, where, f"there is no calendar {clock.calendar}", "use one of calendars/countries"
            )
        yield from _values(procedure, clock, where)
        yield from _ladder(procedure, clock, around, where)
        if clock.then and SYSTEM not in procedure.acts[clock.then].by:
            yield Problem(
                procedure.file, where, f"{clock.then} is not for the system to do", f"add {SYSTEM} to its `by`"
            )
    yield from _messages(procedure, around)


def _values(procedure: Procedure, clock: ClockSpec, where: str) -> Iterator[Problem]:
    needed = [name for name in (clock.event, clock.each, *clock.only_if) if name]
    for name in needed:
        if procedure.fields[name].privacy in ("personal", "sensitive"):
            yield Problem(procedure.file, where, f"{name} is sealed and cannot be counted from", "make it internal")
        for start in clock.starts_on:
            if not any(f.id == name and f.required for f in procedure.acts[start].fields):
                mend = f"put {name} under `must` of {start}"
                yield Problem(procedure.file, where, f"{start} may leave out {name}, which it counts by", mend)
    if clock.event and procedure.fields[clock.event].kind not in ("date", "moment"):
        yield Problem(
            procedure.file, where, f"it counts from {clock.event}, which is no date", "name a date or a moment"
        )
    for name, values in clock.only_if.items():
        options = {option.id for option in procedure.fields[name].options}
        for value in sorted(set(values) - options):
            yield Problem(procedure.file, where, f"{name} is never {value}", "use one of the field's options")


def _ladder(procedure: Procedure, clock: ClockSpec, around: Around, where: str) -> Iterator[Problem]:
    if not clock.ladder and clock.then is None:
        yield Problem(procedure.file, where, "nobody is told when it ends", "give it a ladder")
    rungs = [(step.message, step.to) for step in clock.ladder]
    if len(set(rungs)) != len(rungs):
        mend = "use another message or another role: each is sent once"
        yield Problem(procedure.file, where, "two rungs send the same message to the same roles", mend)
    for step in clock.ladder:
        yield from _readers(procedure, step.to, around, where)


def _messages(procedure: Procedure, around: Around) -> Iterator[Problem]:
    sent = {name for spec in procedure.acts.values() for name in spec.messages}
    sent |= {step.message for clock in procedure.clocks.values() for step in clock.ladder}
    for message in procedure.messages.values():
        where = f"message {message.id}"
        if message.id not in sent:
            yield Problem(procedure.file, where, "nothing sends it", "name it in an act or a ladder, or delete it")
        yield from _readers(procedure, message.to, around, where)


def _readers(procedure: Procedure, roles: tuple[str, ...], around: Around, where: str) -> Iterator[Problem]:
    for role in roles:
        if role not in around.roles:
            yield Problem(procedure.file, where, f"there is no role {role}", "use a role of roles.yaml")
        elif role not in procedure.readers:
            yield Problem(
                procedure.file, where, f"it tells {role}, who may not read the case", "add the role to readers"
            )
