"""The demand for release of a case: its letter, sending it as one act with the letter as paper, and who finds it."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from njia.casework.model import Procedure
from njia.casework.standing import Standing
from njia.rescue import demand, letters
from njia.rescue.demand import Demand
from njiasite.documents import services as documents
from njiasite.dossiers import acting, engine, projections, services
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.ledger import selectors as ledger
from njiasite.registers.selectors import today
from njiasite.rescue.told import Case

PROCEDURE, SENT, GROUND, CLOCK = "release_demand", "release.demanded", "release.ground_added", "answer"
RAISED = ("release.raised_principal_secretary", "release.raised_committee")


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


def lies_with_the_organ(dossier: Dossier, plan: Procedure, standing: Standing) -> None:
    """From the first demand on the case lies with the office of the organ that was asked: its counterpart finds it."""
    form = letters.load_form("demand", settings.CORRIDOR)
    organ = form.organs.get(str(standing.fields_given.get("demand_organ")))
    if organ is not None:
        projections.lies_with(dossier, organ.office or None)


def last_paper(doing: Doing) -> Mapping[str, str]:
    """The letter that was not answered, for those to whom the case is raised."""
    (name,) = engine.procedure_of(doing.dossier).at(doing.standing.version).acts[doing.type].gives
    sent = ledger.acts(doing.dossier.id).filter(type=SENT).last()
    paper = ledger.opened(sent).get("demand_paper") if sent else None
    return {name: paper} if isinstance(paper, str) else {}
