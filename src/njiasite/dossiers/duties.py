"""What the worker does for dossiers: sends what clocks owe, does the acts they bring about, follows the calendar."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from njia.casework.notices import DueAct, due_acts
from njiasite.channels import hooks
from njiasite.channels.duties import Duty, register
from njiasite.channels.services import Outgoing
from njiasite.config.logs import place_of
from njiasite.dossiers import engine, services
from njiasite.dossiers.daysoff import recount
from njiasite.dossiers.messages import owed_by_clocks
from njiasite.dossiers.models import Dossier, DossierClock, DossierState, Watch
from njiasite.dossiers.projections import watch
from njiasite.ledger.services import Actor

log = logging.getLogger(__name__)
SERVICE = Actor(None, "system")
AT_ONCE = 200


def owed(now: datetime) -> Iterable[Outgoing]:
    """Reminders and escalations of some dossiers that are due to be looked at; in the worker's transaction.

    Goes on to the next ones while the first owe nothing, for the worker stops asking when nothing is new.
    """
    while due := list(_due(now)):
        found = [one for row in due for one in _owed_in(row.dossier, now)]
        if found:
            return found
    return []


def _due(now: datetime) -> Iterable[Watch]:
    held = Watch.objects.select_for_update(of=("self",), skip_locked=True)
    return held.filter(look_at__lte=now).order_by("look_at").select_related("dossier")[:AT_ONCE]


def _owed_in(dossier: Dossier, now: datetime) -> list[Outgoing]:
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier, now)
    watch(dossier, standing)
    return list(owed_by_clocks(dossier, plan, standing, now))


def closed(dossiers: Collection[UUID]) -> Collection[UUID]:
    """Those of them that are closed: nobody is reminded of them any more."""
    return DossierState.objects.filter(pk__in=dossiers, closed=True).values_list("pk", flat=True)


def act_for_clocks(now: datetime) -> int:
    """Does the acts that the end of a clock brings about, each in its own transaction. How many were done."""
    return sum(_act(dossier, one, now) for dossier in _run_out(now) for one in _due_acts(dossier, now))


def _run_out(now: datetime) -> Iterable[Dossier]:
    """The dossiers with a clock that ran out and that has an act to bring about."""
    plans = engine.procedures(settings.CORRIDOR).values()
    acting = {
        clock.id for plan in plans for one in plan.versions.values() for clock in one.clocks.values() if clock.then
    }
    ended = DossierClock.objects.filter(clock__in=acting, stopped_at=None, due_at__lt=now).values("dossier")
    return list(Dossier.objects.filter(pk__in=ended, standing__closed=False).order_by("pk"))


def _due_acts(dossier: Dossier, now: datetime) -> tuple[DueAct, ...]:
    return due_acts(engine.procedure_of(dossier), engine.standing(dossier, now), now)


def _act(dossier: Dossier, due: DueAct, now: datetime) -> bool:
    """One that fails holds up none of the others; it is tried again with the next turn."""
    key = str(uuid5(dossier.id, due.id))
    try:
        with transaction.atomic():
            return services.act(
                dossier=dossier, type=due.type, given={}, actor=SERVICE, channel="service", key=key
            ).fresh
    except Exception as error:
        log.error("An act that a clock brings about failed: %s", place_of(error))
        return False


def plug_in() -> None:
    """Registers all of it with the worker; called once, when the app is ready."""
    hooks.on_due_notices(owed)
    hooks.on_closed(closed)
    register(Duty("dossiers.clocks", timedelta(minutes=1), act_for_clocks))
    register(Duty("dossiers.calendar", timedelta(minutes=1), recount))
