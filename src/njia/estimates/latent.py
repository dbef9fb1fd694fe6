"""Latent classes of people with different chances of being listed (Manrique-Vallier 2016), by Gibbs sampling.

A Dirichlet process cut off at ``_CLASSES``; all chains advance together, so that what they disagree about can be told.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri
from scipy.stats import rankdata

from njia.estimates.lattice import Floats, lists_of

_CLASSES = 10
_SHAPE = 0.25  # shape and rate of the prior of the concentration, as published
_LEAST = 1e-12
_FIRST = 3000  # steps before the chains are first compared


@dataclass(frozen=True, slots=True)
class Chains:
    """``totals[c, i]`` is the total at step ``i`` of chain ``c``, the warm-up left out."""

    totals: Floats

    def quantiles(self, probabilities: Floats) -> Floats:
        return np.asarray(np.quantile(self.totals, probabilities))

    def split(self) -> Floats:
        """Ranks of the halves of the chains, as normal scores: a heavy tail does not hide a disagreement."""
        half = self.totals.shape[1] // 2
        parts = np.concatenate([self.totals[:, :half], self.totals[:, half : 2 * half]])
        return np.asarray(ndtri((rankdata(parts).reshape(parts.shape) - 0.375) / (parts.size + 0.25)))

    def disagreement(self) -> float:
        """R-hat of the split chains (Vehtari and others 2021): 1 where all say the same."""
        parts = self.split()
        length = parts.shape[1]
        within = float(parts.var(axis=1, ddof=1).mean())
        between = float(parts.mean(axis=1).var(ddof=1))
        return float(np.sqrt((length - 1) / length + between / within)) if within > 0 else float("inf")

    def effective(self) -> float:
        """How many independent draws the chains are worth (Geyer's positive pairs)."""
        parts = self.split()
        count, length = parts.shape
        centred = parts - parts.mean(axis=1, keepdims=True)
        spectrum = np.abs(np.fft.rfft(centred, 2 * length, axis=1)) ** 2
        covariance = np.fft.irfft(spectrum, axis=1)[:, :length].mean(axis=0) / length
        within = float(covariance[0] * length / (length - 1))
        whole = within * (length - 1) / length + float(parts.mean(axis=1).var(ddof=1))
        kept = 1 - (within - covariance) / whole
        sums = kept[: 2 * (length // 2)].reshape(-1, 2).sum(axis=1)
        stop = int(np.argmax(sums < 0)) if (sums < 0).any() else len(sums)
        time = -1 + 2 * float(np.minimum.accumulate(sums[:stop]).sum())
        return float(count * length / max(time, 1.0))


class Gibbs:
    """Chains on one table, from starts drawn from the prior; the total has the scale-free prior 1/N."""

    def __init__(self, counts: Floats, chains: int, chance: np.random.Generator) -> None:
        lists = lists_of(len(counts))
        seen = np.flatnonzero(counts)
        self._people = counts[seen].astype(int)
        self._on = (seen[:, None] >> np.arange(lists) & 1).astype(float)
        self._chance = chance
        self._listed = chance.beta(1.0, 1.0, (chains, _CLASSES, lists))
        self._share = chance.dirichlet(np.ones(_CLASSES), chains)
        self._concentration = np.ones(chains)

    def run(self, steps: int) -> Floats:
        """The total at each of the next steps, one row for each chain."""
        return np.column_stack([self._step() for _ in range(steps)])

    def _step(self) -> Floats:
        chance, observed = self._chance, int(self._people.sum())
        known, hits, nobody = self._classify()
        missed = np.clip(nobody.sum(axis=1), _LEAST, 1 - _LEAST)
        hidden = chance.negative_binomial(observed, 1 - missed)
        size = known + chance.multinomial(hidden, nobody / nobody.sum(axis=1, keepdims=True))
        self._listed = np.clip(chance.beta(1 + hits, 1 + size[:, :, None] - hits), _LEAST, 1 - _LEAST)
        later = np.cumsum(size[:, ::-1], axis=1)[:, ::-1] - size
        sticks = np.clip(chance.beta(1 + size, self._concentration[:, None] + later), _LEAST, 1 - _LEAST)
        sticks[:, -1] = 1.0
        rest = np.cumprod(1 - sticks[:, :-1], axis=1)
        self._share = np.maximum(sticks * np.concatenate([np.ones((len(rest), 1)), rest], axis=1), 1e-300)
        self._concentration = chance.gamma(_SHAPE - 1 + _CLASSES, 1 / (_SHAPE - np.log(self._share[:, -1])))
        return np.asarray(observed + hidden, float)

    def _classify(self) -> tuple[Floats, Floats, Floats]:
        """How many of those seen fall to each class, on each list in it; and the chance of a class and of no list."""
        yes, no = np.log(self._listed), np.log1p(-self._listed)
        nobody = self._share * np.exp(no.sum(axis=2))
        fit = self._on @ yes.transpose(0, 2, 1) + (1 - self._on) @ no.transpose(0, 2, 1)
        fit += np.log(self._share)[:, None, :]
        likely = np.exp(fit - fit.max(axis=2, keepdims=True))
        classes = self._chance.multinomial(self._people, likely / likely.sum(axis=2, keepdims=True))
        return classes.sum(axis=1), classes.transpose(0, 2, 1) @ self._on, nobody


def converge(
    counts: Floats, chains: int, most: int, disagreement: float, effective: float, chance: np.random.Generator
) -> Chains:
    """Runs twice as long each time, the first half left out, until the chains agree or ``most`` steps are made."""
    gibbs, totals = Gibbs(counts, chains, chance), np.empty((chains, 0))
    steps = min(_FIRST, most)
    while True:
        totals = np.column_stack([totals, gibbs.run(steps - totals.shape[1])])
        found = Chains(totals[:, steps // 2 :])
        if steps == most or (found.disagreement() <= disagreement and found.effective() >= effective):
            return found
        steps = min(2 * steps, most)
