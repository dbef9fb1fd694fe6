"""From warning signs and wording to one of five outcomes, by the corridor's scorecard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import floor

from njia.screening.matching import Shown
from njia.screening.model import FAMILIES, Alone, Kind, Outcome, Scorecard
from njia.screening.wording import Heard

_NOT_JUDGED: dict[Kind, Outcome] = {
    "advisory": "advisory",
    "news": "advisory",
    "not_job": "cannot_judge",
    "too_short": "cannot_judge",
    "unsupported": "cannot_judge",
    "military_open": "stop",
}


def score(signs: Sequence[Shown], card: Scorecard) -> tuple[int, frozenset[str]]:
    """Points, each family capped, protective facts taken off to a floor; and the families that show signs."""
    families: dict[str, int] = defaultdict(int)
    for sign in signs:
        families[sign.indicator.family] += sign.indicator.weight
    points = sum(min(families[family], card.caps[family]) for family in FAMILIES)
    protective = max(families["protective"], card.protective_floor)
    return max(points + protective, 0), frozenset(family for family in FAMILIES if families[family] > 1)


def by_signs(signs: Sequence[Shown], card: Scorecard) -> Alone:
    """What the signs alone make of an offer."""
    if any(sign.knocks_out for sign in signs):
        return "knock_out"
    points, families = score(signs, card)
    if points >= card.stop.points and len(families) >= card.stop.families:
        return "stop"
    return "check" if points >= card.check.points and len(families) >= card.check.families else "no_signs"


def outcome(kind: Kind, signs: Sequence[Shown], card: Scorecard, heard: Heard | None = None) -> tuple[Outcome, int]:
    """The verdict and its points; an opinion is given of offers only."""
    points, families = score(signs, card)
    if kind in _NOT_JUDGED:
        return _NOT_JUDGED[kind], points if kind == "military_open" else 0
    alone = by_signs(signs, card)
    if heard is not None:
        points = _with_wording(alone, heard.lure, card)
        if alone == "check" and families == _FEES_ALONE and heard.lure < card.wording.plain:
            points = min(points, card.stop.points - 1)
    if any(sign.doubted for sign in signs):
        points = max(points, card.check.points)
    if alone == "knock_out":  # whatever else is there
        return "stop", max(points, card.stop.points)
    if heard is None:
        return alone, points
    return "stop" if points >= card.stop.points else "check" if points >= card.check.points else "no_signs", points


_FEES_ALONE = frozenset({"money"})  # authorities disagree about small fees: where only money speaks, it is CHECK


def _with_wording(alone: Alone, lure: float, card: Scorecard) -> int:
    """Points on the scorecard's own scale: CHECK and STOP begin where they begin for signs alone.

    The wording may doubt what signs alone would make CHECK. What they would stop stays at CHECK: whoever knows the
    weights can write friendly words around anything.
    """
    levels = card.wording
    step = (levels.stop - levels.check) / (card.stop.points - card.check.points)
    above = lure + levels.lifts.get(alone, 0.0) - levels.check
    points = max(0, card.check.points + floor(above / step + 1e-9))
    believed = alone == "stop" or (alone != "no_signs" and lure >= levels.clear)
    return max(points, card.check.points) if believed else points
