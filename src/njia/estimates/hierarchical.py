"""The best of all hierarchical models by BIC, and a bootstrap among the best (Silverman and others 2024)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

import numpy as np

from njia.estimates.errors import RefusedError
from njia.estimates.existence import exists
from njia.estimates.lattice import Floats, Ints, bits, lists_of, mains, pairs
from njia.estimates.loglinear import Fits, fit

MOST_MODELS = 40_000  # six lists have 32,768 sets of pairs
MOST_LISTS_OF_THREES = 5  # with terms of three lists, six lists have millions of models
_AT_ONCE = 3000


@dataclass(frozen=True, slots=True)
class Ranked:
    """The models that have an estimate on a table, best first; each column of ``terms`` is one."""

    terms: Ints
    criterion: Floats
    totals: Floats


@lru_cache(maxsize=16)
def models(lists: int, order: int) -> Ints:
    """Every hierarchical model with all main effects and terms of up to ``order`` lists (2 or 3), as columns."""
    edges = pairs(lists)
    if 1 << len(edges) > MOST_MODELS:
        raise RefusedError("many_models", lists=str(lists))
    threes = [sum(1 << i for i in three) for three in combinations(range(lists), 3)] if order > 2 else []
    found: list[tuple[int, ...]] = []
    for chosen in range(1 << len(edges)):
        held = {edge for place, edge in enumerate(edges) if chosen >> place & 1}
        free = [three for three in threes if all(edge in held for edge in edges if edge & three == edge)]
        for size in range(len(free) + 1):
            found += [(*sorted(held), *extra) for extra in combinations(free, size)]
        if len(found) > MOST_MODELS:
            raise RefusedError("many_models", lists=str(lists))
    start = mains(lists)
    out = np.full((len(start) + max(map(len, found)), len(found)), -1)
    out[: len(start)] = np.array(start)[:, None]
    for column, terms in enumerate(found):
        out[len(start) : len(start) + len(terms), column] = terms
    return out


def criterion(fits: Fits, counts: Floats) -> Floats:
    """The Bayes information criterion of each fit; infinite where the fit did not settle."""
    value = np.log(counts.sum(axis=0)) * (fits.terms >= 0).sum(axis=0) - 2 * fits.log_likelihood(counts)
    return np.asarray(np.where(fits.settled & np.isfinite(value), value, np.inf))


def rank(counts: Floats, order: int, most: int) -> Ranked:
    """The best ``most`` models of one table. Raises RefusedError for too many models, or where none has an estimate."""
    every = models(lists_of(len(counts)), order)
    value, hidden = _measured(counts[:, None], every)
    ranking = np.argsort(value, kind="stable")[:most]
    places = ranking[np.isfinite(value[ranking])]
    if not len(places):
        raise RefusedError("no_estimate")
    return Ranked(every[:, places], value[places], counts.sum() + hidden[places])


def _measured(counts: Floats, terms: Ints) -> tuple[Floats, Floats]:
    """The criterion, infinite where the model has no estimate, and the hidden number of every model on one table."""
    parts = []
    for at in range(0, terms.shape[1], _AT_ONCE):
        part = terms[:, at : at + _AT_ONCE]
        wide = np.repeat(counts, part.shape[1], axis=1)
        fits = fit(wide, part)
        value = np.where(exists(fits, wide), criterion(fits, wide), np.inf)
        parts.append((value, fits.hidden))
    return np.concatenate([value for value, _ in parts]), np.concatenate([hidden for _, hidden in parts])


def among(ranked: Ranked, counts: Floats) -> Floats:
    """For each table (column) the estimate of whichever of the ranked models is best on it."""
    tables, several = counts.shape[1], ranked.terms.shape[1]
    wide, terms = np.repeat(counts, several, axis=1), np.tile(ranked.terms, tables)
    fits = fit(wide, terms)
    value = criterion(fits, wide).reshape(tables, several)
    best = value.argmin(axis=1)
    row = np.arange(tables)
    hidden = np.where(np.isfinite(value[row, best]), fits.hidden.reshape(tables, several)[row, best], np.nan)
    return np.asarray(counts.sum(axis=0) + hidden)


def named(terms: Ints) -> str:
    """A model by its largest terms, lists numbered from 1, as ``[12,13,4]``."""
    held = [int(term) for term in terms if term > 0]
    largest = sorted(bits(term) for term in held if not any(term != other and term & other == term for other in held))
    return "[" + ",".join("".join(str(i + 1) for i in term) for term in largest) + "]"
