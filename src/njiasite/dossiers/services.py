"""The only ways in which a dossier changes: it is opened, and acts are done in it. One transaction each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F

from njia.casework.fold import advance
from njia.casework.model import Field, Procedure
from njia.casework.refuse import Refusal, refusal
from njia.casework.standing import Standing
from njiasite.channels import services as outbox
from njiasite.config import clock
from njiasite.documents import holding as documents
from njiasite.dossiers import effects, engine, remembered
from njiasite.dossiers.messages import owed_by
from njiasite.dossiers.models import Counter, Dossier
from njiasite.dossiers.projections import project, watch
from njiasite.dossiers.searching import keep_keys
from njiasite.ledger import selectors
from njiasite.ledger import values as ledger
from njiasite.ledger.services import Actor, Personal, record
from njiasite.ledger.values import KeyReusedError, StaleError

_SEALED = ("personal", "sensitive")


class RefusedError(Exception):
    """The procedure does not allow this now; ``refusal`` says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an act led to. ``fresh`` is false when it had been done before, with the same key."""

    dossier: Dossier
    standing: Standing
    act: ledger.Act
    fresh: bool


def open_dossier(
    *,
    corridor: str,
    procedure: str,
    type: str,
    given: Mapping[str, Any],
    actor: Actor,
    channel: str,
    key: str,
    scope: Mapping[str, str] | None = None,
    subject: UUID | None = None,
    id: UUID | None = None,
) -> Outcome:
    """Opens a dossier by its first act. Raises RefusedError; the same ``key`` again gives the same dossier.

    ``id`` is that of the new dossier, where papers were sealed for it before.
    """
    plan = engine.procedures(corridor)[procedure]
    nothing = engine.nothing(plan)
    with transaction.atomic():
        if known := selectors.recorded(actor, key):
            return _again(Dossier.objects.get(pk=known.chain), type, given, actor, channel, key)
        if why := refusal(plan, nothing, type, actor.role, name_of(actor), given):
            raise RefusedError(why)
        dossier = Dossier.objects.create(
            id=id or uuid4(),
            number=_next_number(corridor),
            corridor=corridor,
            procedure=procedure,
            version=plan.version,
            subject_id=subject,
            opened_at=clock.now(),
            **dict(scope or {}),
        )
        return _done(dossier, nothing, type, given, actor, channel, key)


def act(
    *,
    dossier: Dossier,
    type: str,
    given: Mapping[str, Any],
    actor: Actor,
    channel: str,
    key: str,
    expected: int | None = None,
) -> Outcome:
    """Does an act. Raises RefusedError, and StaleError when somebody acted since the actor saw ``expected``."""
    with transaction.atomic():
        standing = engine.standing(dossier)
        stale = expected is not None and expected != standing.seq
        why = refusal(engine.procedure_of(dossier), standing, type, actor.role, name_of(actor), given)
        # Else the ledger itself tells, as it records: most acts are new, and need not be looked for.
        if (stale or why or effects.plugged(type)) and selectors.recorded(actor, key):
            return _again(dossier, type, given, actor, channel, key)
        if stale:
            raise StaleError(standing.seq, selectors.acts(dossier.id).filter(seq__gt=expected))
        if why:
            raise RefusedError(why)
        return _done(dossier, standing, type, given, actor, channel, key)


def _done(
    dossier: Dossier, before: Standing, type: str, given: Mapping[str, Any], actor: Actor, channel: str, key: str
) -> Outcome:
    plan = engine.procedure_of(dossier)
    doing = effects.Doing(
        dossier=dossier, standing=before, type=type, given=given, actor=actor, channel=channel, key=key
    )
    given = {**given, **effects.given_by(doing)}
    recorded = _record(dossier, plan.at(before.version), type, given, actor, channel, key, max(before.seq, 0))
    if not recorded.fresh:
        return Outcome(dossier, before, recorded.act, fresh=False)
    _name_papers(dossier, plan.at(before.version), type, given)
    act = engine.as_act(recorded.act)
    after = advance(plan, before, act)
    remembered.keep(recorded.act, after)
    project(dossier, plan, after, recorded.act.at, before=before)
    watch(dossier, after, before=before)
    keep_keys(dossier, plan.at(before.version).acts[type], given)
    outbox.enqueue(owed_by(dossier, plan, after, act))
    effects.follow(doing)
    return Outcome(dossier, after, recorded.act, fresh=True)


def _name_papers(dossier: Dossier, plan: Procedure, type: str, given: Mapping[str, Any]) -> None:
    """Papers that the act names are held no longer, but kept. Raises RefusedError for one that was erased meanwhile."""
    named = {f.id: given[f.id] for f in plan.acts[type].fields if f.kind == "document" and given.get(f.id)}
    if named and not documents.name_in_act(dossier.id, map(str, named.values())):
        raise RefusedError(Refusal("paper_gone", plan.words["casework.paper_gone"], tuple(named)))


def _again(dossier: Dossier, type: str, given: Mapping[str, Any], actor: Actor, channel: str, key: str) -> Outcome:
    """The same key once more: the ledger says whether it asks for the same thing."""
    standing = engine.standing(dossier)
    plan = engine.procedure_of(dossier).at(standing.version)
    known = selectors.recorded(actor, key)
    if type not in plan.acts or known is None:
        raise KeyReusedError(key)
    told = {**known.given, **selectors.opened(known)} if plan.acts[type].gives else {}
    given = {**given, **{name: told[name] for name in plan.acts[type].gives if name in told}}
    recorded = _record(dossier, plan, type, given, actor, channel, key, None)
    return Outcome(dossier, standing, recorded.act, fresh=False)


def _record(
    dossier: Dossier,
    plan: Procedure,
    type: str,
    given: Mapping[str, Any],
    actor: Actor,
    channel: str,
    key: str,
    expected: int | None,
) -> Any:
    payload, personal = _parted(plan.acts[type].fields, given, dossier.id)
    return record(
        chain=dossier.id,
        type=type,
        actor=actor,
        channel=channel,
        key=key,
        payload=payload,
        personal=personal,
        expected=expected,
    )


def _parted(
    fields: tuple[Field, ...], given: Mapping[str, Any], holder: UUID
) -> tuple[dict[str, Any], dict[str, Personal]]:
    """What lies open in the ledger, and what is sealed with the dossier's key; blanks are left out."""
    closed = {field.id for field in fields if field.privacy in _SEALED}
    said = {name: value for name, value in given.items() if value not in (None, "")}
    return (
        {name: value for name, value in said.items() if name not in closed},
        {name: Personal(holder, value) for name, value in said.items() if name in closed},
    )


def name_of(actor: Actor) -> str:
    """Whoever acts, as `njia.casework` tells two people apart."""
    return str(actor.account or actor.role)


def _next_number(corridor: str) -> str:
    """KE-RU-2026-000123: counted up in the transaction, so that a number is neither given twice nor left out."""
    year = clock.now().year
    Counter.objects.bulk_create([Counter(corridor=corridor, year=year)], ignore_conflicts=True)
    row = Counter.objects.select_for_update().get(corridor=corridor, year=year)
    Counter.objects.filter(pk=row.pk).update(last=F("last") + 1)
    return f"{corridor.upper().replace('_', '-')}-{year}-{row.last + 1:06}"
