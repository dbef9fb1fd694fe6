"""Changing over from one pathway to another: refused, or allowed once its conditions are met."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from njia.findings import Finding, Text
from njia.pathways.model import Condition, Move, Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of the check. ``lacking`` are conditions that nobody has confirmed; ``move`` is None where no line of
    the corridor knows the change: then it is not allowed either."""

    allowed: bool
    why: Text
    move: Move | None
    lacking: tuple[Condition, ...] = ()
    warnings: tuple[Finding, ...] = ()


def check_move(ways: Ways, of: str, to: str, met: Collection[str] = ()) -> Checked:
    """Whether somebody on the pathway ``of`` may change over to ``to``, with the conditions ``met``."""
    move = ways.moves.get((of, to))
    if move is None:
        return Checked(allowed=False, why=ways.words["move.unknown"], move=None)
    warnings = tuple(ways.warnings[name].finding for name in move.warns)
    lacking = tuple(one for one in move.conditions if one.id not in met)
    allowed = move.allowed and not lacking
    why = move.why if allowed or not move.allowed else ways.words["move.lacking"]
    return Checked(allowed=allowed, why=why, move=move, lacking=lacking, warnings=warnings)


def moves_from(ways: Ways, of: str) -> tuple[Move, ...]:
    """Every change that the corridor knows from there, the allowed ones first."""
    return tuple(sorted((m for (a, _), m in ways.moves.items() if a == of), key=lambda m: not m.allowed))
