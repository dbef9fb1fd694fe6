"""Rings in a graph: groups whose ties stay inside, by the map equation; ties through hubs count less.

Connected components make one crowd of everybody, for somebody always shares a till; modularity merges small groups as a
graph grows. The map equation has no parameter to tune and no such limit.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from njia.linking.errors import need_extra

SEED = 20261128
_KEPT = 0.85  # share of the ties in each resample
_MANY, _MANY_TIMES = 20, 5  # a hub has more neighbours than either: a number, and times what is much in this graph
_AT_ONCE = 20_000  # rows of neighbours that are compared at a time
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Graph:
    """Undirected ties between nodes 0 … nodes-1; a pair may be tied more than once."""

    nodes: int
    source: Ints
    target: Ints
    weight: Floats


def merged(graph: Graph) -> Graph:
    """The same graph with one tie for each pair, its weight the sum, and no tie of a node with itself."""
    low, high = np.minimum(graph.source, graph.target), np.maximum(graph.source, graph.target)
    proper = low != high
    key, at = np.unique(low[proper] * graph.nodes + high[proper], return_inverse=True)
    weight = np.bincount(at, graph.weight[proper], minlength=len(key)).astype(np.float64)
    return Graph(graph.nodes, key // graph.nodes, key % graph.nodes, weight)


def weakened(graph: Graph) -> Graph:
    """Without the ties of hubs that lead to nobody else they know; their other ties count less.

    A till that everybody pays into has many ties, and those who pay have none among one another; a broker's friends
    know one another. ``graph`` has one tie for each pair.
    """
    from scipy.sparse import csr_array

    degree = np.bincount(graph.source, minlength=graph.nodes) + np.bincount(graph.target, minlength=graph.nodes)
    usual = float(np.quantile(degree[degree > 1], 0.9)) if (degree > 1).any() else 1.0
    most = max(_MANY_TIMES * usual, _MANY)
    hub = degree > most
    touched = np.flatnonzero(hub[graph.source] | hub[graph.target])
    ends = (np.r_[graph.source, graph.target], np.r_[graph.target, graph.source])
    known = csr_array((np.ones(len(ends[0]), np.int32), ends), shape=(graph.nodes, graph.nodes))
    common = np.zeros(len(touched), np.int64)
    for begin in range(0, len(touched), _AT_ONCE):
        some = touched[begin : begin + _AT_ONCE]
        both = known[graph.source[some]].multiply(known[graph.target[some]])
        common[begin : begin + _AT_ONCE] = np.asarray(both.sum(axis=1)).ravel()
    kept = np.ones(len(graph.source), dtype=np.bool_)
    kept[touched[common == 0]] = False
    factor = np.minimum(1.0, most / np.maximum(degree, 1))
    weight = graph.weight * factor[graph.source] * factor[graph.target]
    return Graph(graph.nodes, graph.source[kept], graph.target[kept], weight[kept])


def communities(graph: Graph) -> Ints:
    """For each node the number of its group, named by its smallest node. ``graph`` has one tie for each pair."""
    networkit = _networkit()
    networkit.engineering.setSeed(SEED, False)
    made = networkit.GraphFromCoo(
        (graph.weight, (graph.source.astype(np.uint64), graph.target.astype(np.uint64))), n=graph.nodes, weighted=True
    )
    found = networkit.community.LouvainMapEquation(made, hierarchical=True, parallelizationStrategy="none").run()
    label = np.array(found.getPartition().getVector(), dtype=np.int64)
    _, at = np.unique(label, return_inverse=True)
    first = np.full(int(at.max(initial=-1)) + 1, graph.nodes, np.int64)
    np.minimum.at(first, at, np.arange(graph.nodes))
    return np.asarray(first[at])


def stability(
    graph: Graph, label: Ints, resamples: int, then: Callable[[Ints], Ints] = lambda label: label
) -> Floats:  # fmt: skip
    """For each node how surely its group is its group: the mean overlap with it, over graphs that lack some ties.

    The overlap is that of Jaccard between the node's group here and its group there; 1 when no resample changes it, NaN
    when none was drawn. ``then`` is what was done with the groups after they were found.
    """
    chance = np.random.default_rng(SEED)
    total = np.zeros(graph.nodes)
    for _ in range(resamples):
        kept = chance.random(len(graph.source)) < _KEPT
        other = then(communities(Graph(graph.nodes, graph.source[kept], graph.target[kept], graph.weight[kept])))
        total += _overlap(label, other, graph.nodes)
    return total / resamples if resamples else np.full(graph.nodes, np.nan)


def _overlap(one: Ints, two: Ints, nodes: int) -> Floats:
    _, at, both = np.unique(one * nodes + two, return_inverse=True, return_counts=True)
    shared = both[at]
    sizes = np.bincount(one, minlength=nodes)[one] + np.bincount(two, minlength=nodes)[two]
    return np.asarray(shared / (sizes - shared), dtype=np.float64)


def _networkit() -> Any:
    try:
        import networkit
    except ModuleNotFoundError as error:
        raise need_extra(error) from error
    return networkit
