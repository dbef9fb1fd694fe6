"""What other parts of the service do with job orders: take a place, and give it back. Both are acts of the order."""

from __future__ import annotations

from uuid import uuid5

from django.conf import settings
from django.db import transaction

from njiasite.dossiers import services as dossiers
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.selectors import current
from njiasite.ledger.services import Actor, hold
from njiasite.registers import selectors
from njiasite.registers.models import HeldPlace, JobOrder
from njiasite.registers.orders import is_open


class OrderError(Exception):
    """A place cannot be taken; `OrderClosedError`, `OrderBarredError` and `OrderFullError` say why."""


class OrderClosedError(OrderError):
    """There is no such order, or people may not be recruited under it today."""


class OrderBarredError(OrderError):
    """Its employer or its agency is suspended, cancelled, expired or gone from the list."""


class OrderFullError(OrderError):
    """All its places are taken."""


@transaction.atomic
def take_place(*, order: str, holder: str, actor: Actor, channel: str) -> bool:
    """Takes a place of the order of that reference for the case numbered ``holder``, in the caller's transaction.

    False when that case holds one already. Raises OrderClosedError, OrderBarredError and OrderFullError. Whoever asks
    at the same moment waits until this transaction has ended. ``actor`` is an attesting officer, or the service.
    """
    row = _held_still(order)
    if row is None or not is_open(row, selectors.today(row.corridor)):
        raise OrderClosedError(order)
    if HeldPlace.objects.filter(order=row, holder=holder).exists():
        return False
    if _barred(row):
        raise OrderBarredError(order)
    if row.places_taken >= row.places:
        raise OrderFullError(order)
    _act(row, "order.place_taken", holder, actor, channel)
    return True


@transaction.atomic
def release_place(*, order: str, holder: str, actor: Actor, channel: str) -> bool:
    """Gives the case's place back, as after a revocation. False when it holds none, or the order is over."""
    row = _held_still(order)
    if row is None or not HeldPlace.objects.filter(order=row, holder=holder).exists():
        return False
    try:
        _act(row, "order.place_released", holder, actor, channel)
    except RefusedError:  # a closed order gives no place to anybody else, so there is nothing to give back
        return False
    return True


def _barred(row: JobOrder) -> bool:
    """Whether a register speaks against employer or agency. One that it does not know was looked at by officers."""
    agency = str(row.given.get("agency_number", ""))
    known = [selectors.employer_status(row.inn), *([selectors.agency_status(agency)] if agency else [])]
    return any(not one.good and one.status != selectors.UNLISTED for one in known)


def _held_still(reference: str) -> JobOrder | None:
    """The order as it stands after everybody before us; nobody acts in it until our transaction ends."""
    found = JobOrder.objects.filter(corridor=settings.CORRIDOR, reference=reference.strip().upper())
    chain = found.values_list("pk", flat=True).first()
    if chain is None:
        return None
    hold(chain)
    return found.select_related("dossier").get()


def _act(row: JobOrder, type: str, holder: str, actor: Actor, channel: str) -> None:
    key = uuid5(row.pk, f"{type}/{holder}/{current(row.pk)}")  # the chain is held: a place may be taken again later
    dossiers.act(dossier=row.dossier, type=type, given={"holder": holder}, actor=actor, channel=channel, key=str(key))
