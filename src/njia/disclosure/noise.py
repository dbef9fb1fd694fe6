"""Discrete Gaussian noise by OpenDP, from the machine's own randomness: nobody can draw it again from a seed.

A release is made again from the noise itself, which is kept sealed beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

LEVEL_Z = 1.959963984540054  # of a 95 % range


def scale_of(rho: float) -> float:
    """The scale at which counts, each person in one cell of them, are released at that rho."""
    return math.sqrt(1 / (2 * rho))


def draw(cells: int, rho: float) -> tuple[int, ...]:
    """Noise for so many cells. OpenDP itself says what it spends; raises ValueError where that is more than ``rho``."""
    return tuple(_gaussian(rho)([0] * cells))


@lru_cache(maxsize=8)
def _gaussian(rho: float) -> Any:
    import opendp.prelude as dp

    dp.enable_features("contrib")
    space = dp.vector_domain(dp.atom_domain(T=int)), dp.l2_distance(T=float)
    made = dp.m.make_gaussian(*space, scale=scale_of(rho))
    if made.map(1.0) > rho * (1 + 1e-9):
        raise ValueError(f"the noise would spend {made.map(1.0)} and not {rho}")
    return made


def range_of(value: int, rho: float) -> tuple[int, int]:
    """The 95 % range of the true count behind a noisy one; no count is below nothing."""
    far = math.ceil(LEVEL_Z * scale_of(rho))
    return max(0, value - far), max(0, value + far)


def shown(counts: Sequence[int], noise: Sequence[int]) -> tuple[int, ...]:
    """The counts as they are published."""
    return tuple(count + one for count, one in zip(counts, noise, strict=True))
