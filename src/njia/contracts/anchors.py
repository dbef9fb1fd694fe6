"""Pairs of clauses that are sure by their words alone, and the band of the programme that runs through them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from njia.contracts.beadwork import Beadwork

SURE = 2.0  # evidence of the words
MARGIN = 1.5  # over the second best
_SLACK = 3  # clauses beyond an anchor that are looked at all the same
Pairs = list[tuple[int, int]]


def anchors(work: Beadwork) -> Pairs:
    """The longest run of pairs, in order on both sides, each the other's clear best."""
    table = work.table()
    tops = [max(column) for column in zip(*table, strict=True)]
    pairs = []
    for i, row in enumerate(table):
        top = max(row)
        j = row.index(top)
        if top < SURE or tops[j] > top:
            continue
        row[j] = -99.0
        if max(row) <= top - MARGIN:
            pairs.append((i, j))
        row[j] = top
    return rising(pairs)


def rising(pairs: Sequence[tuple[int, int]]) -> Pairs:
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


def band(fixed: Sequence[tuple[int, int]], rows: int, columns: int) -> Pairs:
    """For each row of nodes the columns to look at: between the anchors around it, with some slack."""
    posts = [(0, 0), *fixed, (rows, columns)]
    limits = []
    before = after = 0
    for i in range(rows + 1):
        while before + 1 < len(posts) and posts[before + 1][0] <= i - _SLACK:
            before += 1
        while after < len(posts) - 1 and posts[after][0] < i + _SLACK:
            after += 1
        limits.append((max(posts[before][1] - _SLACK, 0), min(posts[after][1] + _SLACK, columns)))
    limits[0] = (0, limits[0][1])
    limits[rows] = (limits[rows][0], columns)
    return limits
