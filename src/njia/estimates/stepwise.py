"""Forward stepwise choice of pairs of lists (Chan, Silverman and Vincent 2021), on many tables at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, pdtr, pdtrc

from njia.estimates.existence import Fault, fault, shown_by_fit, unique
from njia.estimates.lattice import Bools, Floats, Ints, lists_of, mains, pairs, superset_sums
from njia.estimates.loglinear import Fits, fit, shared


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each table (column) the hidden number, NaN where there is none; the error of its logarithm; the model."""

    hidden: Floats
    error: Floats
    terms: Ints


def choose(counts: Floats, threshold: float) -> Chosen:
    """Adds to each table's model the pair whose overlap is least probable under it, while below the threshold."""
    lists, tables = lists_of(len(counts)), counts.shape[1]
    candidates, first = np.array(pairs(lists), int), np.array(mains(lists), int)
    width = len(first) + len(candidates)
    terms = np.full((width, tables), -1)
    terms[: len(first)] = first[:, None]
    overlaps = shared(counts)[candidates]
    fits = fit(counts, terms[: len(first)])
    exists = _exists(fits, counts)
    hidden, error, expected = np.where(exists, fits.hidden, np.nan), fits.error.copy(), fits.expected
    taken = np.zeros((len(candidates), tables), bool)
    at = np.flatnonzero(exists)
    for place in range(len(first), width):
        if not len(at):
            break
        means = superset_sums(expected[:, at])[candidates]
        surprise = np.where(taken[:, at], 0.0, log_probability(overlaps[:, at], means))
        best = surprise.argmin(axis=0)
        goes_on = surprise[best, np.arange(len(at))] < np.log(threshold)
        at, best = at[goes_on], best[goes_on]
        if not len(at):
            break
        terms[place, at] = candidates[best]
        taken[best, at] = True
        fits = fit(counts[:, at], terms[: place + 1, at])
        good = _exists(fits, counts[:, at])
        terms[place, at[~good]] = -1
        at = at[good]
        hidden[at], error[at], expected[:, at] = fits.hidden[good], fits.error[good], fits.expected[:, good]
    return Chosen(hidden, error, terms)


def log_probability(seen: Floats, mean: Floats) -> Floats:
    """The one-sided Poisson probability of an overlap at least so far from its mean, as a logarithm."""
    with np.errstate(divide="ignore", invalid="ignore"):
        tail = np.minimum(pdtr(seen, mean), np.where(seen > 0, pdtrc(seen - 1, mean), 1.0))
        point = np.where(mean > 0, seen * np.log(mean), np.where(seen > 0, -np.inf, 0.0)) - mean - gammaln(seen + 1)
        # where the tail is too small for a number, its first member
        return np.asarray(np.where(tail > 0, np.log(tail), point))


def _exists(fits: Fits, counts: Floats) -> Bools:
    """Whether each fit is an estimate. A programme is solved only where the fit does not show it by itself."""
    lists = lists_of(len(counts))
    shown = shown_by_fit(np.where(fits.active, fits.expected, np.inf).min(axis=0))
    exists = fits.settled & shown
    for table in np.flatnonzero(exists & fits.empty.any(axis=0)):  # only then can two terms become one
        terms, empty = fits.terms[:, table], fits.empty[:, table]
        kept = tuple(terms[(terms >= 0) & ~empty].tolist())
        exists[table] = unique(lists, kept, frozenset(terms[empty].tolist()))
    for table in np.flatnonzero(fits.settled & ~shown):
        kept = tuple(term for term in fits.terms[:, table].tolist() if term > 0)
        exists[table] = fault(counts[:, table], kept) is Fault.NONE
    return np.asarray(exists)
