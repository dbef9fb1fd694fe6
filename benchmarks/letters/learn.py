"""Expectation maximisation over pairs of pieces: how often each Latin piece stands for each Cyrillic one.

The joint model of a pair of words is the sum over all ways to cut both into paired pieces (a multigram model, Deligne,
Yvon and Bimbot 1995); pieces that are rarely used are dropped as it learns, so that no word is learned by heart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from benchmarks.letters.pairs import Pair
from njia.names.letters import MOVES, Pieces

_FLOOR = 2e-7
_BATCH = 3_000
_FIRST_PRUNE, _PRUNE, _DISCOUNT = 0.5, 2.0, 0.5
Table = NDArray[np.float64]


def shapes(pairs: list[Pair]) -> Iterator[tuple[int, int, list[int]]]:
    """Places in the list of pairs of words of the same lengths, with the ends counted as letters."""
    by: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, (latin, cyrillic) in enumerate(pairs):
        by[len(latin) + 2, len(cyrillic) + 2].append(place)
    for (rows, columns), places in by.items():
        for at in range(0, len(places), _BATCH):
            yield rows, columns, places[at : at + _BATCH]


class Vocabulary:
    """Pieces of both alphabets and the table between them, in which ends pair with the same ends only."""

    def __init__(self, latin: list[str], cyrillic: list[str]) -> None:
        self.names = (latin, cyrillic)
        self.known = tuple(
            {**{piece: place for place, piece in enumerate(names)}, "?": len(names), "?none": len(names) + 1}
            for names in self.names
        )
        ends = [np.array([("^" in p) + 2 * ("$" in p) for p in [*names, "?", ""]]) for names in self.names]
        sizes = [np.array([len(piece) for piece in [*names, "?", "????"]]) for names in self.names]
        self.agree = ends[0][:, None] == ends[1][None, :]
        self.total = sizes[0][:, None] + sizes[1][None, :]
        self.single = self.agree & (sizes[0][:, None] <= 1) & (sizes[1][None, :] <= 1) & (self.total > 0)

    def first(self) -> Table:
        """Every pair of known pieces, smaller ones likelier, a letter left out unlikely."""
        table = np.where(self.agree, np.exp(-3.0 * self.total), 0.0)
        table[0, :] *= 0.01
        table[:, 0] *= 0.01
        table[0, 0] = 0
        table[-2:, :] = 0
        table[:, -2:] = 0
        return table / table.sum()

    def floored(self, table: Table) -> Table:
        """So that no pair of words is impossible."""
        return np.where(self.single, np.maximum(table, _FLOOR), table)

    def encoded(self, pairs: list[Pair], rows: int, columns: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        left, right = Pieces(self.known[0], 4), Pieces(self.known[1], 3)
        return left.of([a for a, _ in pairs], rows + 1)[0], right.of([b for _, b in pairs], columns + 1)[0]


def forward(table: Table, a: NDArray[np.int32], b: NDArray[np.int32]) -> Table:
    """The probability of all ways to reach each place, [row, column, pair]."""
    rows, columns, many = a.shape[1], b.shape[1], len(a)
    reached = np.zeros((rows, columns, many))
    reached[0, 0] = 1
    for i in range(rows):
        for j in range(columns):
            for k, n in MOVES:
                if k <= i and n <= j:
                    reached[i, j] += reached[i - k, j - n] * table[a[:, i, k], b[:, j, n]]
    return reached


def learn(pairs: list[Pair], words: Vocabulary, rounds: int) -> Table:
    """The table after some rounds."""
    table = words.first()
    for number in range(rounds):
        counts = np.zeros(table.size)
        for rows, columns, places in shapes(pairs):
            _count(table, *words.encoded([pairs[place] for place in places], rows, columns), counts)
        counts[counts < (_FIRST_PRUNE if number < 2 else _PRUNE)] = 0
        kept = np.maximum(counts - _DISCOUNT * (counts > 0), 0).reshape(table.shape)
        table = words.floored(kept / kept.sum())
        print(f"round {number + 1}: {int((kept > 0).sum())} pairs of pieces", flush=True)
    return table


def _count(table: Table, a: NDArray[np.int32], b: NDArray[np.int32], counts: NDArray[np.float64]) -> None:
    """Adds how often each pair of pieces is expected to be used."""
    reached = forward(table, a, b)
    rows, columns = reached.shape[:2]
    total = reached[-1, -1]
    share = np.where(total > 0, 1 / np.where(total > 0, total, 1), 0)
    rest = np.zeros_like(reached)
    rest[-1, -1] = 1
    codes, weights = [], []
    for i in reversed(range(rows)):
        for j in reversed(range(columns)):
            for k, n in MOVES:
                if i + k < rows and j + n < columns:
                    left, right = a[:, i + k, k], b[:, j + n, n]
                    onward = table[left, right] * rest[i + k, j + n]
                    rest[i, j] += onward
                    used = reached[i, j] * onward * share
                    some = used > 1e-4
                    codes.append(left[some].astype(np.int64) * table.shape[1] + right[some])
                    weights.append(used[some])
    places, back = np.unique(np.concatenate(codes), return_inverse=True)
    counts[places] += np.bincount(back, np.concatenate(weights))
