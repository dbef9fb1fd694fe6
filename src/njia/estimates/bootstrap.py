"""BCa bootstrap in which every replicate chooses its model anew (Efron 1987; Chan and others 2021)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

from njia.estimates.lattice import Floats

Estimator = Callable[[Floats], Floats]  # tables as columns of counts -> estimates of the whole, NaN where none
_AT_ONCE = 2000  # tables; more need more memory and are no faster


@dataclass(frozen=True, slots=True)
class Interval:
    """``noise`` is the Monte Carlo error of each end, as a share of it; ``failed`` the share without an estimate."""

    low: float
    high: float
    noise: tuple[float, float]
    failed: float
    at_edge: bool  # an end is the very least or largest replicate: more replicates would move it


def resamples(counts: Floats, replicates: int, chance: np.random.Generator) -> Floats:
    """Tables of as many people, drawn from one table (a column) with replacement."""
    people = int(counts.sum())
    return chance.multinomial(people, counts / people, size=replicates).T.astype(float)


def in_parts(estimator: Estimator, counts: Floats) -> Floats:
    """The estimates of many tables, in parts that fit the processor's cache."""
    parts = range(0, counts.shape[1], _AT_ONCE)
    return np.concatenate([estimator(counts[:, at : at + _AT_ONCE]) for at in parts])


def acceleration(counts: Floats, estimator: Estimator) -> float:
    """How the estimate's spread changes with itself, from leaving out each person in turn."""
    seen = np.flatnonzero(counts)
    fewer = np.repeat(counts[:, None], len(seen), axis=1)
    fewer[seen, np.arange(len(seen))] -= 1
    estimates, weights = estimator(fewer), counts[seen]
    known = np.isfinite(estimates)
    if not known.any():
        return 0.0
    estimates, weights = estimates[known], weights[known]
    gap = np.average(estimates, weights=weights) - estimates
    spread = float((weights * gap**2).sum())
    return float((weights * gap**3).sum()) / (6 * spread**1.5) if spread > 0 else 0.0


def ends(replicates: Floats, estimate: float, bend: float, level: float) -> tuple[float, float]:
    """The two ends of the BCa interval. A replicate without an estimate counts as larger than every other."""
    ordered = np.sort(np.where(np.isfinite(replicates), replicates, np.inf))
    shift = float(ndtri(np.clip((ordered < estimate).mean(), 0.5 / len(ordered), 1 - 0.5 / len(ordered))))
    probabilities = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        point = shift + float(ndtri(tail))
        probabilities.append(float(ndtr(shift + point / max(1 - bend * point, 1e-9))))
    low, high = _quantile(ordered, probabilities[0]), _quantile(ordered, probabilities[1])
    return low, high


def _quantile(ordered: Floats, probability: float) -> float:
    """Median-unbiased (type 8), as the published intervals are."""
    place = (len(ordered) + 1 / 3) * probability + 1 / 3 - 1
    place = min(max(place, 0.0), len(ordered) - 1.0)
    below = int(place)
    least, most = float(ordered[below]), float(ordered[min(below + 1, len(ordered) - 1)])
    return least if least == most or place == below else least + (place - below) * (most - least)


def interval(counts: Floats, estimate: float, replicates: Floats, estimator: Estimator, level: float) -> Interval:
    """The interval around an estimate of one table, with what its own chance error is."""
    bend = acceleration(counts, estimator)
    low, high = ends(replicates, estimate, bend, level)
    parts = [ends(part, estimate, bend, level) for part in np.array_split(replicates, 10)]
    known = [part for part in parts if np.isfinite(part).all()]
    noise = np.std(known, axis=0, ddof=1) / np.sqrt(len(parts)) if len(known) > 1 else np.full(2, np.nan)
    finite = replicates[np.isfinite(replicates)]
    edge = len(finite) > 0 and (low <= finite.min() or high >= finite.max())
    shares = noise[0] / low, noise[1] / high
    return Interval(low, high, (float(shares[0]), float(shares[1])), 1 - len(finite) / len(replicates), bool(edge))
