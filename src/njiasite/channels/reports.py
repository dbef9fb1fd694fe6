"""What gateways say became of messages: told by their number alone, and a failure is a person's business."""

from __future__ import annotations

import logging
from uuid import UUID

from njiasite.channels import hooks, services
from njiasite.channels.models import HandedOver, Kind, Message
from njiasite.config import clock

log = logging.getLogger(__name__)
FAILED = frozenset({"Failed", "Rejected", "failed"})
FINAL = FAILED | {"Success", "delivered", "read"}


def handed(key: UUID, gateway: str, gateway_id: str) -> None:
    """A gateway took the parcel of that key, under a name of its own."""
    HandedOver.objects.update_or_create(
        key=key, defaults={"gateway": gateway, "gateway_id": gateway_id[:120], "at": clock.now()}
    )


def was_handed(key: UUID) -> bool:
    """Whether a gateway has it already: then it is not handed over again."""
    return HandedOver.objects.filter(pk=key).exists()


def note(gateway: str, gateway_id: str, status: str, reason: str = "") -> None:
    """Keeps what the gateway says; the same said again changes nothing, and an end is not taken back.

    A message that failed after all has those who watch told, once.
    """
    row = HandedOver.objects.filter(gateway=gateway, gateway_id=gateway_id[:120]).first()
    if row is None or row.status in FINAL:
        return
    changed = HandedOver.objects.filter(pk=row.pk, status=row.status).update(
        status=status[:20], reason=reason[:60], at=clock.now()
    )
    if changed and status in FAILED:
        log.warning("Parcel %s was handed over and did not arrive: %s", row.pk, status)
        rows = list(Message.objects.filter(parcel=row.pk).exclude(kind=Kind.ALARM))
        services.enqueue(hooks.undelivered(rows))
