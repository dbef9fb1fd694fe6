"""The steps of a case's lane: who is named must be in the register, and what is still missing is shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings

from njia.casework.load import common_of
from njia.casework.needs import needs
from njia.corridors.files import home_of
from njia.findings import Source, Text
from njia.registers.plan import load_registers
from njiasite.attestation.refusing import refuse
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.registers import selectors


@dataclass(frozen=True, slots=True)
class Step:
    """One step: before which act, what has to be given, what of it is missing, and by which source."""

    before: Text
    asked: tuple[Text, ...]
    missing: tuple[Text, ...]
    source: Source


def steps(dossier: Dossier, role: str) -> list[Step]:
    """What the lane of the case asks for, as far as that role sees who gives it."""
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    sources, fields = _sources(dossier.corridor), plan.at(standing.version).fields
    seen = {field.id for spec in plan.acts.values() if role in spec.seen_by for field in spec.fields}
    return [
        Step(
            need.act.doing,
            tuple(fields[name].name for name in need.fields),
            tuple(fields[name].name for name in need.missing),
            sources[need.law],
        )
        for need in needs(plan, standing)
        if set(need.fields) <= seen
    ]


def registered(doing: Doing) -> Mapping[str, Any]:
    """Refuses a provider or an employer who is not in the register, or not in good standing there."""
    for field, kind in load_registers(settings.CORRIDOR).named.items():
        number = doing.given.get(field)
        if number and not (found := selectors.status(kind, str(number))).good:
            registers = load_registers(settings.CORRIDOR)
            known = registers.statuses.get(found.status)
            code = "not_in_good_standing" if known else "not_registered"
            said = {"status": known.name} if known else {}
            raise refuse(code, number=str(number), kind=registers.kinds[kind].name, **said)
    return {}


@cache
def _sources(corridor: str) -> Mapping[str, Source]:
    return common_of(home_of(corridor)).sources
