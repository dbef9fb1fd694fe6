"""What of a case is there for a role: an employer must not learn of a complaint, or when a worker's right lapses."""

from __future__ import annotations

from njia.casework.model import Procedure
from njia.casework.standing import RunningClock, Standing


def sees(procedure: Procedure, standing: Standing, role: str) -> bool:
    """Whether the case is there at all: the role may see at least one of the acts done."""
    plan = procedure.at(standing.version)
    return any(_seen(plan, act, role) for act in standing.done)


def state_seen(procedure: Procedure, standing: Standing, role: str) -> str | None:
    """Where the case stands as far as the role may know: a stage that is kept from it is not told, the one before is.

    None where there is none that it may know.
    """
    plan = procedure.at(standing.version)
    if standing.state is None or role not in plan.states[standing.state].kept_from:
        return standing.state
    moves = {done.seq: spec.to for act, done in standing.done.items() if (spec := plan.spec_of(act)) and spec.to}
    known = [one for _, one in sorted(moves.items()) if one in plan.states and role not in plan.states[one].kept_from]
    return known[-1] if known else None


def closed_seen(procedure: Procedure, standing: Standing, role: str) -> bool:
    """Whether the case is closed as far as the role may know: an end that is kept from it is not told by the word."""
    return standing.closed and state_seen(procedure, standing, role) == standing.state


def clocks_seen(procedure: Procedure, standing: Standing, role: str) -> tuple[RunningClock, ...]:
    """The clocks that were started by an act which the role may see, and whose end tells of none that it may not."""
    plan = procedure.at(standing.version)
    return tuple(
        clock
        for clock in standing.clocks
        if all(_seen(plan, act, role) for act in (clock.run.started_by, clock.spec.then) if act)
        and not any(_confided(plan, act, role) for act in (*clock.spec.stops_on, clock.stopped_by) if act)
    )


def _confided(procedure: Procedure, act: str, role: str) -> bool:
    """Whether the role is told neither of the act nor of its stage: that a clock stopped would tell both."""
    spec = procedure.spec_of(act)
    to = spec.to if spec else None
    return to is not None and role in procedure.states[to].kept_from and not _seen(procedure, act, role)


def _seen(procedure: Procedure, act: str, role: str) -> bool:
    spec = procedure.spec_of(act)
    return spec is not None and role in spec.seen_by
