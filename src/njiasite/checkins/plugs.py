"""What check-ins bring about elsewhere, and what they are told."""

from __future__ import annotations

from datetime import timedelta

from njiasite.channels import duties, hooks, manners
from njiasite.checkins import erasing, rounds, signs, telling, together, undelivered
from njiasite.dossiers import effects
from njiasite.ledger import erasure


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    duties.register(duties.Duty("checkins.turn", timedelta(minutes=1), rounds.turn))
    duties.register(duties.Duty("checkins.groups", timedelta(minutes=5), together.raise_groups))
    duties.register(duties.Duty("checkins.failed", timedelta(minutes=15), lambda now: rounds.take_up_failed()))
    duties.register(duties.Duty("checkins.signs", timedelta(days=1), signs.tidy))
    manners.ask(telling.manners)
    hooks.on_undelivered(undelivered.by_another_way)
    erasure.also(erasing.forget)
    effects.after("request.erased", erasing.erase_asked)
