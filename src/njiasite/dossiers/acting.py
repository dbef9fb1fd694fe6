"""From a form that a reader sent to the act it asks for: papers are kept first, then the act is done."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from njia.casework.model import Procedure
from njia.casework.offer import Offer, offer
from njia.casework.standing import Standing
from njia.corridors import load
from njia.documents.model import DocumentError
from njiasite.documents import services as documents
from njiasite.dossiers import engine, services
from njiasite.dossiers.forms import ActForm
from njiasite.dossiers.models import SCOPES, Dossier
from njiasite.identities.access import Reader
from njiasite.identities.roster import roster
from njiasite.identities.roster import words as said
from njiasite.ledger.services import Actor


class PaperError(ValueError):
    """A paper that cannot be kept; the message is for the person who sent it. ``field`` is where it was sent."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


def act(reader: Reader, dossier: Dossier, form: ActForm) -> services.Outcome:
    """Does the act. Raises RefusedError, StaleError and PaperError; then nothing was kept and nothing was done."""
    with transaction.atomic() if form.papers else nullcontext():
        given = {**form.given, **_kept(reader, dossier.id, form)}
        return services.act(
            dossier=dossier,
            type=form.spec.id,
            given=given,
            actor=actor_of(reader),
            channel="web",
            key=form.cleaned_data["key"],
            expected=form.cleaned_data["seen"],
        )


def open_case(reader: Reader, procedure: str, form: ActForm) -> services.Outcome:
    """Opens a case within the reader's own scope. Raises RefusedError and PaperError."""
    plan = engine.procedures(settings.CORRIDOR)[procedure]
    with transaction.atomic():
        case = uuid4()
        given = {**form.given, **_kept(reader, case, form)}
        return open_with(reader, plan, form.spec.id, given, case=case, channel="web", key=form.cleaned_data["key"])


def open_with(
    reader: Reader, plan: Procedure, type: str, given: Mapping[str, Any], *, case: UUID, channel: str, key: str
) -> services.Outcome:
    """Opens a case of that id within the reader's own scope. Raises RefusedError."""
    return services.open_dossier(
        id=case,
        corridor=settings.CORRIDOR,
        procedure=plan.id,
        type=type,
        given=given,
        actor=actor_of(reader),
        channel=channel,
        key=key,
        scope=_scope(reader, plan),
        subject=_subject(reader),
    )


def offered(reader: Reader, plan: Procedure, standing: Standing) -> Offer:
    """What this reader can do in the case now, and what not yet."""
    if not reader.may("dossier.act"):
        return Offer((), ())
    return offer(plan, standing, reader.role, services.name_of(actor_of(reader)))


def actor_of(reader: Reader) -> Actor:
    """The reader as the ledger names who acts."""
    return Actor(reader.account.pk if reader.account else None, reader.role)


def _scope(reader: Reader, plan: Procedure) -> Mapping[str, str]:
    """Where the case belongs: the reader's own mission, office and so on, else the body that takes such cases in."""
    intake = {body.kind: body.id for body in roster().bodies.values() if plan.id in body.takes_in}
    own = {grant.scope: grant.value for grant in reader.in_hand}
    return {name: value for name, value in {**intake, **own}.items() if name in plan.scope and name in SCOPES}


def _subject(reader: Reader) -> UUID | None:
    """The person the case is about: a job seeker themselves, or the one person a helper acts for."""
    for grant in reader.in_hand:
        if grant.scope == "self" and reader.account:
            return reader.account.pk
        if grant.scope == "helper":
            return UUID(grant.value)
    return None


def _kept(reader: Reader, holder: UUID, form: ActForm) -> dict[str, str]:
    kept = {}
    for name, file in form.papers.items():
        try:
            paper = documents.store(
                file, holder=holder, actor=actor_of(reader), channel="web", key=form.cleaned_data["key"]
            )
        except DocumentError as error:
            text = load.load(settings.CORRIDOR).messages[error.code]
            raise PaperError(name, said(text.fill(**error.values))) from error
        kept[name] = str(paper.id)
    return kept
