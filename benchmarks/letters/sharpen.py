"""Sharpens learned weights against the nearest wrong names: a logistic regression over the best pairing's pieces.

Each round draws wrong names by chance, keeps the nearest few, pairs all words anew and fits the weights of the pieces
and of the words' lengths, held to what expectation maximisation found. A true pair that scores far below any wrong one
is an error of the source (about one in forty) and counts no more than its share.
"""

from __future__ import annotations

import random

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from benchmarks.letters.learn import Table, Vocabulary, shapes
from benchmarks.letters.pairs import Pair
from njia.names.letters import MOVES

_ROUNDS, _TRUE, _ANCHORS, _DRAWN, _NEAREST = 4, 40_000, 10_000, 150, 4
_SCALE, _HOLD, _HOLD_LENGTH, _WRONG, _NOISE = 2.0, 0.1, 0.01, 2.0, 6.0
_LENGTHS = 15
_NEVER = -1e4
Floats = NDArray[np.float64]


class Model:
    """Weights of pieces, of lengths, and what the languages' own frequencies count."""

    def __init__(self, words: Vocabulary, weights: Table, usual: tuple[dict[str, float], dict[str, float]]) -> None:
        self.words, self.weights, self.usual = words, weights.astype(np.float32), usual
        self.lengths = np.zeros(2 * _LENGTHS)

    def score(self, pairs: list[Pair]) -> Floats:
        out = self.offset(pairs)
        for rows, columns, places in shapes(pairs):
            a, b = self.words.encoded([pairs[place] for place in places], rows, columns)
            out[places] += self._best(a, b)[-1, -1]
        left, right = _lengths(pairs)
        return out + self.lengths[left] + self.lengths[right]

    def offset(self, pairs: list[Pair]) -> Floats:
        return np.array([-(self.usual[0][a] + self.usual[1][b]) for a, b in pairs])

    def _best(self, a: NDArray[np.int32], b: NDArray[np.int32]) -> NDArray[np.float32]:
        rows, columns, many = a.shape[1], b.shape[1], len(a)
        best = np.full((rows, columns, many), _NEVER, np.float32)
        best[0, 0] = 0
        for i in range(rows):
            for j in range(columns):
                for k, n in MOVES:
                    if k <= i and n <= j:
                        step = self.weights[a[:, i, k], b[:, j, n]]
                        np.maximum(best[i, j], best[i - k, j - n] + step, out=best[i, j])
        return best

    def paths(self, pairs: list[Pair]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """(pair, code of the pieces) for each step of each pair's best pairing."""
        owners, codes = [], []
        for rows, columns, places in shapes(pairs):
            a, b = self.words.encoded([pairs[place] for place in places], rows, columns)
            best, each = self._best(a, b), np.arange(len(places))
            i, j = np.full(len(places), rows), np.full(len(places), columns)
            while (going := (i + j) > 0).any():
                chosen = self._step(best, a, b, i, j, each)
                k, n = MOVES[chosen, 0], MOVES[chosen, 1]
                code = a[each, i, k].astype(np.int64) * self.weights.shape[1] + b[each, j, n]
                owners.append(np.asarray(places)[going])
                codes.append(code[going])
                i, j = np.where(going, i - k, 0), np.where(going, j - n, 0)
        return np.concatenate(owners), np.concatenate(codes)

    def _step(self, best, a, b, i, j, each):  # type: ignore[no-untyped-def]
        """Which move led to each pair's place."""
        values = np.full((len(MOVES), len(each)), 2 * _NEVER, np.float32)
        for number, (k, n) in enumerate(MOVES):
            able = (i >= k) & (j >= n)
            some = each[able]
            before = best[i[able] - k, j[able] - n, some]
            values[number, able] = before + self.weights[a[some, i[able], k], b[some, j[able], n]]
        return values.argmax(axis=0)


def _lengths(pairs: list[Pair]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    last = _LENGTHS - 1
    return (
        np.array([min(len(a), last) for a, _ in pairs]),
        np.array([_LENGTHS + min(len(b), last) for _, b in pairs]),
    )


def sharpen(model: Model, pairs: list[Pair], seed: int = 5) -> None:
    """Fits the model in place."""
    chance = random.Random(seed)
    pool = [cyrillic for _, cyrillic in pairs]
    prior = model.weights.astype(float)
    wrong: list[Pair] = []
    for number in range(_ROUNDS):
        true = chance.sample(pairs, _TRUE)
        drawn = [(latin, other) for latin, _ in true[:_ANCHORS] for other in chance.sample(pool, _DRAWN)]
        nearest = np.argsort(-model.score(drawn).reshape(_ANCHORS, _DRAWN), axis=1)[:, :_NEAREST]
        wrong += [drawn[row * _DRAWN + place] for row in range(_ANCHORS) for place in nearest[row]]
        loss = _fit(model, true, wrong, prior)
        print(f"round {number + 1}: loss {loss:.0f} over {len(true)} true and {len(wrong)} wrong pairs", flush=True)


def _fit(model: Model, true: list[Pair], wrong: list[Pair], prior: Table) -> float:
    pairs = [*true, *wrong]
    owners, codes = model.paths(pairs)
    used, column = np.unique(codes, return_inverse=True)
    left, right = _lengths(pairs)
    each = np.arange(len(pairs))
    pieces = sparse.csr_matrix((np.ones(len(owners)), (owners, column)), shape=(len(pairs), len(used)))
    lengths = sparse.csr_matrix(
        (np.ones(2 * len(pairs)), (np.r_[each, each], np.r_[left, right])), shape=(len(pairs), 2 * _LENGTHS)
    )
    design = sparse.hstack([pieces, lengths]).tocsr()
    turned = design.T.tocsr()
    sign = np.where(each < len(true), 1.0, -1.0)
    weight = np.where(sign > 0, 1.0, _WRONG)
    held = np.r_[prior.flat[used], np.zeros(2 * _LENGTHS)]
    hold = np.r_[np.full(len(used), _HOLD), np.full(2 * _LENGTHS, _HOLD_LENGTH)]
    offset = model.offset(pairs)

    def loss(x: Floats) -> tuple[float, Floats]:
        margin = sign * (design @ x + offset) / _SCALE
        noise = (sign > 0) & (margin < -_NOISE)
        each_loss = np.where(noise, _NOISE, np.logaddexp(0, -margin))
        slope = np.where(noise, 0.0, -1 / (1 + np.exp(np.clip(margin, -30, 30))) / _SCALE) * sign * weight
        apart = x - held
        return float((each_loss * weight).sum() + 0.5 * (hold * apart * apart).sum()), turned @ slope + hold * apart

    start = np.r_[model.weights.flat[used], model.lengths].astype(float)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 80})
    model.weights.flat[used] = found.x[: len(used)]
    model.lengths = found.x[len(used) :]
    return float(found.fun)
