"""Stages that cannot be reached or left, and stages where nobody is waited for."""

from __future__ import annotations

from collections.abc import Iterator

from njia.casework.checks.problem import Around, Problem
from njia.casework.model import ActSpec, Procedure, State


def check_states(procedure: Procedure, around: Around) -> Iterator[Problem]:
    """Problems of the stages as a whole and one by one."""
    reached = reachable(procedure)
    if not procedure.opening:
        yield Problem(procedure.file, "acts", "no act opens a case", "mark one with opens: true")
    if not any(state.final for state in procedure.states.values()):
        yield Problem(procedure.file, "states", "no stage is final, so a case never ends", "mark one with final: true")
    for state in procedure.states.values():
        where = f"state {state.id}"
        if state.id not in reached:
            yield Problem(
                procedure.file, where, "no act leads there", "give an act this stage as its `to`, or delete it"
            )
        elif not state.final and not _left_by(procedure, state):
            yield Problem(procedure.file, where, "no act leads out of it", "add an act, or mark it final: true")
        yield from _waiting(procedure, state, where)


def reachable(procedure: Procedure) -> frozenset[str]:
    """The stages that some row of acts leads to."""
    found = {spec.to for spec in procedure.opening if spec.to}
    edge = set(found)
    while edge:
        following = {spec.to for state in edge for spec in procedure.allowed[state] if spec.to}
        edge = following - found
        found |= edge
    return frozenset(found)


def _left_by(procedure: Procedure, state: State) -> list[ActSpec]:
    return [spec for spec in procedure.allowed[state.id] if spec.to and spec.to != state.id]


def _waiting(procedure: Procedure, state: State, where: str) -> Iterator[Problem]:
    if state.final and state.waits_for:
        yield Problem(procedure.file, where, "it is final and yet waits for somebody", "empty waits_for")
    if state.rests and (state.final or state.waits_for):
        yield Problem(procedure.file, where, "it rests, and yet it is final or waits", "take `rests` out")
    if not state.final and not state.waits_for and not state.rests:
        yield Problem(
            procedure.file,
            where,
            "it waits for nobody: the case would be forgotten",
            "name a role in waits_for, or say rests",
        )
    for role in state.kept_from:
        if role not in procedure.readers:
            yield Problem(procedure.file, where, f"it is kept from {role}, who reads no such case", "name a reader")
    for role in state.waits_for:
        if not any(role in spec.by for spec in _left_by(procedure, state)):
            mend = f"let {role} do an act that leads on, or wait for another role"
            yield Problem(procedure.file, where, f"it waits for {role}, who can do nothing that leads on", mend)
