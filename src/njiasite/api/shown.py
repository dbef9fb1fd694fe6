"""From the values of procedures and cases to the shapes of answers; what a role may not see is left out here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from njia.casework.model import ActSpec, Field, Procedure
from njia.casework.seeing import clocks_seen, closed_seen, state_seen
from njia.casework.standing import RunningClock, Standing
from njia.findings import Text
from njiasite.api import asked
from njiasite.dossiers import acting, engine
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.presentation import Shown
from njiasite.identities.access import Reader
from njiasite.ledger.selectors import ERASED

_PLACES = ("office", "mission")


def procedure(plan: Procedure) -> dict[str, Any]:
    """A procedure, whole."""
    return {
        "id": plan.id,
        "version": plan.version,
        "name": plan.name,
        "summary": plan.summary,
        "source": plan.source,
        "readers": plan.readers,
        "states": list(plan.states.values()),
        "acts": [_act(plan, spec) for spec in plan.acts.values()],
        "clocks": [
            {
                "id": one.id,
                "name": one.name,
                "period": f"{one.period.count} {one.period.unit}",
                "nature": one.nature,
                "source": one.source,
                "starts_on": one.starts_on,
                "stops_on": one.stops_on,
            }
            for one in plan.clocks.values()
        ],
    }


def dossier_line(dossier: Dossier, state: str, closed: bool) -> dict[str, Any]:
    """A case, in short."""
    return {
        "id": dossier.pk,
        "number": dossier.number,
        "procedure": dossier.procedure,
        "state": state_named(engine.procedure_of(dossier), state),
        "closed": closed,
        "opened_at": dossier.opened_at,
    }


def dossier(found: Dossier, standing: Standing, acts: Iterable[Shown], reader: Reader) -> dict[str, Any]:
    """A case, as far as the reader's role may see it."""
    plan = engine.procedure_of(found)
    known = {one["field"]: one for act in timeline(acts) for one in act["given"]}
    return {
        **dossier_line(found, state_seen(plan, standing, reader.role) or "", closed_seen(plan, standing, reader.role)),
        "version": standing.version,
        "places": {name: value for name in _PLACES if (value := getattr(found, name))},
        "known": list(known.values()),
        "clocks": [_clock(one) for one in clocks_seen(plan, standing, reader.role)],
        "possible": [{"act": spec.id, "name": spec.doing} for spec in acting.offered(reader, plan, standing).acts],
    }


def timeline(acts: Iterable[Shown]) -> list[dict[str, Any]]:
    """What happened, the oldest first, with what was given."""
    return [{**happened(one), "given": [_known(*field) for field in one.given]} for one in acts]


def happened(one: Shown) -> dict[str, Any]:
    """An act that was done."""
    return {"act": one.act.type, "name": one.spec.name, "at": one.act.at, "role": one.act.role}


def state_named(plan: Procedure, state: str) -> dict[str, Any]:
    """A state with its name, in whichever version of the procedure has it."""
    known = next((v.states[state] for v in plan.versions.values() if state in v.states), None)
    return {"id": state, "name": known.name if known else Text(state, state, state)}


def _act(plan: Procedure, spec: ActSpec) -> dict[str, Any]:
    return {
        "id": spec.id,
        "name": spec.name,
        "help": spec.help,
        "by": spec.by,
        "opens": spec.opens,
        "from_states": spec.from_states,
        "to": spec.to,
        "fields": spec.asked,
        "given_schema": asked.schema(plan, spec),
    }


def _known(field: Field, value: Any) -> dict[str, Any]:
    erased = value is ERASED
    shown = {"field": field.id, "name": field.name, "kind": field.kind}
    return {**shown, "value": None if erased else value, "erased": erased}


def _clock(one: RunningClock) -> dict[str, Any]:
    return {
        "clock": one.id,
        "key": one.key,
        "name": one.spec.name,
        "nature": one.spec.nature,
        "started_at": one.started_at,
        "due_at": one.deadline.due_at,
        "stopped_at": one.stopped_at,
        "late": one.late,
        "explanation": one.deadline.explanation,
        "source": one.spec.source,
    }
