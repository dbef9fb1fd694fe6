"""Two readers' points made one score; a third reader where the two are too far apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from njia.scholarships.model import Scoring

Marks = Mapping[str, int]  # points by criterion


class MarksError(ValueError):
    """What a reader gave are no points as the corridor has them; ``criterion`` says which."""

    def __init__(self, criterion: str) -> None:
        super().__init__(criterion)
        self.criterion = criterion


@dataclass(frozen=True, slots=True)
class Score:
    """The points that count, and those of each criterion, as exact fractions: nobody loses a place by rounding."""

    points: Fraction
    by: Mapping[str, Fraction]


def read(line: str, scoring: Scoring) -> Marks:
    """``marks=31; purpose=20`` as points. Raises MarksError for one that is missing, unknown or out of range."""
    parts = [part.partition("=") for part in line.split(";") if part.strip()]
    given = {name.strip(): value.strip() for name, _, value in parts}
    if strange := sorted(given.keys() - scoring.criteria.keys()):
        raise MarksError(strange[0])
    for name, criterion in scoring.criteria.items():
        value = given.get(name, "")
        if not (value.isascii() and value.isdigit() and int(value) <= criterion.most):
            raise MarksError(name)
    return {name: int(given[name]) for name in scoring.criteria}


def written(marks: Marks) -> str:
    """Points as one line, in the order of the criteria."""
    return "; ".join(f"{name}={points}" for name, points in marks.items())


def needs_third(first: Marks, second: Marks, scoring: Scoring) -> bool:
    """Whether the two are further apart than the corridor lets stand."""
    return abs(sum(first.values()) - sum(second.values())) > scoring.gap


def score(readings: Sequence[Marks]) -> Score:
    """The mean of two readers; of three that of the two nearest to each other, and of two such pairs the higher."""
    pair = max(combinations(readings, 2), key=_nearness) if len(readings) > 2 else readings
    by = {name: Fraction(sum(one[name] for one in pair), len(pair)) for name in pair[0]}
    return Score(sum(by.values(), Fraction()), by)


def _nearness(pair: Sequence[Marks]) -> tuple[int, int]:
    first, second = (sum(one.values()) for one in pair)
    return -abs(first - second), first + second
