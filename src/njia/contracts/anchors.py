"""Pairs of clauses that are sure by their words alone, and the band of the programme that runs through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from njia.contracts.dynamic import Beadwork

SURE = 2.0  # evidence of the words
MARGIN = 1.5  # over the second best
_SLACK = 4


def anchors(work: Beadwork) -> list[tuple[int, int]]:
    """The longest run of pairs, in order on both sides, each the other's clear best."""
    rows, columns = len(work.length_en), len(work.length_ru)
    table = [[work.lexical(i, j) for j in range(columns)] for i in range(rows)]
    best_of_column = [max(range(rows), key=lambda i, j=j: table[i][j]) for j in range(columns)]  # type: ignore[misc]
    pairs = []
    for i, row in enumerate(table):
        j = max(range(columns), key=row.__getitem__)
        if row[j] < SURE or best_of_column[j] != i:
            continue
        if max((v for k, v in enumerate(row) if k != j), default=-99.0) > row[j] - MARGIN:
            continue
        pairs.append((i, j))
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence of pairs (sorted by the first) whose seconds rise."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for place, (_, j) in enumerate(pairs):
        at = bisect_left(tails, j)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [j]
        ends[at : at + 1] = [place]
    chain = []
    place = ends[-1] if ends else -1
    while place >= 0:
        chain.append(pairs[place])
        place = before[place]
    return chain[::-1]


def band(fixed: Sequence[tuple[int, int]], rows: int, columns: int) -> list[tuple[int, int]]:
    """For each row of nodes the columns to look at: between the anchors around it, with some slack."""
    posts = [(0, 0), *fixed, (rows, columns)]
    limits = []
    after = 1
    for i in range(rows + 1):
        while after < len(posts) - 1 and posts[after][0] + _SLACK < i:
            after += 1
        low = max((j for k, j in posts if k <= i - _SLACK), default=0) - _SLACK
        high = min((j for k, j in posts if k >= i + _SLACK), default=columns) + _SLACK
        limits.append((max(low, 0), min(high, columns)))
    limits[0] = (0, limits[0][1])
    limits[rows] = (limits[rows][0], columns)
    return limits
