"""The loop of ``manage.py work``: duties, gathering, sending, until it is told to stop."""

from __future__ import annotations

import logging
from threading import Event

from django.db import DatabaseError, InterfaceError, close_old_connections, connections

from njiasite.channels import duties, gathering, sending
from njiasite.channels.models import Parcel
from njiasite.config import clock
from njiasite.config.logs import place_of

log = logging.getLogger(__name__)
AT_ONCE = 50
LONGEST_PAUSE = 30.0


def work(stop: Event, *, poll: float, once: bool = False) -> None:
    """Works until ``stop`` is set; what is under way is ended first. A database that is gone is waited for."""
    pause = poll
    while not stop.is_set():
        try:
            close_old_connections()
            did = step(stop)
            pause = poll
        except (DatabaseError, InterfaceError) as error:
            log.error("The database does not answer: %s", place_of(error))
            connections.close_all()
            if once:
                raise
            did, pause = 0, min(pause * 2, LONGEST_PAUSE)
        if did:
            continue
        if once:
            return
        stop.wait(pause)


def step(stop: Event) -> int:
    """One round. How much was done; 0 means that it is time to rest."""
    did = duties.run_due(clock.now()) + gathering.gather(clock.now())
    for parcel in sending.free(clock.now()).order_by("next_at").values_list("pk", flat=True)[:AT_ONCE]:
        if stop.is_set():
            break
        claimed = sending.claim(parcel, clock.now())
        if claimed is not None:
            _deliver(claimed)
            did += 1
    return did


def _deliver(parcel: Parcel) -> None:
    """One parcel that goes wrong keeps no other waiting; its claim runs out, and it is tried again."""
    try:
        sending.deliver(parcel)
    except (DatabaseError, InterfaceError):
        raise
    except Exception as error:
        log.error("Parcel %s could not be ended: %s", parcel.pk, place_of(error))
