"""Takes in a report: the report itself and the cases that its answers call for, in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction

from njia.casework.standing import Standing
from njia.distress.model import Told
from njia.distress.triage import Triage, triage
from njiasite.distress import answers, codes
from njiasite.distress.asking import REPORT, plan
from njiasite.dossiers import engine
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.ledger.services import Actor

SERVICE = Actor(None, "system")


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A report that was taken in, the code that finds it again, and the cases that began."""

    report: Dossier
    standing: Standing
    code: str
    cases: tuple[Dossier, ...]


def role_of(teller: str) -> str:
    """In which role somebody without an account tells us: about themselves, or for another."""
    return "jobseeker" if teller == "self" else "helper"


def take_in(*, told: Told, language: str, actor: Actor, channel: str, key: str, subject: UUID | None = None) -> Taken:
    """Opens the report and the cases that it calls for. The same ``key`` once more gives the same report and code.

    Raises `dossiers.services.RefusedError` for answers that the procedure cannot take.
    """
    found = triage(plan(), told, safe_contact=answers.safe_contact(plan(), told))
    with transaction.atomic():
        opened = dossiers.open_dossier(
            corridor=settings.CORRIDOR,
            procedure=REPORT,
            type="distress.reported",
            given=answers.given(plan(), told, urgency=found.urgency, language=language),
            actor=actor,
            channel=channel,
            key=key,
            scope=_intake(REPORT),
            subject=subject,
        )
        if secret := told.get(answers.WORD):
            dossiers.act(
                dossier=opened.dossier,
                type="distress.secret_word_agreed",
                given={answers.WORD: secret},
                actor=SERVICE,
                channel="service",
                key=str(uuid5(opened.dossier.id, answers.WORD)),
            )
        cases = _begin(opened.dossier, found, actor, channel, subject)
        standing = engine.standing(opened.dossier)
    return Taken(report=opened.dossier, standing=standing, code=codes.give(opened.dossier, key), cases=cases)


def begin(
    report: Dossier,
    *,
    procedure: str,
    type: str,
    given: Mapping[str, Any],
    actor: Actor,
    channel: str,
    key: str,
    subject: UUID | None,
) -> Dossier:
    """Opens a case that belongs to a report. Raises RefusedError."""
    case = dossiers.open_dossier(
        corridor=report.corridor,
        procedure=procedure,
        type=type,
        given=given,
        actor=actor,
        channel=channel,
        key=key,
        scope=_intake(procedure),
        subject=subject,
    ).dossier
    dossiers.act(
        dossier=report,
        type="distress.case_linked",
        given={"other_case": case.number, "link_kind": "opened"},
        actor=SERVICE,
        channel="service",
        key=str(uuid5(report.id, case.number)),
    )
    return case


def _begin(report: Dossier, found: Triage, actor: Actor, channel: str, subject: UUID | None) -> tuple[Dossier, ...]:
    return tuple(
        begin(
            report,
            procedure=one.opening.procedure,
            type=one.opening.act,
            given=one.given,
            actor=actor,
            channel=channel,
            key=str(uuid5(report.id, one.opening.id)),
            subject=subject,
        )
        for one in found.begun
    )


def _intake(procedure: str) -> dict[str, str]:
    """Where cases of that kind begin."""
    columns = engine.procedures(settings.CORRIDOR)[procedure].scope
    bodies = (body for body in roster().bodies.values() if procedure in body.takes_in)
    return {body.kind: body.id for body in bodies if body.kind in columns}
