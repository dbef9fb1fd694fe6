"""What the clocks make due: reminders, escalations, and acts that a clock brings about. Derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from njia.casework.model import Message, Procedure
from njia.casework.standing import Act, RunningClock, Standing


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that is owed. ``id`` is the same whenever it is asked, so that it is sent once in its dossier.

    ``due_at`` is what ``{due}`` stands for: the end of the clock. A message of an act that starts no clock has none.
    """

    id: str
    due_at: datetime | None
    owed_at: datetime
    to: tuple[str, ...]
    message: Message


@dataclass(frozen=True, slots=True)
class DueAct:
    """An act that the end of a clock brings about; ``id`` is its idempotency key within the dossier."""

    id: str
    type: str
    clock: str
    due_at: datetime


def due_notices(procedure: Procedure, standing: Standing, now: datetime) -> tuple[Notice, ...]:
    """Every rung of a running clock's ladder that ``now`` has reached, the oldest first. None for a closed dossier."""
    procedure = procedure.at(standing.version)
    owed = [notice for clock in _running(standing) for notice in _ladder(procedure, clock, now)]
    return tuple(sorted(owed, key=lambda notice: (notice.owed_at, notice.id)))


def act_notices(procedure: Procedure, standing: Standing, act: Act) -> tuple[Notice, ...]:
    """The messages of an act that led to ``standing``; ``{due}`` is the first end of the clocks it started."""
    procedure = procedure.at(standing.version)
    started = (c.deadline.due_at for c in standing.clocks if c.run.seq == act.seq)
    ends = min(started, default=None)
    sent = (procedure.messages[name] for name in procedure.acts[act.type].messages)
    return tuple(Notice(f"{act.seq}:{one.id}", ends, act.at, one.to, one) for one in sent)


def due_acts(procedure: Procedure, standing: Standing, now: datetime) -> tuple[DueAct, ...]:
    """The acts that clocks which have run out bring about, where the dossier's state still allows them."""
    procedure = procedure.at(standing.version)
    return tuple(
        DueAct(f"{_run(clock)}:{clock.spec.then}", clock.spec.then, clock.id, clock.deadline.due_at)
        for clock in _running(standing)
        if clock.spec.then
        and clock.deadline.due_at < now
        and procedure.may_follow(clock.spec.then, standing.state or "")
    )


def next_moment(standing: Standing) -> datetime | None:
    """When something next becomes due after the moment of the standing, or None: when a worker must look again."""
    moments = [
        moment
        for clock in _running(standing)
        for moment in (clock.deadline.due_at, *(clock.deadline.due_at + step.offset for step in clock.spec.ladder))
    ]
    return min((moment for moment in moments if moment > standing.now), default=None)


def _running(standing: Standing) -> tuple[RunningClock, ...]:
    return () if standing.closed else standing.open_clocks


def _run(clock: RunningClock) -> str:
    return f"{clock.id}@{clock.run.seq}"


def _ladder(procedure: Procedure, clock: RunningClock, now: datetime) -> list[Notice]:
    ends = clock.deadline.due_at
    return [
        Notice(
            id=f"{_run(clock)}:{step.message}:{'+'.join(step.to)}",
            due_at=ends,
            owed_at=ends + step.offset,
            to=step.to,
            message=procedure.messages[step.message],
        )
        for step in clock.spec.ladder
        if ends + step.offset <= now
    ]
