"""All open cases of an officer who leaves go to another, each by an act of its own; the worker goes on until done."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction

from njiasite.config import clock
from njiasite.desks.models import Charge, Handover
from njiasite.dossiers import services
from njiasite.dossiers.messages import scopes_of
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities import acts, codes
from njiasite.identities.access import Reader, scoped
from njiasite.identities.models import Account
from njiasite.identities.readers import held_by, reader_for
from njiasite.identities.roster import role_named
from njiasite.ledger.services import Actor

AT_ONCE = 200


@transaction.atomic
def begin(*, giver: Account, taker: Account, by: Reader) -> Handover:
    """Notes that the desk is handed over; the worker does it, case by case."""
    assert by.account is not None
    acts.record("desk.handed_over", giver, by, to=str(taker.pk))
    return Handover.objects.create(giver=giver, taker=taker, by=by.account, role=by.role, made_at=clock.now())


def go_on(now: datetime) -> int:
    """Hands over some more cases. How many went."""
    return sum(_some(one) for one in Handover.objects.filter(done_at=None).order_by("made_at")[:5])


def _some(one: Handover) -> int:
    by = reader_for(one.by, one.role)
    mine = scoped(Charge.objects.all(), by, "case.hand_over").filter(officer=one.giver_id).order_by("pk")
    todo = list(mine.select_related("dossier")[one.kept : one.kept + AT_ONCE])
    given = sum(_give(one, charge.dossier) for charge in todo)
    one.given, one.kept = one.given + given, one.kept + len(todo) - given
    one.done_at = None if len(todo) == AT_ONCE else clock.now()
    one.save(update_fields=["given", "kept", "done_at"])
    return given


def _give(one: Handover, dossier: Dossier) -> bool:
    """Whether the case went; it stays where the taker cannot act in it, or the procedure does not allow it."""
    if not _covers(one.taker, dossier):
        return False
    try:
        services.act(
            dossier=dossier,
            type="officer.assigned",
            given={"officer": codes.shown(one.taker.code)},
            actor=Actor(one.by_id, one.role),
            channel="service",
            key=str(uuid5(one.id, str(dossier.id))),
        )
    except RefusedError:
        return False
    return True


def _covers(taker: Account, dossier: Dossier) -> bool:
    """Whether a role of the taker may act in the case."""
    reach = scopes_of(dossier)
    grants = (grant for grant in held_by(taker) if reach.get(grant.scope) == grant.value)
    roles = (role_named(grant.role) for grant in grants)
    return taker.is_active and any(role and role.official and "dossier.act" in role.may for role in roles)


def last_of(by: UUID) -> list[Handover]:
    """The latest that a supervisor began."""
    found = Handover.objects.filter(by=by).select_related("giver", "taker").order_by("-made_at")
    return list(found[:10])
