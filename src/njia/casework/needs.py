"""What an act needs in one lane and not in another: the steps of each lane, with the law that asks for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from njia.casework.guards import FieldId, FieldIds, Guard, Situation, SourceId, guard, joined
from njia.casework.model import ActSpec, Procedure
from njia.casework.standing import Standing
from njia.findings import Text


@guard("needed_where")
@dataclass(frozen=True)
class NeededWhere(Guard):
    """Where ``field`` has one of ``values``, each of ``needs`` must have been given; ``law`` is the source."""

    field: FieldId
    values: tuple[str, ...]
    needs: FieldIds
    law: SourceId

    def refuse(self, situation: Situation) -> Text | None:
        lacking = tuple(name for name in self.needs if name not in situation.given)
        if situation.given.get(self.field) not in self.values or not lacking:
            return None
        return situation.says(self.name, fields=joined(tuple(situation.name_of(name) for name in lacking)))


@dataclass(frozen=True, slots=True)
class Need:
    """One step that a case needs before ``act``: what has to be given, what of it is missing, the source's id."""

    act: ActSpec
    fields: tuple[str, ...]
    missing: tuple[str, ...]
    law: str


def needs(procedure: Procedure, standing: Standing) -> Iterator[Need]:
    """The steps of the lane in which the case is, in the order of the acts that need them."""
    given = standing.fields_given
    for spec in procedure.at(standing.version).acts.values():
        for one in spec.guards:
            if isinstance(one, NeededWhere) and given.get(one.field) in one.values:
                yield Need(spec, one.needs, tuple(name for name in one.needs if name not in given), one.law)
