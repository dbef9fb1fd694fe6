"""What other parts of the service do with job orders: take a place, and give it back. Both are acts of the order."""

from __future__ import annotations

from uuid import uuid5

from django.conf import settings
from django.db import transaction

from njiasite.dossiers import services as dossiers
from njiasite.dossiers.services import RefusedError
from njiasite.ledger.selectors import current
from njiasite.ledger.services import Actor, hold
from njiasite.registers.models import HeldPlace, JobOrder
from njiasite.registers.orders import is_open
from njiasite.registers.selectors import today


class OrderError(Exception):
    """A place cannot be taken; `OrderClosedError` and `OrderFullError` say why."""


class OrderClosedError(OrderError):
    """There is no such order, or people may not be recruited under it today."""


class OrderFullError(OrderError):
    """All its places are taken."""


@transaction.atomic
def take_place(*, order: str, holder: str, actor: Actor, channel: str) -> bool:
    """Takes a place of the order of that reference for the case numbered ``holder``, in the caller's transaction.

    False when that case holds one already. Raises OrderClosedError and OrderFullError. Whoever asks at the same
    moment waits until this transaction has ended. ``actor`` works as an attesting officer, or is the service.
    """
    row = _held_still(order)
    if row is None or not is_open(row, today(row.corridor)):
        raise OrderClosedError(order)
    if HeldPlace.objects.filter(order=row, holder=holder).exists():
        return False
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
