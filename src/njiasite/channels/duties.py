"""What the worker does now and then. One of all workers does each duty; another takes over from one that died."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from njiasite.channels.models import DutyTurn
from njiasite.config import clock
from njiasite.config.logs import place_of

log = logging.getLogger(__name__)
LEASE = timedelta(minutes=5)  # a duty that did not end by then is begun again


@dataclass(frozen=True, slots=True)
class Duty:
    """Something to do every so often. Doing it twice must do no harm: its worker may be killed at any instant."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


_registered: dict[str, Duty] = {}


def register(duty: Duty) -> None:
    """Puts a duty on the worker's list; call it in an app's ``ready``."""
    _registered[duty.name] = duty


def registered() -> list[Duty]:
    return list(_registered.values())


def run_due(now: datetime) -> int:
    """Does each duty that is due and that nobody else has begun. How many were done."""
    turns = dict(DutyTurn.objects.values_list("name", "next_at"))
    fresh = [DutyTurn(name=duty.name, next_at=now) for duty in registered() if duty.name not in turns]
    DutyTurn.objects.bulk_create(fresh, ignore_conflicts=True)
    turns.update({turn.name: turn.next_at for turn in fresh})
    return sum(_run(duty, turns[duty.name], now) for duty in registered() if _is_due(duty, turns[duty.name], now))


def _is_due(duty: Duty, turn: datetime, now: datetime) -> bool:
    """A turn further off than any can be was set by a clock that went wrong."""
    return turn <= now or turn > now + max(duty.every, LEASE)


def _run(duty: Duty, turn: datetime, now: datetime) -> bool:
    """Whether it was this worker that did it, to the end. After one that failed or was killed, another tries again."""
    begun = now + min(LEASE, duty.every)
    if not DutyTurn.objects.filter(pk=duty.name, next_at=turn).update(next_at=begun):
        return False
    try:
        duty.run(now)
    except Exception as error:
        log.error("The duty %s failed: %s", duty.name, place_of(error))
        return False
    DutyTurn.objects.filter(pk=duty.name, next_at=begun).update(next_at=now + duty.every, done_at=clock.now())
    return True
