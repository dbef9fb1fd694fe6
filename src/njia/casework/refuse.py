"""Why an act may not be done now, in words for the person who tries. What is refused changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from njia.casework.fold import given, merged, target_of
from njia.casework.guards import NotAhead, Situation, joined, references
from njia.casework.kinds import fits
from njia.casework.model import MOVED, ActSpec, Procedure
from njia.casework.seeing import closed_seen, state_seen
from njia.casework.standing import Standing
from njia.findings import Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why not. ``fields`` names those that the reason is about, so that a form can mark them."""

    code: str
    text: Text
    fields: tuple[str, ...] = ()


def refusal(
    procedure: Procedure, standing: Standing, act_type: str, role: str, actor: str, given: Mapping[str, object]
) -> Refusal | None:
    """The first reason why this person may not do this act with these values, or None when they may."""
    procedure = procedure.at(standing.version)
    spec = procedure.acts.get(act_type)
    if spec is None:
        return _because(procedure, "unknown_act")
    return (
        _state(procedure, standing, spec, role)
        or _role(procedure, spec, role)
        or _values(procedure, standing, spec, given)
        or _guards(Situation(
            procedure=procedure, standing=standing, spec=spec, actor=actor, role=role,
            given=merged(standing.fields_given, given),
        ))
    )  # fmt: skip


def may(procedure: Procedure, standing: Standing, role: str) -> tuple[ActSpec, ...]:
    """The acts that the dossier allows now and that this role may do."""
    return tuple(spec for spec in standing.allowed if role in spec.by)


def _because(procedure: Procedure, code: str, about: tuple[str, ...] = (), **values: str | Text) -> Refusal:
    return Refusal(code, procedure.words[f"casework.{code}"].fill(**values), about)


def _state(procedure: Procedure, standing: Standing, spec: ActSpec, role: str) -> Refusal | None:
    if standing.state is None:
        return None if spec.opens else _because(procedure, "not_open")
    if spec.opens:
        return _because(procedure, "already_open")
    if closed_seen(procedure, standing, role):
        return _because(procedure, "closed")
    if not standing.closed and procedure.may_follow(spec.id, standing.state):
        return None
    seen = state_seen(procedure, standing, role)
    name = procedure.states[seen].name if seen else procedure.name
    return _because(procedure, "wrong_state", act=spec.name, state=name)


def _role(procedure: Procedure, spec: ActSpec, role: str) -> Refusal | None:
    return None if role in spec.by else _because(procedure, "wrong_role", act=spec.name)


def _values(procedure: Procedure, standing: Standing, spec: ActSpec, values: Mapping[str, object]) -> Refusal | None:
    asked = {field.id: field for field in spec.asked}
    if strange := tuple(name for name in values if name not in asked):
        return _because(procedure, "unknown_field", strange, fields=", ".join(strange))
    missing = tuple(name for name, field in asked.items() if field.required and not given(values.get(name)))
    if missing:
        return _because(procedure, "missing", missing, fields=joined(tuple(asked[name].name for name in missing)))
    wrong = tuple(name for name, value in values.items() if given(value) and not fits(asked[name], value))
    if wrong:
        return _because(procedure, "wrong_value", wrong, fields=joined(tuple(asked[name].name for name in wrong)))
    return evidence_lacks(procedure, spec, merged(standing.fields_given, values)) or version_lacks(
        procedure, standing, spec, values
    )


def evidence_lacks(procedure: Procedure, spec: ActSpec, now: Mapping[str, object]) -> Refusal | None:
    """The fields that the act, or the state it leads to, must have and that were never given."""
    reached = procedure.states[spec.to].evidence if spec.to else ()
    lacking = tuple(
        name for name in dict.fromkeys((*spec.evidence, *reached)) if name not in now and name not in spec.gives
    )
    if not lacking:
        return None
    return _because(procedure, "no_evidence", lacking, fields=joined(tuple(procedure.fields[n].name for n in lacking)))


def version_lacks(
    procedure: Procedure, standing: Standing, spec: ActSpec, values: Mapping[str, object]
) -> Refusal | None:
    """Why a case cannot move to the version that ``values`` name."""
    if spec.id != MOVED:
        return None
    target = target_of(procedure, values)
    if target is None or target is procedure:
        return _because(procedure, "no_version", ("version",))
    running = {clock.id for clock in standing.clocks if clock.running}
    fits_there = (
        standing.state is not None and standing.state in target.states and not target.states[standing.state].final
    )
    if fits_there and running <= set(target.clocks):
        return None
    return _because(procedure, "version_lacks", ("version",))


def _guards(situation: Situation) -> Refusal | None:
    happened = situation.spec.happened
    guards = situation.spec.guards if happened is None else (NotAhead(happened), *situation.spec.guards)
    for guard in guards:
        text = guard.refuse(situation)
        if text is not None:
            return Refusal(guard.name, text, tuple(id_ for table, id_ in references(guard) if table == "fields"))
    return None
