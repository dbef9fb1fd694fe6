"""Parts of one group that the map equation took for groups of their own: put together where what they share says so.

Where reports are few and names are not linked yet, the ties inside a ring are thin and it falls into parts. Two parts
are one where two things or more tie them, no less than a fifth of what the smaller one holds together (data of the
corridor, `belonging`). A till of everybody puts nobody together. A go-between of two rings stands in some reports with
both: that is far less than what either holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from njia.linking.belonging import Parts
from njia.linking.communities import Ints
from njia.linking.sharing import Shared, uses

_ROUNDS = 10


def put_together(found: Shared, label: Ints, rule: Parts) -> Ints:
    """The groups with their parts together, each named by its smallest node."""
    person, thing = uses(found)
    for _ in range(_ROUNDS):
        pairs = _pairs(list(zip(thing.tolist(), person.tolist(), label[person].tolist(), strict=True)), rule)
        into: dict[int, int] = {}
        for a, b in pairs:
            if a not in into and b not in into:
                into[a], into[b] = min(a, b), min(a, b)
        if not into:
            break
        label = np.array([into.get(one, one) for one in label.tolist()], dtype=np.int64)
    return label


def _pairs(used: list[tuple[int, int, int]], rule: Parts) -> list[tuple[int, int]]:
    """The groups that are one, those that share most of what they hold first."""
    users: dict[int, dict[int, set[int]]] = defaultdict(lambda: defaultdict(set))
    for thing, person, group in used:
        users[thing][group].add(person)
    holds: Counter[int] = Counter()
    ties: dict[tuple[int, int], list[tuple[set[int], set[int]]]] = defaultdict(list)
    for groups in users.values():
        total = sum(len(people) for people in groups.values())
        most = sorted(groups.items(), key=lambda one: (-len(one[1]), one[0]))[:2]
        holds.update(group for group, people in most if len(people) > 1 and 2 * len(people) >= total)
        if len(most) > 1 and sum(len(people) for _, people in most) >= rule.own * total:
            (a, of_a), (b, of_b) = sorted(most)
            ties[a, b].append((of_a, of_b))
    strong = {pair: len(found) for pair, found in ties.items() if _tie(found, rule)}
    share = {pair: many / max(min(holds[one] for one in pair), 1) for pair, many in strong.items()}
    return sorted((pair for pair, part in share.items() if part >= rule.share), key=lambda pair: (-share[pair], pair))


def _tie(found: list[tuple[set[int], set[int]]], rule: Parts) -> bool:
    """Whether what two groups share is more than one thing, and more than one person of each stands in it."""
    people = (len(set().union(*side)) for side in zip(*found, strict=True))
    return len(found) >= rule.things and all(many >= rule.people for many in people)
