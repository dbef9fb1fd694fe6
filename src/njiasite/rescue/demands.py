"""The demand for release of a case: its letter, and sending it, which is one act with the letter as its paper."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from njia.casework.model import Procedure
from njia.rescue import demand, letters
from njia.rescue.demand import Demand
from njiasite.documents import services as documents
from njiasite.dossiers import acting, services
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.registers.selectors import today
from njiasite.rescue.told import Case

PROCEDURE, SENT, GROUND, CLOCK = "release_demand", "release.demanded", "release.ground_added", "answer"


def written(dossier: Dossier, plan: Procedure, case: Case, *, person: tuple[str, str], organ: str) -> Demand:
    """The demand as it would be sent now."""
    sent = case.each(SENT)
    values = case.values
    return Demand(
        number=demand.number_of(dossier.number, len(sent)),
        made_on=today(),
        organ=organ,
        person=person,
        held_how=str(values.get("held_how", "unknown")),
        grounds=tuple(dict.fromkeys(str(one["ground"]) for one in case.each(GROUND))),
        answer_hours=plan.clocks[CLOCK].period.count,
        born=case.day("birth_date"),
        passport=str(values.get("passport_number", "")),
        former=str(sent[-1].get("demand_number", "")) if sent else "",
    )


def letter(made: Demand) -> letters.Letter:
    """Its letter. Raises NoGroundError where the case has no ground."""
    return demand.letter(letters.load_form("demand", settings.CORRIDOR), made)


def send(reader: Reader, dossier: Dossier, made: Demand, *, key: UUID, seen: int) -> services.Outcome:
    """Does the act with the letter as its paper. Raises RefusedError and StaleError; then nothing was kept."""
    actor = acting.actor_of(reader)
    with transaction.atomic():
        upload = SimpleUploadedFile("demand.pdf", letters.pdf(letter(made)))
        paper = documents.store(upload, holder=dossier.id, actor=actor, channel="web", key=str(key), own=True)
        given = {
            "demand_number": made.number,
            "demand_person": made.person[0],
            "demand_organ": made.organ,
            "demand_paper": str(paper.id),
        }
        return services.act(
            dossier=dossier, type=SENT, given=given, actor=actor, channel="web", key=str(key), expected=seen
        )
