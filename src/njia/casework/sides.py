"""Which of two sides may do an act: two people of one country are not two countries."""

from __future__ import annotations

from dataclasses import dataclass

from njia.casework.guards import Acts, Guard, Situation, guard
from njia.casework.standing import Done
from njia.findings import Text


@guard("other_side")
@dataclass(frozen=True)
class OtherSide(Guard):
    """Only the side that did not do the last of ``acts``; the roles of one of the two are in ``side``."""

    acts: Acts
    side: tuple[str, ...]

    def refuse(self, situation: Situation) -> Text | None:
        last = _last(situation, self.acts)
        same = last is not None and (last.role in self.side) == (situation.role in self.side)
        return situation.says(self.name) if same else None


@guard("same_side")
@dataclass(frozen=True)
class SameSide(Guard):
    """Only the side that did the last of ``acts``; the roles of one of the two are in ``side``."""

    acts: Acts
    side: tuple[str, ...]

    def refuse(self, situation: Situation) -> Text | None:
        last = _last(situation, self.acts)
        other = last is not None and (last.role in self.side) != (situation.role in self.side)
        return situation.says(self.name) if other else None


def _last(situation: Situation, acts: tuple[str, ...]) -> Done | None:
    done = [situation.standing.done[act] for act in acts if act in situation.standing.done]
    return max(done, key=lambda one: one.seq, default=None)
