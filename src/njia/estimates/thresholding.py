"""Two uses of one posterior: pairs far from nothing stay (Silverman 2020), or all stay and are held close to it."""

from __future__ import annotations

import numpy as np

from njia.estimates.lattice import Floats, lists_of, mains, pairs
from njia.estimates.posterior import DRAWS, Drawn, Prior, draw


def threshold(counts: Floats, prior: Prior, least: float, chance: np.random.Generator) -> tuple[Drawn, tuple[int, ...]]:
    """The posterior under the pairs that stay: ``least`` is how many deviations its mean must lie from nothing."""
    lists = lists_of(len(counts))
    start = mains(lists)
    first = draw(counts, (*start, *pairs(lists)), prior, chance)
    far = np.abs(first.ratio()[len(start) :])
    kept = tuple(pair for pair, size in zip(pairs(lists), far, strict=True) if size >= least)
    return draw(counts, (*start, *kept), prior, chance), kept


def shrink(counts: Floats, prior: Prior, chance: np.random.Generator, draws: int = DRAWS) -> Drawn:
    """The posterior with every pair in the model. No model is chosen, so no uncertainty of a choice is forgotten."""
    lists = lists_of(len(counts))
    return draw(counts, (*mains(lists), *pairs(lists)), prior, chance, draws)
