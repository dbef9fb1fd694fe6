"""Where the nodes of a small picture stand: springs and repulsion, the same picture every time for the same ties."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

MOST = 300  # nodes of one picture
_STEPS, _GOLDEN = 120, 2.399963229728653


def layout(nodes: int, ties: Sequence[tuple[int, int]]) -> list[tuple[float, float]]:
    """For each node its place in the square from 0 to 1. Raises ValueError above `MOST` nodes."""
    if nodes > MOST:
        raise ValueError(f"a picture has at most {MOST} nodes")
    if nodes < 2:
        return [(0.5, 0.5)] * nodes
    turn = np.arange(nodes) * _GOLDEN  # a sunflower: nobody begins where another stands
    at = np.stack([np.cos(turn), np.sin(turn)], axis=1) * np.sqrt((np.arange(nodes) + 0.5) / nodes)[:, None] / 2
    ends = np.array(sorted({tie for tie in ties if tie[0] != tie[1]}), dtype=np.int64).reshape(-1, 2)
    spring = 1 / np.sqrt(nodes)
    for step in range(_STEPS):
        at = at + _moved(at, ends, spring) * (0.1 * (1 - step / _STEPS))
    low, size = at.min(axis=0), np.maximum(np.ptp(at, axis=0), 1e-9)
    placed = (at - low) / size
    return [(float(x), float(y)) for x, y in placed]


def _moved(at: NDArray[np.float64], ends: NDArray[np.int64], spring: float) -> NDArray[np.float64]:
    """How each node is pushed and pulled, at most by one."""
    apart = at[:, None, :] - at[None, :, :]
    distance = np.maximum(np.linalg.norm(apart, axis=2), 1e-3)
    force = (apart * (spring**2 / distance**2)[:, :, None]).sum(axis=1) - at * 0.5 * spring
    if len(ends):
        pull = at[ends[:, 0]] - at[ends[:, 1]]
        pull = pull * (np.linalg.norm(pull, axis=1, keepdims=True) / spring)
        np.add.at(force, ends[:, 0], -pull)
        np.add.at(force, ends[:, 1], pull)
    length = np.maximum(np.linalg.norm(force, axis=1, keepdims=True), 1e-9)
    return np.asarray(force / length * np.minimum(length, 1.0))
