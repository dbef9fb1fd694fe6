"""Whether a model has an estimate on a table at all, and only one (Fienberg and Rinaldo 2012; Chan and others 2021)."""

from __future__ import annotations

from enum import IntFlag
from functools import lru_cache

import numpy as np
from scipy.optimize import linprog

from njia.estimates.lattice import Bools, Floats, lists_of
from njia.estimates.loglinear import Fits

# Where there is no estimate, some expected count falls by a factor e at each step of Newton and the steps never settle:
# a fit that has settled while all counts are above this is therefore one.
_SURELY = 1e-10


class Fault(IntFlag):
    NONE = 0
    NO_MAXIMUM = 1
    NOT_UNIQUE = 2


def fault(counts: Floats, terms: tuple[int, ...]) -> Fault:
    """What is wrong with the model of these terms (without the intercept) on one table of counts."""
    support = 0
    for history in np.flatnonzero(counts):
        support |= 1 << int(history)
    return _fault(lists_of(len(counts)), support, tuple(sorted(terms)))


@lru_cache(maxsize=100_000)
def _fault(lists: int, support: int, terms: tuple[int, ...]) -> Fault:
    """Depends on which histories were seen, not on how often: so a bootstrap asks few different questions."""
    seen = [history for history in range(1, 1 << lists) if support >> history & 1]
    if not seen:
        return Fault.NO_MAXIMUM
    empty = frozenset(term for term in terms if not any(history & term == term for history in seen))
    kept = (0, *(term for term in terms if term not in empty))
    active, design = _design(lists, kept, empty)
    found = Fault.NONE if unique(lists, kept, empty) else Fault.NOT_UNIQUE
    totals = design[[active.index(history) for history in seen]].sum(axis=0)
    # Counts above zero everywhere with the same totals exist just if the estimate does: seek the largest least one.
    cells = len(active)
    answer = linprog(
        [*([0.0] * cells), -1.0],
        A_eq=np.column_stack([design.T, np.zeros(len(kept))]),
        b_eq=totals,
        A_ub=np.column_stack([-np.eye(cells), np.ones(cells)]),
        b_ub=np.zeros(cells),
        bounds=[(0, None)] * cells + [(0, 1)],
        method="highs",
    )
    if not answer.success or -answer.fun < 1e-7:
        found |= Fault.NO_MAXIMUM
    return found


def _design(lists: int, kept: tuple[int, ...], empty: frozenset[int]) -> tuple[list[int], Floats]:
    """The histories that can have been seen, and which terms each of them meets."""
    active = [history for history in range(1, 1 << lists) if not any(history & term == term for term in empty)]
    return active, np.array([[float(history & term == term) for term in kept] for history in active])


@lru_cache(maxsize=100_000)
def unique(lists: int, kept: tuple[int, ...], empty: frozenset[int]) -> bool:
    """Whether the terms kept can be told apart on the histories that the empty ones leave."""
    active, design = _design(lists, kept, empty)
    return bool(active) and int(np.linalg.matrix_rank(design)) == len(kept)


def exists(fits: Fits, counts: Floats) -> Bools:
    """Whether each fit is an estimate. A programme is solved only where the fit does not show it by itself."""
    lists = lists_of(len(counts))
    shown = np.where(fits.active, fits.expected, np.inf).min(axis=0) > _SURELY
    found = fits.settled & shown
    for table in np.flatnonzero(found & fits.empty.any(axis=0)):  # only then can two terms become one
        terms, empty = fits.terms[:, table], fits.empty[:, table]
        kept = tuple(terms[(terms >= 0) & ~empty].tolist())
        found[table] = unique(lists, kept, frozenset(terms[empty].tolist()))
    for table in np.flatnonzero(fits.settled & ~shown):
        kept = tuple(term for term in fits.terms[:, table].tolist() if term > 0)
        found[table] = fault(counts[:, table], kept) is Fault.NONE
    return np.asarray(found)
