"""From a form that a reader sent to the act it asks for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.conf import settings

from njia.casework.model import Procedure
from njia.casework.offer import Offer, offer
from njia.casework.refuse import Refusal, refusal
from njia.casework.standing import Standing
from njiasite.dossiers import effects, engine, selectors, services
from njiasite.dossiers.forms import ActForm
from njiasite.dossiers.models import SCOPES, Dossier
from njiasite.identities.access import Reader
from njiasite.identities.roster import roster
from njiasite.ledger.services import Actor


def act(reader: Reader, dossier: Dossier, form: ActForm) -> services.Outcome:
    """Does the act. Raises RefusedError and StaleError; then nothing was done."""
    return services.act(
        dossier=dossier,
        type=form.spec.id,
        given=form.given,
        actor=actor_of(reader),
        channel="web",
        key=form.cleaned_data["key"],
        expected=form.cleaned_data["seen"],
    )


def open_case(reader: Reader, plan: Procedure, form: ActForm, case: UUID) -> services.Outcome:
    """Opens a case of that id within the reader's own scope. Raises RefusedError."""
    return open_with(reader, plan, form.spec.id, form.given, case=case, channel="web", key=form.cleaned_data["key"])


def refused(reader: Reader, plan: Procedure, standing: Standing, form: ActForm) -> Refusal | None:
    """Why the procedure would not allow this now, so that nobody checks answers for nothing."""
    return refusal(plan, standing, form.spec.id, reader.role, services.name_of(actor_of(reader)), form.given)


def hindered(reader: Reader, dossier: Dossier, form: ActForm) -> Refusal | None:
    """Why the case, or what the act would bring about, would not allow this now."""
    standing = engine.standing(dossier)
    why = refused(reader, engine.procedure_of(dossier).at(standing.version), standing, form)
    return why or effects.against(doing(reader, dossier, standing, form))


def doing(reader: Reader, dossier: Dossier, standing: Standing, form: ActForm) -> effects.Doing:
    """The act as it would be done."""
    return effects.Doing(
        dossier=dossier,
        standing=standing,
        type=form.spec.id,
        given=form.given,
        actor=actor_of(reader),
        channel="web",
        key=form.cleaned_data["key"],
    )


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
    """Where the case belongs: with the body that holds all such cases, else the reader's own mission, office and so on,
    else the body that takes such cases in."""
    intake = {body.kind: body.id for body in roster().bodies.values() if plan.id in body.takes_in}
    own = {grant.scope: grant.value for grant in reader.in_hand}
    placed = {**intake, **own, **selectors.held_by(plan)}
    return {name: value for name, value in placed.items() if name in plan.scope and name in SCOPES}


def _subject(reader: Reader) -> UUID | None:
    """The person the case is about: a job seeker themselves, or the one person a helper acts for."""
    for grant in reader.in_hand:
        if grant.scope == "self" and reader.account:
            return reader.account.pk
        if grant.scope == "helper":
            return UUID(grant.value)
    return None
