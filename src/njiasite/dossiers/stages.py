"""Where a case stands, as far as a role may know: lists hold the true stage, and some are kept from some roles."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q

from njia.casework.model import Procedure, State
from njia.casework.seeing import state_seen
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.identities.roster import role_named


def told(dossier: Dossier, state: str, role: str) -> str:
    """The stage to show for that of the list's row; empty where the role may know of none. Few need the acts for it."""
    if role not in kept_from(engine.procedure_of(dossier), state):
        return state
    return state_seen(engine.procedure_of(dossier), engine.standing(dossier), role) or ""


def kept_from(plan: Procedure, state: str) -> Iterable[str]:
    """From which roles a stage is kept, in any version."""
    return {role for one in plan.versions.values() if state in one.states for role in one.states[state].kept_from}


def offered(plan: Procedure, role: str) -> list[State]:
    """The stages by which the role may narrow a list: none where one is kept from it.

    A case shown in a stage, and not found by asking for that stage, would stand in the one that is kept.
    """
    return [] if plan.id in keeping(role) else list(plan.states.values())


def keeping(role: str) -> frozenset[str]:
    """The procedures that keep a stage from the role, in any version."""
    return frozenset(
        plan.id
        for plan in engine.procedures(settings.CORRIDOR).values()
        if any(role in state.kept_from for one in plan.versions.values() for state in one.states.values())
    )


def dated(role: str) -> frozenset[str]:
    """The procedures of which the role may be told when something last happened: it might be what it may not see.

    Officers may be told also where a colleague's act is not shown to them.
    """
    known, kept = role_named(role), keeping(role)
    return frozenset(
        plan.id
        for plan in engine.procedures(settings.CORRIDOR).values()
        if all(role in act.seen_by for one in plan.versions.values() for act in one.acts.values())
        or (known is not None and known.official and plan.id not in kept)
    )


def ended(role: str, *, closed: bool) -> Q:
    """Cases that are closed, or open, as far as the role may know: by an end that is kept from it none is closed."""
    kept = Q()
    for plan in engine.procedures(settings.CORRIDOR).values():
        hidden = {id_ for one in plan.versions.values() for id_, state in one.states.items() if role in state.kept_from}
        if hidden:
            kept |= Q(procedure=plan.id, standing__state__in=sorted(hidden))
    return Q(standing__closed=True) & ~kept if closed else Q(standing__closed=False) | kept
