"""Forward stepwise choice of pairs of lists (Chan, Silverman and Vincent 2021), on many tables at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, pdtr, pdtrc

from njia.estimates.existence import exists
from njia.estimates.lattice import Floats, Ints, lists_of, mains, pairs, superset_sums
from njia.estimates.loglinear import fit, shared


@dataclass(frozen=True, slots=True)
class Chosen:
    """For each table (column) the hidden number, NaN where there is none, and the model."""

    hidden: Floats
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
    there = exists(fits, counts)
    hidden, expected = np.where(there, fits.hidden, np.nan), fits.expected
    taken = np.zeros((len(candidates), tables), bool)
    at = np.flatnonzero(there)
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
        good = exists(fits, counts[:, at])
        terms[place, at[~good]] = -1
        at = at[good]
        hidden[at], expected[:, at] = fits.hidden[good], fits.expected[:, good]
    return Chosen(hidden, terms)


def log_probability(seen: Floats, mean: Floats) -> Floats:
    """The one-sided Poisson probability of an overlap at least so far from its mean, as a logarithm."""
    with np.errstate(divide="ignore", invalid="ignore"):
        tail = np.minimum(pdtr(seen, mean), np.where(seen > 0, pdtrc(seen - 1, mean), 1.0))
        point = np.where(mean > 0, seen * np.log(mean), np.where(seen > 0, -np.inf, 0.0)) - mean - gammaln(seen + 1)
        # where the tail is too small for a number, its first member
        return np.asarray(np.where(tail > 0, np.log(tail), point))
