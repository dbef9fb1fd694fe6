"""Where somebody is on the way home: what is done, what comes next, what is missing, and which advice may be given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from njia.casework.model import Option, Procedure
from njia.casework.standing import Standing
from njia.findings import Source, Text
from njia.rescue.model import Way

Progress = Literal["done", "next", "missing", "skipped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestone:
    """One step. ``done``; ``next``: the first that is needed and not done; ``missing``: needed later, or left out so
    far; ``skipped``: not needed for this person. Before it is done it is called by what has to be done."""

    act: str
    name: Text
    progress: Progress
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An advice as it may be said now; while it is ``held`` the words only tell why it must wait."""

    id: str
    held: bool
    words: Text
    source: Source


@dataclass(frozen=True, slots=True)
class Stage:
    """The place on the way there that was reached, as its number from 0 and its name."""

    number: int
    option: Option


def milestones(way: Way, procedure: Procedure, standing: Standing, role: str) -> tuple[Milestone, ...]:
    """The steps that this role may see, in the order of the way."""
    found: list[Milestone] = []
    ahead = standing.closed
    for spec in way.milestones:
        act = procedure.acts[spec.act]
        if role not in act.seen_by:
            continue
        done = _since(standing, spec.act, spec.undone_by)
        needed = all(_given(standing.fields_given, name, values) for name, values in spec.needed_if.items())
        progress: Progress = "done" if done else "skipped" if not needed else "missing" if ahead else "next"
        ahead = ahead or progress == "next"
        at = standing.done[spec.act].at if done else None
        found.append(Milestone(act=spec.act, name=act.name if done else act.doing, progress=progress, at=at))
    return tuple(found)


def advice(way: Way, procedure: Procedure, standing: Standing, role: str) -> tuple[Said, ...]:
    """Each advice, or in its place why it must wait. A role that may not see the act it waits for is never told it."""
    return tuple(
        Said(id=one.id, held=held, words=one.before if held else one.text, source=one.source)
        for one in way.advice
        for held in (role not in procedure.acts[one.after].seen_by or not _since(standing, one.after, one.undone_by),)
    )


def stage(way: Way, procedure: Procedure, given: Mapping[str, object]) -> Stage | None:
    """How far it had gone on the way there; None where nobody said."""
    if way.stage is None:
        return None
    options = procedure.fields[way.stage].options
    return next((Stage(n, option) for n, option in enumerate(options) if option.id == given.get(way.stage)), None)


def _since(standing: Standing, act: str, undone_by: tuple[str, ...]) -> bool:
    """Whether it was done, and after the last act that undoes it."""
    done = standing.done
    return act in done and done[act].seq > max((done[name].seq for name in undone_by if name in done), default=-1)


def _given(given: Mapping[str, object], name: str, values: tuple[str, ...]) -> bool:
    return given.get(name) in values
