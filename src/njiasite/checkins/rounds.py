"""The worker's part: who is due is queued, and what is owed is done, alarms first."""

from __future__ import annotations

import logging
from collections.abc import Callable
from copy import copy
from datetime import datetime
from time import monotonic

from django.db import transaction

from njia.checkins.model import Deed
from njia.checkins.stepping import left, opens_at, step
from njia.checkins.together import Area, is_out
from njiasite.checkins import facts, opening, queueing, recording, telling, together
from njiasite.checkins.facts import Known
from njiasite.checkins.models import FAILED, Enrolment, Errand
from njiasite.config.logs import place_of

log = logging.getLogger(__name__)
AT_ONCE = 100
SECONDS = 40.0  # of a minute; the rest of it is for the outbox
_STEPS = 6  # there are no more between a question and a case
_TYPES: dict[Deed, str] = {
    "ask": "checkin.asked", "ask_again": "checkin.asked_again", "ask_contact": "checkin.contact_asked",
    "hold": "checkin.held", "open": "checkin.opened",
}  # fmt: skip


def turn(now: datetime) -> int:
    """Queues whoever is due and works the queue off for a while. How many were looked at."""
    queueing.queue(now)
    ends, done = monotonic() + SECONDS, 0
    areas = together.Areas(now)
    while monotonic() < ends and (looked := work_off(now, areas)):
        done += looked
    return done


@transaction.atomic
def work_off(now: datetime, areas: Callable[[], frozenset[Area]]) -> int:
    """Looks at some of those who wait, the alarms first. One that fails waits behind all others, and is not lost."""
    first = Errand.objects.select_for_update(skip_locked=True).filter(rank__lt=FAILED).order_by("rank", "due_at")
    errands = list(first[:AT_ONCE])
    ids = [errand.pk for errand in errands]
    rows = list(Enrolment.objects.select_for_update().filter(pk__in=ids).order_by("pk"))
    failed = [
        row.pk for row, known in zip(rows, facts.known_of(rows), strict=True) if not _looked(row, known, now, areas)
    ]
    Errand.objects.filter(pk__in=set(ids) - set(failed)).delete()
    Errand.objects.filter(pk__in=failed).update(rank=FAILED)
    return len(errands)


def take_up_failed() -> None:
    """Those whose turn failed are tried again."""
    Errand.objects.filter(rank=FAILED).update(rank=1)


def _looked(row: Enrolment, known: Known | None, now: datetime, areas: Callable[[], frozenset[Area]]) -> bool:
    if known is None:  # erased since
        return True
    try:
        with transaction.atomic():
            look(row, known, now, areas)
    except Exception as error:
        log.error("A check-in could not be looked at: %s", place_of(error))
        return False
    return True


def look(row: Enrolment, known: Known, now: datetime, areas: Callable[[], frozenset[Area]]) -> None:
    """Does everything that is owed to one person by now."""
    plan, person = facts.plan(), facts.person_of(row, known)
    for _ in range(_STEPS):
        standing = facts.standing_of(row)
        if standing.stage == "left" or standing.look_at > now:
            return
        ending = standing.stage == "held" or (
            standing.since is not None and now >= opens_at(plan, standing, roaming=row.roaming)
        )
        down = ending and is_out(areas(), row.operator, row.region)
        before = copy(row)
        after, deed = step(plan, person, standing, now, outage=down)
        facts.stand(row, after)
        if deed:
            _do(deed, row, known, now, before)
        else:
            row.save(update_fields=["stage", "round", "look_at", "since", "held_at", "relieved"])


def _do(deed: Deed, row: Enrolment, known: Known, now: datetime, before: Enrolment) -> None:
    type, told = _TYPES[deed], {}
    if not row.proved and deed not in ("ask", "ask_again"):  # nobody answered: it was never theirs
        facts.stand(row, left(facts.standing_of(row)))
        type = "checkin.left"
    elif deed in ("ask", "ask_again"):
        row.asked_at = now if deed == "ask" else row.asked_at
        telling.ask(row, known, again=deed == "ask_again")
    elif deed == "ask_contact":
        telling.ask_contact(row, known)
    elif deed == "open":
        cause = facts.plan().causes["silent"]
        if recording.case_of(row) is None:
            row.case = opening.open_case(row, known, cause, now)
            told = {"why": cause.why}
        else:
            type = "checkin.still_silent"
    key = f"{row.id.hex}:{before.round}:{before.stage}:{deed}:{int(before.look_at.timestamp())}"
    recording.note(row, None, type, key=key, before=before, told=told)
