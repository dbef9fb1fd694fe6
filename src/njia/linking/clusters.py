"""Pairs to entities. Not connected components: one wrong link would make two people one, and chains of them a crowd.

Two groups become one when the best link between them and the mean over all their pairs together speak for it; a pair
that was never proposed counts as evidence against. The strongest go first. A bridge between two groups that otherwise
have nothing in common so stays open, and a pair that a person judged different never comes together.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

UNPROPOSED = -8.0
MOST = 15.0  # a very rare name is no stronger evidence than this

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


def clusters(
    nodes: int, left: Ints, right: Ints, weights: Floats, threshold: float, apart: Iterable[tuple[int, int]] = ()
) -> Ints:
    """For each record the number of its entity, the smallest record in it."""
    clipped = np.clip(weights, UNPROPOSED, MOST)
    component = _components(nodes, left, right, clipped >= threshold)
    barred = [(a, b) for a, b in apart if component[a] == component[b]]
    inside = component[left] == component[right]
    open_ones = _undecided(component, left[inside], right[inside], clipped[inside] >= threshold, barred)
    entity = component.copy()
    chosen = open_ones[component]
    entity[chosen] = np.flatnonzero(chosen)
    edges = inside & chosen[left]
    _agglomerate(entity, left[edges], right[edges], clipped[edges], threshold, barred)
    return entity


def _components(nodes: int, left: Ints, right: Ints, kept: NDArray[np.bool_]) -> Ints:
    """Each record's smallest neighbour within reach."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(int(kept.sum()), np.int8), (left[kept], right[kept])), shape=(nodes, nodes))
    _, label = connected_components(graph, directed=False)
    first = np.full(nodes, nodes, np.int64)
    np.minimum.at(first, label, np.arange(nodes))
    return np.asarray(first[label])


def _undecided(
    component: Ints, left: Ints, right: Ints, accepted: NDArray[np.bool_], barred: list[tuple[int, int]]
) -> NDArray[np.bool_]:
    """Components in which not every pair is accepted: only those can come apart."""
    size = np.bincount(component, minlength=len(component))
    links = np.bincount(component[left[accepted]], minlength=len(component))
    found = links < size * (size - 1) // 2
    for a, _ in barred:
        found[component[a]] = True
    return np.asarray(found, dtype=np.bool_)


class _Groups:
    """Groups of records and, between two groups, the sum, the greatest and the number of their pairs' weights."""

    def __init__(self, barred: list[tuple[int, int]]) -> None:
        self.size: dict[int, int] = {}
        self.between: dict[int, dict[int, list[float]]] = {}
        self.barred: dict[int, set[int]] = {}
        for a, b in barred:
            self.barred.setdefault(a, set()).add(b)
            self.barred.setdefault(b, set()).add(a)

    def add(self, a: int, b: int, weight: float) -> None:
        for one in (a, b):
            self.size[one] = 1
            self.between.setdefault(one, {})
        shared = [weight, weight, 1.0]
        self.between[a][b] = self.between[b][a] = shared

    def support(self, a: int, b: int) -> float:
        """Half the best link, half the mean over all pairs."""
        total, best, scored = self.between[a][b]
        pairs = self.size[a] * self.size[b]
        return (best + (total + (pairs - scored) * UNPROPOSED) / pairs) / 2

    def join(self, a: int, b: int) -> None:
        """Puts ``b`` into ``a``."""
        mine, theirs = self.between[a], self.between.pop(b)
        del mine[b], theirs[a]
        for other, link in theirs.items():
            del self.between[other][b]
            if other in mine:
                known = mine[other]
                known[0] += link[0]
                known[1] = max(known[1], link[1])
                known[2] += link[2]
            else:
                mine[other] = self.between[other][a] = link
        self.size[a] += self.size.pop(b)
        for other in self.barred.pop(b, ()):
            self.barred[other].discard(b)
            self.barred[other].add(a)
            self.barred.setdefault(a, set()).add(other)


def _agglomerate(
    entity: Ints, left: Ints, right: Ints, weights: Floats, threshold: float, barred: list[tuple[int, int]]
) -> None:
    groups = _Groups(barred)
    for a, b, weight in zip(left.tolist(), right.tolist(), weights.tolist(), strict=True):
        groups.add(a, b, weight)
    into: dict[int, int] = {}
    heap = [
        (-groups.support(a, b), a, b, 1, 1)
        for a, others in groups.between.items()
        for b in others
        if a < b and groups.support(a, b) >= threshold
    ]
    heapq.heapify(heap)
    while heap:
        _, a, b, size_a, size_b = heapq.heappop(heap)
        if groups.size.get(a) != size_a or groups.size.get(b) != size_b or b in groups.barred.get(a, ()):
            continue  # one of them has changed since
        if len(groups.between[a]) < len(groups.between[b]):
            a, b = b, a
        groups.join(a, b)
        into[b] = a
        for other in groups.between[a]:
            support = groups.support(a, other)
            if support >= threshold:
                heapq.heappush(heap, (-support, a, other, groups.size[a], groups.size[other]))
    _relabel(entity, into)


def _relabel(entity: Ints, into: dict[int, int]) -> None:
    """Names each group by its smallest record."""
    smallest: dict[int, int] = {}
    members = {record: _root(record, into) for record in {*into, *into.values()}}
    for record, root in members.items():
        smallest[root] = min(smallest.get(root, record), record)
    for record, root in members.items():
        entity[record] = smallest[root]


def _root(record: int, into: dict[int, int]) -> int:
    while record in into:
        record = into[record]
    return record
