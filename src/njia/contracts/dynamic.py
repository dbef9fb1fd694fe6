"""The dynamic programme: the best way from the first clauses to the last in beads, inside a band around the anchors."""

from __future__ import annotations

from collections.abc import Sequence

from njia.contracts.beadwork import ONE_SIDED, Beadwork

Step = tuple[int, int, int, int]  # first English clause, first Russian one, how many of each
_NEVER = float("-inf")
_WORTH = -1.0  # evidence of words that a further clause must bring before it is tried in a bead
_SEVERAL = ((1, 3), (3, 1), (2, 2), (2, 3), (3, 2))


def best_path(work: Beadwork, band: Sequence[tuple[int, int]]) -> list[Step]:
    """The best beads in order. ``band``: for each row of nodes its first and last column."""
    rows, columns = work.size
    best = [[_NEVER] * (columns + 1) for _ in range(rows + 1)]
    back: list[list[tuple[int, int]]] = [[(0, 0)] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0

    def reach(i: int, j: int, rows_: int, columns_: int, value: float) -> None:
        if value > best[i + rows_][j + columns_]:
            best[i + rows_][j + columns_] = value
            back[i + rows_][j + columns_] = (rows_, columns_)

    for i in range(rows + 1):
        here = best[i]
        low, high = band[i]
        for j in range(low, high + 1):
            value = here[j]
            if value == _NEVER:
                continue
            if i < rows and band[i + 1][0] <= j <= band[i + 1][1]:
                reach(i, j, 1, 0, value + ONE_SIDED)
            if j < high:
                reach(i, j, 0, 1, value + ONE_SIDED)
            if i == rows or j == columns:
                continue
            if band[i + 1][0] <= j + 1 <= band[i + 1][1]:
                reach(i, j, 1, 1, value + work.pair(i, j))
            for rows_, columns_ in _larger(work, i, j):
                if band[i + rows_][0] <= j + columns_ <= band[i + rows_][1]:
                    reach(i, j, rows_, columns_, value + work.bead(range(i, i + rows_), range(j, j + columns_)))
    path = []
    i, j = rows, columns
    while i or j:
        rows_, columns_ = back[i][j]
        i, j = i - rows_, j - columns_
        path.append((i, j, rows_, columns_))
    return path[::-1]


def _larger(work: Beadwork, i: int, j: int) -> list[tuple[int, int]]:
    """Sizes of beads worth trying from here: those whose further clauses share words with the other side."""
    rows, columns = work.size
    right = j + 1 < columns and work.lexical_ru(j + 1, i) > _WORTH
    down = i + 1 < rows and work.lexical_en(i + 1, j) > _WORTH
    sizes: list[tuple[int, int]] = []
    if right:
        sizes.append((1, 2))
        if j + 2 < columns and work.lexical_ru(j + 2, i) > _WORTH:
            sizes.append((1, 3))
    if down:
        sizes.append((2, 1))
        if i + 2 < rows and work.lexical_en(i + 2, j) > _WORTH:
            sizes.append((3, 1))
    if right and down:
        sizes += [(a, b) for a, b in _SEVERAL[2:] if i + a <= rows and j + b <= columns]
    return sizes
