"""Guards on answers that belong together: one that asks for another, and one that stays what it was."""

from __future__ import annotations

from dataclasses import dataclass

from njia.casework.guards import FieldId, Guard, Situation, guard
from njia.findings import Text


@guard("explained")
@dataclass(frozen=True)
class Explained(Guard):
    """Where ``field`` is one of ``values``, the field ``by`` must be given too."""

    field: FieldId
    values: tuple[str | bool, ...]
    by: FieldId

    def refuse(self, situation: Situation) -> Text | None:
        if situation.given.get(self.field) not in self.values or self.by in situation.given:
            return None
        return situation.says(self.name, by=situation.name_of(self.by))


@guard("as_before")
@dataclass(frozen=True)
class AsBefore(Guard):
    """Once given, ``field`` keeps its value in this case."""

    field: FieldId

    def refuse(self, situation: Situation) -> Text | None:
        before = situation.standing.fields_given.get(self.field)
        if before is None or situation.given.get(self.field) == before:
            return None
        return situation.says(self.name, field=situation.name_of(self.field))
