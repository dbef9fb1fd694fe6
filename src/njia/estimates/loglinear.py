"""Poisson log-linear models of many capture tables at once, fitted by Newton's method.

The matrix of a model need never be built: its entries are expected counts of "at least on these lists", for the lists
of two terms together. A term whose lists share nobody is minus infinity: it goes, with the histories that contain it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln

from njia.estimates.lattice import Bools, Floats, Ints, subset_sums, superset_sums

_ITERATIONS = 40
_SMALL = 1e-10  # the last step of a coefficient


@dataclass(frozen=True, slots=True)
class Fits:
    """One fit for each column. ``hidden`` is the expected number on no list; NaN where the fit did not settle."""

    terms: Ints  # (terms, tables): bits of each term, -1 where the table has fewer
    empty: Bools  # (terms, tables): the term's lists share nobody
    beta: Floats  # (terms, tables)
    expected: Floats  # (histories, tables); 0 where an empty term leaves nothing to expect
    active: Bools  # (histories, tables)
    settled: Bools  # (tables,)

    @property
    def hidden(self) -> Floats:
        return np.where(self.settled, np.exp(np.minimum(self.beta[0], 700.0)), np.nan)

    def log_likelihood(self, counts: Floats) -> Floats:
        """Of each table's counts under its fit, histories that cannot be seen left out."""
        with np.errstate(divide="ignore", invalid="ignore"):
            each = np.where(counts > 0, counts * np.log(self.expected), 0.0) - self.expected - gammaln(counts + 1)
        return np.asarray(np.where(self.active, each, 0.0).sum(axis=0))


def shared(counts: Floats) -> Floats:
    """How many are at least on the lists of each history."""
    return superset_sums(counts)


def fit(counts: Floats, terms: Ints) -> Fits:
    """Fits to each table (a column of ``counts``) the model of its column of ``terms``, of which the first is 0."""
    cells, tables = counts.shape
    totals = shared(counts)
    column = np.arange(tables)
    used = terms >= 0
    bits = np.where(used, terms, 0)
    empty = used & (terms > 0) & (totals[bits, column] == 0)
    active = np.ones((cells, tables), bool)
    active[0] = False
    histories = np.arange(cells)[:, None]
    for term, gone in zip(bits, empty, strict=True):
        if gone.any():
            active &= ~(gone & ((histories & term) == term))
    used &= ~empty
    beta = np.zeros(terms.shape)
    expected = np.zeros((cells, tables))
    settled = np.zeros(tables, bool)
    at = column
    guess = np.where(active, counts + 0.1, 0.0)
    for iteration in range(_ITERATIONS):
        use, bit = used[:, at], bits[:, at]
        mean = guess if iteration == 0 else expected[:, at]
        score = counts[:, at] - mean
        if iteration == 0:
            score = score + mean * np.log(np.where(mean > 0, mean, 1.0))
        score = np.where(active[:, at], score, 0.0)
        step = _step(mean, score, bit, use)
        new = np.where(use, step if iteration == 0 else beta[:, at] + np.clip(step, -5.0, 5.0), 0.0)
        beta[:, at] = new
        scattered = np.zeros((cells, len(at)))
        for term, value in zip(bit, new, strict=True):
            scattered[term, np.arange(len(at))] += value
        expected[:, at] = np.where(active[:, at], np.exp(np.minimum(subset_sums(scattered), 50.0)), 0.0)
        done = np.abs(np.where(use, step, 0.0)).max(axis=0) < _SMALL
        settled[at[done]] = True
        at = at[~done]
        if not len(at):
            break
    return Fits(terms, empty, beta, expected, active, settled)


def _step(mean: Floats, score: Floats, terms: Ints, used: Bools) -> Floats:
    """The Newton step of every table."""
    sums, slope = superset_sums(mean), superset_sums(score)
    column = np.arange(mean.shape[1])
    both = used[:, None, :] & used[None, :, :]
    information = np.where(both, sums[terms[:, None, :] | terms[None, :, :], column], np.eye(len(terms))[:, :, None])
    gradient = np.where(used, slope[terms, column], 0.0)
    matrix, right = np.moveaxis(information, -1, 0), gradient.T[:, :, None]
    try:
        solved = np.linalg.solve(matrix, right)
    except np.linalg.LinAlgError:
        solved = np.linalg.pinv(matrix, hermitian=True) @ right
    return np.asarray(solved[:, :, 0].T)
