"""From warning signs to one of five outcomes, by the corridor's scorecard."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from njia.screening.matching import Shown
from njia.screening.model import FAMILIES, Kind, Outcome, Scorecard

_NOT_JUDGED: dict[Kind, Outcome] = {
    "advisory": "advisory",
    "news": "advisory",
    "not_job": "cannot_judge",
    "too_short": "cannot_judge",
    "unsupported": "cannot_judge",
    "military_open": "stop",
}


def score(signs: Sequence[Shown], card: Scorecard) -> tuple[int, int]:
    """Points, each family capped, protective facts taken off to a floor; and how many families show signs."""
    families: dict[str, int] = defaultdict(int)
    for sign in signs:
        families[sign.indicator.family] += sign.indicator.weight
    points = sum(min(families[family], card.caps[family]) for family in FAMILIES)
    protective = max(families["protective"], card.protective_floor)
    return max(points + protective, 0), sum(families[family] > 1 for family in FAMILIES)


def outcome(kind: Kind, signs: Sequence[Shown], card: Scorecard) -> tuple[Outcome, int]:
    """The verdict and its points. A knock-out stops whatever else is there; an opinion is given of offers only."""
    points, families = score(signs, card)
    if kind in _NOT_JUDGED:
        return _NOT_JUDGED[kind], points if kind == "military_open" else 0
    if any(sign.indicator.knock_out for sign in signs):
        return "stop", max(points, card.stop.points)
    if points >= card.stop.points and families >= card.stop.families:
        return "stop", points
    if points >= card.check.points and families >= card.check.families:
        return "check", points
    return "no_signs", points
