"""A closer look at two words that the table of letters takes for likely: at how they are paired, not at the sum alone.

One bad step among good ones and a little wrongness everywhere add up alike; only one of the two is another name. A
small network weighs what the best pairing looks like, beside the words folded to one alphabet. It was learned from the
same names as the table, the nearest wrong ones against the right (``benchmarks/letters/nearest.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from njia.names.letters import CYRILLIC, LATIN, NEVER, Floats, Letters
from njia.names.similarity import VOWELS
from njia.names.transliteration import skeleton

TABLE = Path(__file__).with_name("closer_en_ru.txt")
_BATCH = 256
_POOR, _UNHEARD = -6.0, -12.0  # steps that weigh so little are counted
_BREATH = VOWELS | {"h"}
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Closer:
    """A network with one layer of hinges. Looked at is what the table gives at least ``least``."""

    least: float
    middle: Array
    spread: Array
    hidden: Array
    turns: Array
    out: Array
    shift: float

    def weigh(self, table: Array) -> Array:
        """More than nothing is likelier than not."""
        hinges = np.maximum((table - self.middle) / self.spread @ self.hidden + self.turns, 0.0)
        weights: Array = hinges @ self.out + self.shift
        return weights


def measured(letters: Letters, latin: Sequence[str], cyrillic: Sequence[str]) -> Array:
    """One row for each two words: the table's weight, what their pairing looks like, and how alike they sound."""
    folded = [[skeleton(word) for word in words] for words in (latin, cyrillic)]
    bones = [["".join(letter for letter in word if letter not in _BREATH) for word in words] for words in folded]
    lengths = np.array([[len(a), len(b)] for a, b in zip(latin, cyrillic, strict=True)], np.int32)
    usual = np.column_stack(letters.usual(latin, cyrillic))
    looks = _pairings(letters, latin, cyrillic)
    total = looks[:, 0] + letters.bias(lengths[:, 0], lengths[:, 1]) - letters.usualness * usual.sum(axis=1)
    heads = [[a[:1] == b[:1], a[-1:] == b[-1:]] for a, b in zip(*folded, strict=True)]
    alike = [
        cpdist(*folded, scorer=OSA.normalized_similarity, dtype=np.float64),
        cpdist(*bones, scorer=OSA.distance, dtype=np.float64),
        cpdist(*folded, scorer=JaroWinkler.similarity, dtype=np.float64),
    ]
    return np.column_stack([total, looks, usual, lengths, *alike, np.array(heads, dtype=float)])


def _pairings(letters: Letters, latin: Sequence[str], cyrillic: Sequence[str]) -> Array:
    """Of the best pairing its weight, then that of all together, the worst step, and how many steps, unheard, poor."""
    found = np.zeros((len(latin), 6))
    order = sorted(range(len(latin)), key=lambda place: (len(latin[place]), len(cyrillic[place])))
    for at in range(0, len(order), _BATCH):
        some = order[at : at + _BATCH]
        found[some] = _traced(letters, [latin[place] for place in some], [cyrillic[place] for place in some])
    return found


def _traced(letters: Letters, latin: list[str], cyrillic: list[str]) -> Array:
    """The best pairings of some words, step by step from their beginnings; columns as in `_pairings`."""
    a, b, ends_a, ends_b = letters.pieces(latin, cyrillic)
    shape = (a.shape[1] + LATIN, b.shape[1] + CYRILLIC, len(latin))
    best, soft = np.full((2, *shape), NEVER, np.float32)
    worst, *counts = np.zeros((4, *shape), np.float32)
    best[LATIN, CYRILLIC] = soft[LATIN, CYRILLIC] = 0
    for to, back, step in letters.steps(a, b):
        total = step + best[back]
        chosen = total.argmax(axis=1)[:, None]
        best[to], taken = _of(total, chosen), _of(step, chosen)
        ways = step + soft[back]
        most = ways.max(axis=1)
        soft[to] = most + np.log(np.exp(ways - most[:, None]).sum(axis=1))
        worst[to] = np.minimum(_of(worst[back], chosen), taken)
        for count, more in zip(counts, (np.ones_like(taken), taken <= _UNHEARD, taken < _POOR), strict=True):
            count[to] = _of(count[back], chosen) + more.astype(np.float32)
    end = (ends_a + LATIN, ends_b + CYRILLIC, np.arange(len(latin)))
    return np.column_stack([table[end] for table in (best, soft, worst, *counts)]).astype(float)


def _of(table: Floats, chosen: NDArray[np.int64]) -> Floats:
    return np.take_along_axis(table, chosen, axis=1)[:, 0]


@lru_cache(maxsize=1)
def closer() -> Closer:
    """The shipped network: where it looks, middles, spreads, a line for each hinge (weights, turn, what it counts)."""
    first, middle, spread, *hinges = (
        np.array([float(number) for number in line.split()]) for line in TABLE.read_text(encoding="utf-8").splitlines()
    )
    table = np.array(hinges)
    return Closer(
        least=float(first[0]), shift=float(first[1]), middle=middle, spread=spread, hidden=table[:, :-2].T,
        turns=table[:, -2], out=table[:, -1],
    )  # fmt: skip
