"""The dynamic programme: the best way from the first clauses to the last in beads, inside a band around the anchors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log

from njia.contracts.evidence import Ballot
from njia.contracts.numbering import Numbering

NEVER = float("-inf")
ONE_SIDED = -3.2
PRIOR = {(1, 1): 0.0, (1, 2): -5.0, (2, 1): -5.0, (1, 3): -8.0, (3, 1): -8.0, (2, 2): -8.0, (2, 3): -11.0, (3, 2): -11.0}
SAME_ROW, OTHER_ROW = 1.0, -0.5
SAME_KIND, OTHER_KIND = 0.5, -2.0
MIXED = -2.5  # a heading taken together with a clause
_NARROW, _WIDE = 0.28, 1.0  # spread of the log of the length ratio: of true pairs, of any
Size = tuple[int, int]


def length_score(en: float, ru: float, ratio: float) -> float:
    """What the lengths of two texts say; short texts say less."""
    distance = log((ru + 4.0) / ((en + 4.0) * ratio))
    spread = _NARROW + 1.6 / (min(en, ru) + 4.0)
    value = log(_WIDE / spread) - 0.5 * distance * distance * (1.0 / spread**2 - 1.0 / _WIDE**2)
    return max(value, -6.0)


class Beadwork:
    """Scores of beads over two sides, looked up or computed when first asked for."""

    def __init__(
        self,
        votes: tuple[Ballot, Ballot],
        lengths: tuple[Sequence[int], Sequence[int]],
        kinds: tuple[Sequence[str], Sequence[str]],
        ratio: float,
        extra: Callable[[int, int], float],
        numbering: Numbering | None,
    ) -> None:
        self.en, self.ru = votes
        self.length_en, self.length_ru = lengths
        self.kinds = kinds
        self.ratio = ratio
        self.extra = extra
        self.numbering = numbering
        size_en, size_ru = len(self.length_en), len(self.length_ru)
        self.found_en, self.twice_en = _table(self.en, size_ru)
        self.found_ru, self.twice_ru = _table(self.ru, size_en)

    def lexical(self, i: int, j: int) -> float:
        """The evidence of the words of one clause and one clause."""
        return self.en.base[i] + self.ru.base[j] + self.found_en[i][j] + self.found_ru[j][i]

    def score(self, i: int, j: int, rows: int, columns: int) -> float:
        """The score of the bead of ``rows`` English clauses from ``i`` and ``columns`` Russian ones from ``j``."""
        if rows == 1:
            en = self.found_en[i][j]
            length_en = self.length_en[i]
        else:
            length_en = sum(self.length_en[i : i + rows])
            en = 0.0
        if columns == 1:
            length_ru = self.length_ru[j]
            ru = self.found_ru[j][i]
        else:
            length_ru = sum(self.length_ru[j : j + columns])
            ru = 0.0
        if rows > 1 and columns == 1:
            en = sum(self.found_en[i + k][j] for k in range(rows))
            ru = self._several(self.found_ru[j], self.twice_ru[j], self.ru, j, i, rows)
        elif columns > 1 and rows == 1:
            ru = sum(self.found_ru[j + k][i] for k in range(columns))
            en = self._several(self.found_en[i], self.twice_en[i], self.en, i, j, columns)
        elif rows > 1:
            en = self.en.gain(range(i, i + rows), ((1 << columns) - 1) << j)
            ru = self.ru.gain(range(j, j + columns), ((1 << rows) - 1) << i)
        base = sum(self.en.base[i : i + rows]) + sum(self.ru.base[j : j + columns])
        total = base + en + ru + length_score(length_en, length_ru, self.ratio) + self.extra(i, j)
        if self.numbering is not None:
            total += self.numbering.score(i, j)
            if rows + columns > 2:
                total += self.numbering.joins(i, j, rows, columns)
        if rows + columns > 2 and self.mixed(i, j, rows, columns):
            total += MIXED
        return total + PRIOR[rows, columns]

    def mixed(self, i: int, j: int, rows: int, columns: int) -> bool:
        """Whether the clauses of one side are of different kinds."""
        return len(set(self.kinds[0][i : i + rows])) > 1 or len(set(self.kinds[1][j : j + columns])) > 1

    @staticmethod
    def _several(
        found: Sequence[float], twice: Sequence[float], ballot: Ballot, clause: int, first: int, count: int
    ) -> float:
        if count == 2:
            return found[first] + found[first + 1] - twice[first]
        return ballot.gain((clause,), ((1 << count) - 1) << first)


def _table(ballot: Ballot, size: int) -> tuple[list[list[float]], list[list[float]]]:
    """For each clause and each clause of the other side: what its units found there add; found there and in the next."""
    found, twice = [], []
    for votes in ballot.votes:
        row, both = [0.0] * size, [0.0] * size
        for vote in votes:
            mask, gain = vote.mask, vote.gain
            while mask:
                bit = mask & -mask
                place = bit.bit_length() - 1
                row[place] += gain
                if mask & (bit << 1):
                    both[place] += gain
                mask ^= bit
        found.append(row)
        twice.append(both)
    return found, twice


def best_path(work: Beadwork, band: Sequence[tuple[int, int]], wide: bool) -> list[tuple[int, int, int, int]]:
    """The best beads as (first English, first Russian, how many, how many). ``band``: for each row the node columns."""
    rows, columns = len(work.length_en), len(work.length_ru)
    best: list[dict[int, float]] = [{} for _ in range(rows + 1)]
    back: list[dict[int, Size]] = [{} for _ in range(rows + 1)]
    best[0][0] = 0.0
    for i in range(rows + 1):
        here = best[i]
        low, high = band[i]
        for j in range(low, high + 1):
            value = here.get(j)
            if value is None:
                continue
            for size in _sizes(work, i, j, rows, columns, wide):
                to_i, to_j = i + size[0], j + size[1]
                if not band[to_i][0] <= to_j <= band[to_i][1]:
                    continue
                step = value + (ONE_SIDED if 0 in size else work.score(i, j, *size))
                if step > best[to_i].get(to_j, NEVER):
                    best[to_i][to_j] = step
                    back[to_i][to_j] = size
    path = []
    i, j = rows, columns
    while i or j:
        size = back[i][j]
        i, j = i - size[0], j - size[1]
        path.append((i, j, *size))
    return path[::-1]


def _sizes(work: Beadwork, i: int, j: int, rows: int, columns: int, wide: bool) -> list[Size]:
    left, right = rows - i, columns - j
    sizes: list[Size] = []
    if left:
        sizes.append((1, 0))
    if right:
        sizes.append((0, 1))
    if not (left and right):
        return sizes
    sizes.append((1, 1))
    found_en, found_ru = work.found_en[i], work.found_ru[j]
    if right > 1 and (found_en[j + 1] > 0 or found_ru[i] <= 0 or work.found_ru[j + 1][i] > 0):
        sizes.append((1, 2))
    if left > 1 and (found_ru[i + 1] > 0 or found_en[j] <= 0 or work.found_en[i + 1][j] > 0):
        sizes.append((2, 1))
    if not wide:
        return sizes
    if right > 2 and found_en[j + 1] > 1 and found_en[j + 2] > 1:
        sizes.append((1, 3))
    if left > 2 and found_ru[i + 1] > 1 and found_ru[i + 2] > 1:
        sizes.append((3, 1))
    if left > 1 and right > 1:
        cross = found_en[j + 1] + work.found_en[i + 1][j]
        if cross > found_en[j] + work.found_en[i + 1][j + 1]:
            sizes.append((2, 2))
            if right > 2:
                sizes.append((2, 3))
            if left > 2:
                sizes.append((3, 2))
    return sizes
