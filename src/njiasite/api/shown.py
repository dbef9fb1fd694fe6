"""From the values of procedures and cases to the shapes of answers; what a role may not see is left out here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from njia.casework.model import ActSpec, Field, Procedure
from njia.casework.refuse import may
from njia.casework.seeing import clocks_seen
from njia.casework.standing import RunningClock, Standing
from njia.findings import Text
from njiasite.api import asked
from njiasite.dossiers import engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.identities.access import Reader
from njiasite.ledger.selectors import ERASED
from njiasite.ledger.values import Act

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


def dossier(found: Dossier, standing: Standing, acts: Iterable[Act], reader: Reader) -> dict[str, Any]:
    """A case, as far as the reader's role may see it."""
    plan = engine.procedure_of(found)
    possible = may(plan.at(standing.version), standing, reader.role) if reader.may("dossier.act") else ()
    return {
        **dossier_line(found, standing.state or "", standing.closed),
        "version": standing.version,
        "places": {name: value for name in _PLACES if (value := getattr(found, name))},
        "known": list({one["field"]: one for act in timeline(plan, acts, reader.role) for one in act["given"]}.values()),
        "clocks": [_clock(one) for one in clocks_seen(plan, standing, reader.role)],
        "possible": [{"act": spec.id, "name": spec.name} for spec in possible],
    }


def timeline(plan: Procedure, acts: Iterable[Act], role: str) -> list[dict[str, Any]]:
    """What happened, the oldest first, with what was given."""
    seen = ((act, presentation.spec_of(plan, act.type)) for act in acts)
    return [
        {**happened(spec, act), "given": [_known(*one) for one in presentation.given_in(spec, act)]}
        for act, spec in seen
        if spec is not None and role in spec.seen_by
    ]


def since(plan: Procedure, acts: Iterable[Act], role: str) -> list[dict[str, Any]]:
    """The same in short, for whoever did not see it."""
    seen = ((act, presentation.spec_of(plan, act.type)) for act in acts)
    return [happened(spec, act) for act, spec in seen if spec is not None and role in spec.seen_by]


def happened(spec: ActSpec, act: Act) -> dict[str, Any]:
    """An act that was done."""
    return {"act": act.type, "name": spec.name, "at": act.at, "role": act.role}


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
        "fields": spec.fields,
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
