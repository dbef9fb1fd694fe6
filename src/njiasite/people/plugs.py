"""What journeys bring about elsewhere."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext_lazy

from njiasite.channels import duties
from njiasite.checkins import opening
from njiasite.dossiers import effects, links
from njiasite.dossiers.effects import Doing
from njiasite.ledger import erasure
from njiasite.people import abroad, byphone, leaving, returning, services

_FOLLOWED = ("consent_given", "consent_withdrawn", "contact_named", "contact_removed")


def _follow(doing: Doing) -> None:
    abroad.follow(doing.dossier, doing.type.removeprefix("journey."), doing.given)


def plug_in() -> None:
    """Registers all of it; called once, when the app is ready."""
    links.door(services.PROCEDURE, "journey_begin")
    for procedure, states in leaving.BEFORE.items():
        name = gettext_lazy("Before they leave: their secret sign")
        links.offer(procedure, "attestation_sign", name, permission="checkin.enrol", states=states)
    erasure.also(services.forget)
    for act in _FOLLOWED:
        effects.after(f"journey.{act}", _follow)
    effects.after("attestation.departed", leaving.worker)
    effects.after("attestation.in_place", leaving.student_at_work)
    effects.after("scholarship.arrived", leaving.student)
    effects.after("return.arrived", returning.met)
    effects.after("scholarship.returned", returning.graduate)
    duties.register(duties.Duty("journey.numbers", timedelta(hours=6), byphone.clear))
    opening.also(abroad.lines_for_embassy)
