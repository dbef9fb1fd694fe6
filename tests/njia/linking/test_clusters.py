"""Entities are groups that hold together, not everything a chain of links reaches."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from njia.linking.clusters import clusters

Edge = tuple[int, int, float]


def group(nodes: int, edges: list[Edge], apart: list[tuple[int, int]] | None = None) -> list[int]:
    left, right, weight = zip(*edges, strict=True) if edges else ((), (), ())
    return clusters(
        nodes, np.array(left, np.int64), np.array(right, np.int64), np.array(weight, np.float32), 0.0, apart or []
    ).tolist()


def crowd(members: range, weight: float) -> list[Edge]:
    return [(a, b, weight) for a, b in combinations(members, 2)]


def test_a_weak_bridge_does_not_make_two_people_one() -> None:
    edges = [*crowd(range(4), 10.0), *crowd(range(4, 8), 10.0), (3, 4, 3.0)]
    assert group(8, edges) == [0, 0, 0, 0, 4, 4, 4, 4]


def test_a_record_that_matches_most_of_a_group_joins_it() -> None:
    edges = [*crowd(range(3), 10.0), (0, 3, 6.0), (1, 3, 5.0), (2, 3, -2.0)]
    assert group(4, edges) == [0, 0, 0, 0]


def test_those_judged_different_stay_apart_and_the_rest_goes_with_the_stronger() -> None:
    edges = [(0, 1, 9.0), (1, 2, 5.0), (0, 2, 5.0)]
    assert group(3, edges, [(0, 2)]) == [0, 0, 2]


_weights = st.floats(-8, 15, width=32)


@given(st.integers(2, 12).flatmap(lambda n: st.tuples(st.just(n), st.dictionaries(
    st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda pair: pair[0] < pair[1]), _weights),
    st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda pair: pair[0] != pair[1]))))
)  # fmt: skip
def test_whatever_the_links(drawn: tuple[int, dict[tuple[int, int], float], list[tuple[int, int]]]) -> None:
    """Barred pairs never meet, each group is named by its smallest record, and nobody joins without a link."""
    nodes, links, apart = drawn
    entity = group(nodes, [(a, b, weight) for (a, b), weight in links.items()], apart)
    assert all(entity[a] != entity[b] for a, b in apart)
    assert all(entity[first] == first <= record for record, first in enumerate(entity))
    linked = {record for pair, weight in links.items() if weight >= 0 for record in pair}
    assert all(entity[record] == record for record in range(nodes) if record not in linked)
