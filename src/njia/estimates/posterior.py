"""Draws from the posterior of one log-linear model with normal priors.

The posterior is log-concave and has few dimensions, so it is drawn from by importance sampling round its mode, not by
a chain: the draws are independent, and how many they are worth is known.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from njia.estimates.errors import RefusedError
from njia.estimates.lattice import Floats

DRAWS = 40_000
_TAIL = 6.0  # degrees of freedom of the draws: longer tails than the posterior's
_STEPS = 400


@dataclass(frozen=True, slots=True)
class Prior:
    """Normal priors of main effects and pairs; the intercept, which is the log of the hidden number, has a flat one."""

    main: tuple[float, float]  # mean and standard deviation; an infinite deviation is a flat prior
    pair: tuple[float, float]

    def of(self, terms: tuple[int, ...]) -> tuple[Floats, Floats]:
        """Mean and precision of each term."""
        chosen = [(0.0, np.inf) if term == 0 else self.main if term.bit_count() == 1 else self.pair for term in terms]
        return np.array([mean for mean, _ in chosen]), np.array([1 / deviation**2 for _, deviation in chosen])


@dataclass(frozen=True, slots=True)
class Drawn:
    """Weighted draws of the parameters; ``effective`` is how many independent draws they are worth."""

    terms: tuple[int, ...]
    draws: Floats  # (draws, terms)
    weights: Floats

    @property
    def effective(self) -> float:
        return float(1 / (self.weights**2).sum())

    def ratio(self) -> Floats:
        """Posterior mean over standard deviation of each term."""
        mean = self.weights @ self.draws
        return np.asarray(mean / np.sqrt(self.weights @ (self.draws - mean) ** 2))

    def quantiles(self, observed: float, probabilities: tuple[float, ...]) -> tuple[float, ...]:
        """Of the total."""
        order = np.argsort(self.draws[:, 0])
        places = np.searchsorted(np.cumsum(self.weights[order]), probabilities)
        hidden = np.exp(np.minimum(self.draws[order[np.minimum(places, len(order) - 1)], 0], 700.0))
        return tuple(float(observed + value) for value in hidden)


def draw(
    counts: Floats, terms: tuple[int, ...], prior: Prior, chance: np.random.Generator, draws: int = DRAWS
) -> Drawn:
    """Draws from the posterior of one model on one table. Raises RefusedError where its mode is not found."""
    mean, precision = prior.of(terms)
    drawn, weights = weighted(design(len(counts), terms), counts[1:], mean, precision, chance, draws)
    return Drawn(terms, drawn, weights)


def design(cells: int, terms: tuple[int, ...]) -> Floats:
    """Which terms (column) each history that can be seen (row) meets."""
    histories = np.arange(1, cells)
    return np.array([(histories & term) == term for term in terms], float).T


def weighted(
    rows: Floats, seen: Floats, mean: Floats, precision: Floats, chance: np.random.Generator, draws: int
) -> tuple[Floats, Floats]:
    """Draws and their weights, from any Poisson model with independent normal priors. Raises RefusedError."""
    beta, curve = _mode(rows, seen, mean, precision)
    spread = np.linalg.inv(np.linalg.cholesky(curve)).T
    scale = np.sqrt(_TAIL / chance.chisquare(_TAIL, draws))
    free = chance.standard_normal((draws, len(mean))) * scale[:, None]
    drawn = beta + free @ spread.T
    level = drawn @ rows.T
    posterior = level @ seen - np.exp(np.minimum(level, 50.0)).sum(axis=1) - 0.5 * (drawn - mean) ** 2 @ precision
    proposal = -0.5 * (_TAIL + len(mean)) * np.log1p((free**2).sum(axis=1) / _TAIL)
    weights = np.exp(posterior - proposal - (posterior - proposal).max())
    return drawn, weights / weights.sum()


def _mode(rows: Floats, seen: Floats, mean: Floats, precision: Floats) -> tuple[Floats, Floats]:
    """The most probable parameters, and how sharply the posterior falls around them."""
    beta = mean.copy()
    beta[precision == 0] = np.log(max(seen.sum(), 1.0))
    for _ in range(_STEPS):
        expected = np.exp(np.minimum(rows @ beta, 50.0))
        curve = rows.T @ (expected[:, None] * rows) + np.diag(precision)
        try:
            step = np.linalg.solve(curve, rows.T @ (seen - expected) - precision * (beta - mean))
        except np.linalg.LinAlgError:
            break
        longest = float(np.abs(step).max())
        if longest < 1e-9:
            return beta, curve
        beta = beta + step * min(1.0, 1.0 / longest)
    raise RefusedError("no_estimate")
