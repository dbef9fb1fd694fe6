"""What is done on a journey: each an act of its own, by whoever holds its code, its account, or helps with consent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from njia.casework.refuse import Refusal
from njia.pathways.load import load_ways
from njia.pathways.moves import check_move
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import erasure
from njiasite.ledger.services import Actor
from njiasite.people import doors, wallet
from njiasite.people.models import Door, Trusted, WalletPaper, WayIn

PROCEDURE = "journey"


@transaction.atomic
def begin(
    *, pathway: str, begins_on: date, actor: Actor, channel: str = "web", key: str, subject: UUID | None = None,
    serial: str = "", code: str = "",
) -> tuple[Dossier, str]:  # fmt: skip
    """Begins a journey and gives its code, or takes the one that the person has on paper. Raises RefusedError."""
    given = {"pathway": pathway, "begins_on": begins_on.isoformat(), "form_serial": serial}
    journey = dossiers.open_dossier(
        corridor=settings.CORRIDOR, procedure=PROCEDURE, type="journey.begun",
        given={name: value for name, value in given.items() if value}, actor=actor, channel=channel, key=key,
        subject=subject,
    ).dossier  # fmt: skip
    return journey, doors.give(journey, code)


def act(journey: Dossier, type: str, given: Mapping[str, Any], *, actor: Actor, key: str = "") -> None:
    """Does one act; blanks are left out. Raises RefusedError."""
    dossiers.act(
        dossier=journey, type=f"journey.{type}", given={name: value for name, value in given.items() if value},
        actor=actor, channel="web", key=key or str(uuid4()),
    )  # fmt: skip


def move(journey: Dossier, to: str, met: tuple[str, ...], *, actor: Actor) -> None:
    """Changes over to another pathway. Raises RefusedError where it is not allowed, or a condition is not confirmed."""
    ways = load_ways(settings.CORRIDOR)
    before = str(engine.standing(journey).fields_given["pathway"])
    found = check_move(ways, before, to, met)
    if not found.allowed:
        raise RefusedError(Refusal("may_change", found.why, tuple(one.id for one in found.lacking)))
    confirmed = ", ".join(one.id for one in found.move.conditions) if found.move else ""
    act(journey, "moved", {"pathway": to, "conditions_met": confirmed}, actor=actor)


def erase(journey: Dossier) -> None:
    """Erases a journey for good, with every paper: it is the person's own, and no rescue hangs on it."""
    for row in wallet.of(journey):
        erasure.erase(row.holder, ground="asked", channel="web")
    erasure.erase(journey.pk, ground="asked", channel="web")


def forget(holder: UUID) -> None:
    """What is kept of an erased journey beside its acts."""
    Door.objects.filter(journey=holder).delete()
    WayIn.objects.filter(journey=holder).delete()
    Trusted.objects.filter(journey=holder).delete()
    WalletPaper.objects.filter(journey=holder).delete()
    WalletPaper.objects.filter(holder=holder).delete()


def today() -> date:
    """The day it is here."""
    return clock.now().date()
