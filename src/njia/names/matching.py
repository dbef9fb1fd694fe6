"""Pairs the words of two names: the best pairs first, each word once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

_T = TypeVar("_T")
Pairing = tuple[tuple[int, int, float], ...]


def best_pairs(left: Sequence[_T], right: Sequence[_T], score: Callable[[_T, _T], float], least: float) -> Pairing:
    """(index left, index right, score) with the highest scores taken first; ties by place, so that order is kept."""
    candidates = sorted(
        (-value, abs(i - j), i, j)
        for i, a in enumerate(left)
        for j, b in enumerate(right)
        if (value := score(a, b)) >= least
    )
    taken_left: set[int] = set()
    taken_right: set[int] = set()
    pairs: list[tuple[int, int, float]] = []
    for negative, _, i, j in candidates:
        if i not in taken_left and j not in taken_right:
            taken_left.add(i)
            taken_right.add(j)
            pairs.append((i, j, -negative))
    return tuple(sorted(pairs))


def crossed(pairs: Pairing) -> bool:
    """Whether the words stand in another order on the right."""
    rights = [j for _, j, _ in pairs]
    return rights != sorted(rights)
