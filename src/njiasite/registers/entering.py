"""The worker's turn at a list that an officer confirmed: a slice at a time, so that messages need not wait for it."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.db.models import Q

from njiasite.config import clock
from njiasite.config.logs import place_of
from njiasite.ledger.services import Actor
from njiasite.registers import drafts, lists
from njiasite.registers.models import ListDraft

log = logging.getLogger(__name__)
SLICE = 50  # changes in one turn
_LEASE = timedelta(minutes=5)  # a slice that did not end by then is begun again
_TRIES = 3


def work(now: datetime) -> int:
    """Enters a slice of each list that waits. How many lists had a turn."""
    free = Q(leased_until=None) | Q(leased_until__lt=clock.now())
    waiting = list(ListDraft.objects.filter(free, state=ListDraft.ENTERING).order_by("made_at"))
    return sum(_turn(row, free) for row in waiting)


def _turn(row: ListDraft, free: Q) -> int:
    """One worker of many takes it."""
    mine = ListDraft.objects.filter(free, pk=row.pk, state=ListDraft.ENTERING)
    if not mine.update(leased_until=clock.now() + _LEASE, tries=row.tries + 1):
        return 0
    held = ListDraft.objects.filter(pk=row.pk, state=ListDraft.ENTERING)
    try:
        left = _slice(row)
    except Exception as error:
        log.error("A list could not be entered: %s", place_of(error))
        held.update(leased_until=None, state=ListDraft.FAILED if row.tries + 1 >= _TRIES else ListDraft.ENTERING)
        return 1
    if left:
        held.update(leased_until=None, left=left, tries=0)
    else:
        drafts.entered(row.pk)
    return 1


def _slice(row: ListDraft) -> int:
    reading = lists.read(drafts.opened(row), row.kind, row.columns)
    found = reading.difference
    left = len(found.new) + len(found.changed) + len(found.gone)
    return lists.enter(
        reading,
        drafts.origin_of(row),
        actor=Actor(row.made_by_id, row.role),
        channel="web",
        counts=row.counts,
        most=SLICE if left <= row.left else None,  # a change that leaves no trace must not keep a list for ever
    )
