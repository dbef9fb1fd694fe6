"""The duties that come with the service: ask the clocks, set the day's checkpoint, end erasures, hear what waits."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db import transaction

from njiasite.channels import arriving, hooks, services
from njiasite.channels.duties import Duty
from njiasite.ledger import checkpoints, erasure

log = logging.getLogger(__name__)
ROUNDS = 100


def ask_the_clocks(now: datetime) -> None:
    """Reminders and escalations owed by now go into the outbox; each only once, since its key stays the same."""
    for hook in hooks.due_notices():
        for _ in range(ROUNDS):
            with transaction.atomic():
                new = services.enqueue(hook(now))
            if not new:
                break


def set_checkpoint(now: datetime) -> None:
    """Signs where every chain of the ledger ends, and logs what should be noted down outside this machine."""
    made = checkpoints.make()
    log.info("Checkpoint %s: %s", made.number, made.hash)


def end_erasures(now: datetime) -> None:
    """Destroys the keys of erased holders that are there again: after a restore, or where an erasure was cut short."""
    if back := erasure.replay():
        log.warning("Erased again: %s holders", back)


DUTIES = (
    Duty("channels.notices", timedelta(minutes=1), ask_the_clocks),
    Duty("ledger.checkpoint", timedelta(days=1), set_checkpoint),
    Duty("ledger.erasures", timedelta(hours=1), end_erasures),
    Duty("channels.arrivals", timedelta(minutes=1), arriving.hear_waiting),
    Duty("channels.arrivals_tidied", timedelta(hours=1), arriving.tidy),
)
