"""Where a case stands, as far as a role may know: lists hold the true stage, and some are kept from some roles."""

from __future__ import annotations

from collections.abc import Iterable

from django.conf import settings

from njia.casework.model import Procedure, State
from njia.casework.seeing import state_seen
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier


def told(dossier: Dossier, state: str, role: str) -> str:
    """The stage to show for that of the list's row; empty where the role may know of none. Few need the acts for it."""
    if role not in kept_from(engine.procedure_of(dossier), state):
        return state
    return state_seen(engine.procedure_of(dossier), engine.standing(dossier), role) or ""


def kept_from(plan: Procedure, state: str) -> Iterable[str]:
    """From which roles a stage is kept, in any version."""
    return {role for one in plan.versions.values() if state in one.states for role in one.states[state].kept_from}


def offered(plan: Procedure, role: str) -> list[State]:
    """The stages by which the role may narrow a list: asking for one must not tell what the list does not."""
    return [one for one in plan.states.values() if role not in one.kept_from]


def asked(state: str, role: str) -> bool:
    """Whether the role may ask for cases in that stage, of whatever procedure."""
    return all(role not in kept_from(plan, state) for plan in engine.procedures(settings.CORRIDOR).values())
