"""What to offer somebody in a case: the acts that could succeed, and those that cannot yet, with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from njia.casework.guards import Guard, Situation, references
from njia.casework.model import MOVED, ActSpec, Procedure
from njia.casework.refuse import Refusal, evidence_lacks, may, version_lacks
from njia.casework.standing import SEALED, Standing
from njia.findings import Text


@dataclass(frozen=True, slots=True)
class Offer:
    """``acts`` could succeed with the right values. ``not_yet`` would be refused whatever is filled in, and why."""

    acts: tuple[ActSpec, ...]
    not_yet: tuple[tuple[ActSpec, Text], ...]


def offer(procedure: Procedure, standing: Standing, role: str, actor: str) -> Offer:
    """The acts of this role in this case. One that can never be done again, or whose reason is not theirs to know,
    is in neither list."""
    procedure = procedure.at(standing.version)
    acts, not_yet = [], []
    for spec in may(procedure, standing, role):
        hindrance = _hindrance(procedure, standing, spec, (actor, role))
        if hindrance is None:
            acts.append(spec)
        elif _may_be_told(procedure, spec, hindrance, role):
            not_yet.append((spec, hindrance.text))
    return Offer(tuple(acts), tuple(not_yet))


def _hindrance(procedure: Procedure, standing: Standing, spec: ActSpec, who: tuple[str, str]) -> Refusal | None:
    """The reason that no value of the form can take away."""
    if spec.id == MOVED:
        return _no_way_to_move(procedure, standing, spec)
    asked = {field.id for field in spec.asked}
    if lacking := evidence_lacks(procedure, spec, {**standing.fields_given, **dict.fromkeys(asked, SEALED)}):
        return lacking
    actor, role = who
    situation = Situation(
        procedure=procedure, standing=standing, spec=spec, actor=actor, role=role, given=standing.fields_given
    )
    for guard in spec.guards:
        if not asked & _named(guard, "fields") and (text := guard.refuse(situation)) is not None:
            return Refusal(guard.name, text)
    return None


def _no_way_to_move(procedure: Procedure, standing: Standing, spec: ActSpec) -> Refusal | None:
    refusals = [version_lacks(procedure, standing, spec, {"version": number}) for number in procedure.versions]
    return None if None in refusals else refusals[0]


def _may_be_told(procedure: Procedure, spec: ActSpec, hindrance: Refusal, role: str) -> bool:
    """Whether it may pass, and names nothing that this role does not see."""
    if spec.id == MOVED:
        return False
    guards = [guard for guard in spec.guards if guard.name == hindrance.code]
    return not any(guard.lasting for guard in guards) and all(_seen(procedure, guard, role) for guard in guards)


def _seen(procedure: Procedure, guard: Guard, role: str) -> bool:
    starters = {act for clock in _named(guard, "clocks") for act in procedure.clocks[clock].starts_on}
    asking = [
        {spec.id for spec in procedure.acts.values() if field in {one.id for one in spec.fields}}
        for field in _named(guard, "fields")
    ]
    acts = _named(guard, "acts") | starters
    visible = {spec.id for spec in procedure.acts.values() if role in spec.seen_by}
    return acts <= visible and all(acts_of & visible for acts_of in asking)


def _named(guard: Guard, what: str) -> set[str]:
    return {id_ for kind, id_ in references(guard) if kind == what}
