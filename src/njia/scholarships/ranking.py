"""From scores to a ranking that anybody can make again: equal points are parted by declared rules, at last by lot."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from njia.findings import Text
from njia.scholarships.model import Plan, Ranking
from njia.scholarships.scoring import Score


@dataclass(frozen=True, slots=True)
class Scored:
    """An application, by its number alone, and its score."""

    number: str
    score: Score


@dataclass(frozen=True, slots=True)
class Place:
    """Where an application stands, and why: ``by`` names the last rule that parted it from one with the same points."""

    number: str
    rank: int
    points: str
    reason: Text


def lot(seed: str, number: str) -> str:
    """The lot of a number: SHA-256 of the public seed and the number. Whoever knows both can draw it again."""
    return hashlib.sha256(f"{seed.strip()}/{number}".encode()).hexdigest()


def rank(scored: Iterable[Scored], seed: str, plan: Plan) -> tuple[Place, ...]:
    """All of them, the best first. The order in which they come does not matter."""
    rules = plan.ranking
    ordered = sorted(scored, key=lambda one: (-one.score.points, *_parting(one, rules), lot(seed, one.number)))
    places: list[Place] = []
    for _, group in groupby(ordered, key=lambda one: one.score.points):
        same = list(group)
        alike = Counter(marks for one in same for marks in _beginnings(one, rules))
        for one in same:
            places.append(_place(one, len(places) + 1, len(ordered), len(same), alike, plan))
    return tuple(places)


def _parting(one: Scored, rules: Ranking) -> tuple[object, ...]:
    return tuple(-one.score.by[name] for name in rules.ties)


def _beginnings(one: Scored, rules: Ranking) -> Iterator[tuple[object, ...]]:
    """What the first rules look at, then the first two, and so on: whoever shares it is not parted by them."""
    marks = _parting(one, rules)
    return (marks[:count] for count in range(1, len(marks) + 1))


def _place(one: Scored, rank: int, of: int, same: int, alike: Counter[tuple[object, ...]], plan: Plan) -> Place:
    points = shown(one.score)
    words = plan.ranking.words
    place = words["place"].fill(rank=str(rank), of=str(of), points=points)
    if same == 1:
        return Place(one.number, rank, points, place)
    used = _rules_used(one, alike, plan)
    tied = words["tied"].fill(others=str(same - 1), rules=_listed(used))
    return Place(one.number, rank, points, Text(*(f"{place[n]} {tied[n]}" for n in ("en", "sw", "ru"))))


def _rules_used(one: Scored, alike: Counter[tuple[object, ...]], plan: Plan) -> list[Text]:
    """The rules that were looked at, up to the one after which nobody with the same points was left beside it."""
    used: list[Text] = []
    for name, beginning in zip(plan.ranking.ties, _beginnings(one, plan.ranking), strict=True):
        used.append(plan.scoring.criteria[name].name)
        if alike[beginning] == 1:
            return used
    return [*used, plan.ranking.words["lot"]]


def _listed(names: list[Text]) -> Text:
    return Text(*("; ".join(name[language] for name in names) for language in ("en", "sw", "ru")))


def shown(score: Score) -> str:
    """Points as people write them: two readers can only make halves."""
    whole, rest = divmod(score.points, 1)
    return f"{whole}.5" if rest else str(whole)
