"""What an applicant does, with an account or with a code alone: apply, add papers, answer, appeal, withdraw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from njia.corridors.load import load
from njia.findings import Finding
from njia.scholarships.eligibility import against, missing
from njia.scholarships.model import Answers
from njiasite.documents import services as documents
from njiasite.dossiers import engine
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import roster
from njiasite.ledger.services import Actor
from njiasite.scholarships import codes, drafts
from njiasite.scholarships.asked import APPLICATION, plan, refusing, today
from njiasite.scholarships.models import Application, Draft, Programme

APPLICANT = Actor(None, "jobseeker")
PAPERS = ("passport_copy", "certificate", "transcript", "medical")


def open_now() -> Iterable[Programme]:
    """The programmes for which people can apply today, the first to close on top."""
    rows = Programme.objects.filter(corridor=settings.CORRIDOR, state="open", opens_on__lte=today())
    return rows.filter(closes_on__gte=today()).order_by("closes_on", "reference")


def is_open(programme: Programme) -> bool:
    """Whether people can apply for it today."""
    return programme.state == "open" and programme.opens_on <= today() <= programme.closes_on


def speaks_against(programme: Programme, answers: Answers) -> tuple[Finding, ...]:
    """The conditions that are not met, each with its rule and source."""
    corridor = load(settings.CORRIDOR)
    return against(plan(), corridor, programme.kind, answers, programme.studies_from)


def lacking(application: Application, given: Answers, stage: int = 1) -> tuple[str, ...]:
    """The papers that it still lacks."""
    kind = application.programme.kind if application.programme else ""
    return missing(plan(), kind, application.level, given, stage)


def may_apply(doing: Doing) -> Mapping[str, Any]:
    """Refuses an application for what is no open programme, or is not for that level."""
    reference = str(doing.given.get("programme", "")).strip().upper()
    programme = Programme.objects.filter(corridor=doing.dossier.corridor, reference=reference).first()
    if programme is None or not is_open(programme):
        raise refusing("not_open", "programme")
    if programme.given.get("programme_level") not in ("any", doing.given.get("level")):
        raise refusing("other_level", "level")
    return {}


@transaction.atomic
def apply(
    programme: Programme, given: Mapping[str, Any], *, key: str, actor: Actor = APPLICANT, subject: UUID | None = None,
    draft: Draft | None = None,
) -> tuple[Dossier, str]:  # fmt: skip
    """Sends an application; the case and its code, empty where the code of the draft goes on. Raises RefusedError.

    Sent again with the same key it is the same application, and a new code takes the place of the one before.
    """
    outcome = dossiers.open_dossier(
        corridor=settings.CORRIDOR, procedure=APPLICATION, type="scholarship.submitted",
        given={**given, "programme": programme.reference}, actor=actor, channel="web", key=key,
        scope=_intake(programme), subject=subject,
    )  # fmt: skip
    if draft is None:
        return outcome.dossier, codes.give(dossier=outcome.dossier)
    codes.pass_on(draft, outcome.dossier)
    drafts.drop(draft)
    return outcome.dossier, ""


@transaction.atomic
def add_paper(dossier: Dossier, field: str, file: UploadedFile, key: str) -> None:
    """Adds one paper, stripped of its properties. Raises DocumentError and RefusedError."""
    kept = documents.store(
        file, holder=dossier.id, actor=APPLICANT, channel="web", key=f"{key}/{field}", id=uuid5(dossier.id, key)
    )
    act(dossier, "scholarship.papers_added", {field: str(kept.id)}, key)


def act(dossier: Dossier, type: str, given: Mapping[str, Any], key: str) -> None:
    """Does something as the applicant. Raises RefusedError."""
    dossiers.act(dossier=dossier, type=type, given=given, actor=APPLICANT, channel="web", key=key)


def erase(dossier: Dossier, person: str, key: str) -> None:
    """A request of its own, which two supervisors decide."""
    body = {b.kind: b.id for b in roster().bodies.values() if "data_request" in b.takes_in}
    dossiers.open_dossier(
        corridor=dossier.corridor, procedure="data_request", type="request.made",
        given={"asked_for": "erase", "person": person or dossier.number, "request_words": dossier.number},
        actor=APPLICANT, channel="web", key=str(uuid5(dossier.id, f"erase/{key}")),
        scope={k: v for k, v in body.items() if k in engine.procedures(dossier.corridor)["data_request"].scope},
        subject=dossier.subject_id,
    )  # fmt: skip


def _intake(programme: Programme) -> dict[str, str]:
    """Where applications begin; the university of the programme reaches them too, once one is nominated there."""
    found = {body.kind: body.id for body in roster().bodies.values() if APPLICATION in body.takes_in}
    university = programme.dossier.university
    return {**found, **({"university": university} if university else {})}
