"""Exact averaging over all decomposable graphs of the lists (Madigan and York 1997).

In a decomposable graph lists can be taken away one by one, each with neighbours that all know one another. The marginal
likelihood is then a product over lists of "with its neighbours" over "its neighbours alone", so that a graph is a row
of +1 and -1 over sets of lists, and all graphs are weighed by one matrix product.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.interpolate import make_interp_spline
from scipy.special import gammaln

from njia.estimates.errors import RefusedError
from njia.estimates.lattice import Floats, Ints, lists_of, pairs

MOST_LISTS = 6  # 18,154 graphs; seven lists have 617,675
# Every graph is weighed at the first numbers of hidden people one by one, then at ever wider steps; between these the
# log of the sum, which is smooth, is interpolated. That is exact to some eleven digits, and costs a twentieth.
_EACH, _LOOKS = 300, 1500
_AT_ONCE = 2_000_000  # graphs times numbers
_NOTHING = 1e-300


@dataclass(frozen=True, slots=True)
class Posterior:
    """``weights[m]`` is the probability that ``m`` people are on no list."""

    observed: int
    weights: Floats
    graphs: int
    best: tuple[tuple[int, ...], float]  # the pairs of the most probable graph, and its probability

    @property
    def mean(self) -> float:
        return float(self.observed + self.weights @ np.arange(len(self.weights)))

    def quantile(self, probability: float) -> int:
        """The least total that is reached with that probability."""
        return self.observed + int(np.searchsorted(np.cumsum(self.weights), probability))


def reach(observed: int) -> int:
    """Up to how many hidden people are weighed."""
    return max(30_000, 20 * observed)


@lru_cache(maxsize=8)
def graphs(lists: int) -> tuple[Ints, Ints]:
    """The decomposable graphs as bits over the pairs, and for each the +1 and -1 over the sets of lists."""
    edges = pairs(lists)
    every = np.arange(1 << len(edges))
    near = np.zeros((lists, len(every)), int)
    for place, edge in enumerate(edges):
        there = every >> place & 1
        for i in range(lists):
            if edge >> i & 1:
                near[i] |= there * (edge & ~(1 << i))
    signs = np.zeros((len(every), 1 << lists), np.int8)
    left = np.full(len(every), (1 << lists) - 1)
    for _ in range(lists):
        gone = np.zeros(len(every), bool)
        for i in range(lists):
            around = near[i] & left
            known = (left >> i & 1 > 0) & ~gone
            for j in range(lists):
                known &= (around >> j & 1 == 0) | (around & ~(near[j] | 1 << j) == 0)
            at = np.flatnonzero(known)
            signs[at, around[at] | 1 << i] += 1
            signs[at, around[at]] -= 1
            left[at] &= ~(1 << i)
            gone |= known
    whole = left == 0
    return every[whole], signs[whole]


def average(counts: Floats, prior: float, most_hidden: int) -> Posterior:
    """The posterior of the number hidden, up to ``most_hidden``; ``prior`` is the weight of each cell of the table.

    The total has the scale-free prior 1/N, every graph the same weight. Raises RefusedError for too many lists.
    """
    lists = lists_of(len(counts))
    if lists > MOST_LISTS:
        raise RefusedError("many_graphs", lists=str(lists), most=str(MOST_LISTS))
    codes, signs = graphs(lists)
    hidden = np.arange(most_hidden + 1)
    looks = np.unique(np.concatenate([hidden[:_EACH], np.geomspace(1, most_hidden + 1, _LOOKS).astype(int) - 1]))
    weight, shared = signs.astype(float), _of_total(counts, looks)
    sets = _sets(counts, prior, looks)
    total, each = np.empty(len(looks)), np.full(len(codes), -np.inf)
    width = np.log(np.gradient(looks.astype(float)))
    for part in np.array_split(np.arange(len(looks)), max(1, len(looks) * len(codes) // _AT_ONCE)):
        joint = weight @ sets[:, part] + shared[part]
        top = joint.max()
        share = np.exp(joint - top)
        total[part] = np.log(share.sum(axis=0)) + top
        each = np.logaddexp(each, np.log(share @ np.exp(width[part]) + _NOTHING) + top)
    curve = make_interp_spline(np.log1p(looks), total, k=5)(np.log1p(hidden))
    weights = np.exp(curve - curve.max())
    best = int(each.argmax())
    alone = weight[best] @ _sets(counts, prior, hidden) + _of_total(counts, hidden)
    share_of_best = float(np.exp(alone - curve.max()).sum() / weights.sum())
    edges = tuple(pair for place, pair in enumerate(pairs(lists)) if codes[best] >> place & 1)
    return Posterior(int(counts.sum()), weights / weights.sum(), len(codes), (edges, share_of_best))


def _of_total(counts: Floats, hidden: Ints) -> Floats:
    """What every graph shares: in how many ways so many can be hidden, and the prior of the total."""
    people = counts.sum() + hidden
    return np.asarray(gammaln(people + 1) - gammaln(hidden + 1) - np.log(people))


def _sets(counts: Floats, prior: float, hidden: Ints) -> Floats:
    """For each set of lists (row) and number hidden (column), the log marginal likelihood of their table."""
    lists = lists_of(len(counts))
    out = np.zeros((len(counts), len(hidden)))
    people = counts.sum() + hidden
    for chosen in range(len(counts)):
        weight = prior * 2.0 ** (lists - chosen.bit_count())
        inside = np.zeros(len(counts))
        np.add.at(inside, np.arange(len(counts)) & chosen, counts)
        cells = 1 << chosen.bit_count()
        told = gammaln(np.delete(inside, 0)[np.delete(inside, 0) > 0] + weight) - gammaln(weight)
        out[chosen] = (
            told.sum() + gammaln(inside[0] + hidden + weight) - gammaln(weight)
            + gammaln(cells * weight) - gammaln(people + cells * weight)
        )  # fmt: skip
    return out
