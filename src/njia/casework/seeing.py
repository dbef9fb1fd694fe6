"""What of a case is there for a role: an employer must not learn of a complaint, or when a worker's right lapses."""

from __future__ import annotations

from njia.casework.model import Procedure
from njia.casework.standing import RunningClock, Standing


def sees(procedure: Procedure, standing: Standing, role: str) -> bool:
    """Whether the case is there at all: the role may see at least one of the acts done."""
    plan = procedure.at(standing.version)
    return any(_seen(plan, act, role) for act in standing.done)


def clocks_seen(procedure: Procedure, standing: Standing, role: str) -> tuple[RunningClock, ...]:
    """The clocks that were started by an act which the role may see."""
    plan = procedure.at(standing.version)
    return tuple(clock for clock in standing.clocks if _seen(plan, clock.run.started_by, role))


def _seen(procedure: Procedure, act: str, role: str) -> bool:
    spec = procedure.spec_of(act)
    return spec is not None and role in spec.seen_by
