"""Guards that count: one number held against another, and how many runs of a clock may go on side by side."""

from __future__ import annotations

from dataclasses import dataclass

from njia.casework.guards import ClockId, FieldId, Guard, Situation, amount, guard
from njia.findings import Text


@guard("no_more_than")
@dataclass(frozen=True)
class NoMoreThan(Guard):
    """The number or sum in ``field`` may not be larger than that in ``most``, where both were given."""

    field: FieldId
    most: FieldId

    def refuse(self, situation: Situation) -> Text | None:
        found, most = amount(situation.given.get(self.field)), amount(situation.given.get(self.most))
        if found is None or most is None or found <= most:
            return None
        return situation.says(self.name, field=situation.name_of(self.field), most=situation.name_of(self.most))


@guard("room_left")
@dataclass(frozen=True)
class RoomLeft(Guard):
    """Fewer runs of ``clock`` than the number in ``field`` go on, the one that this act would start aside."""

    clock: ClockId
    field: FieldId

    def refuse(self, situation: Situation) -> Text | None:
        own = _own(situation, self.clock)
        others = sum(c.running for c in situation.standing.clocks if c.id == self.clock and c.key != own)
        most = amount(situation.given.get(self.field)) or 0
        if others < most:
            return None
        return situation.says(self.name, most=f"{most:f}" if most else "0")


@guard("held")
@dataclass(frozen=True)
class Held(Guard):
    """The run of ``clock`` that this act would end is going on."""

    clock: ClockId

    def refuse(self, situation: Situation) -> Text | None:
        own = _own(situation, self.clock)
        if any(c.running for c in situation.standing.clocks if c.id == self.clock and c.key == own):
            return None
        return situation.says(self.name, key=own)


def _own(situation: Situation, clock: str) -> str:
    """Which run of the clock the act is about: the value it gives to the clock's ``each``."""
    each = situation.procedure.clocks[clock].each
    return "" if each is None else str(situation.given.get(each) or "")
