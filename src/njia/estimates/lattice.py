"""Capture histories as bits: history ``5`` is "on the first and third list". Sums over subsets and supersets."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]


def lists_of(cells: int) -> int:
    """How many lists make so many histories."""
    return cells.bit_length() - 1


def subset_sums(values: Floats) -> Floats:
    """For each history (first axis) the sum over all histories within it."""
    out = values.copy()
    for bit in range(lists_of(len(out))):
        halves = out.reshape(-1, 2, 1 << bit, *out.shape[1:])
        halves[:, 1] += halves[:, 0]
    return out


def superset_sums(values: Floats) -> Floats:
    """For each history (first axis) the sum over all histories that contain it: who is at least on these lists."""
    out = values.copy()
    for bit in range(lists_of(len(out))):
        halves = out.reshape(-1, 2, 1 << bit, *out.shape[1:])
        halves[:, 0] += halves[:, 1]
    return out


def pairs(lists: int) -> tuple[int, ...]:
    """Every pair of lists as bits, in the order 1-2, 1-3, …, 2-3, …"""
    return tuple(1 << i | 1 << j for i in range(lists) for j in range(i + 1, lists))


def mains(lists: int) -> tuple[int, ...]:
    """The intercept and one term for each list."""
    return (0, *(1 << i for i in range(lists)))


def bits(term: int) -> tuple[int, ...]:
    """The lists of a history or term, from 0."""
    return tuple(i for i in range(term.bit_length()) if term >> i & 1)
