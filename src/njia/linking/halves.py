"""Parts of one group that the map equation took for groups of their own: put together where what they share says so.

Where reports are few and names are not linked yet, the ties inside a ring are thin and it falls into parts. Two parts
are one where two things or more tie them, no less than a fifth of what the smaller one holds together. A go-between of
two rings stands in some reports with both: that is far less than what either holds.
"""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from njia.linking.communities import Ints
from njia.linking.sharing import Shared, uses

_LEAST, _SHARE = 2, 0.2
_MINE = 0.75  # of a thing's users who must be of the two: a till of everybody puts nobody together
_ROUNDS = 10


def put_together(found: Shared, label: Ints) -> Ints:
    """The groups with their parts together, each named by its smallest node."""
    person, thing = uses(found)
    for _ in range(_ROUNDS):
        pairs = _pairs(list(zip(thing.tolist(), person.tolist(), label[person].tolist(), strict=True)))
        into: dict[int, int] = {}
        for a, b in pairs:
            if a not in into and b not in into:
                into[a], into[b] = min(a, b), min(a, b)
        if not into:
            break
        label = np.array([into.get(one, one) for one in label.tolist()], dtype=np.int64)
    return label


def _pairs(used: list[tuple[int, int, int]]) -> list[tuple[int, int]]:
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
        if len(most) > 1 and sum(len(people) for _, people in most) >= _MINE * total:
            (a, of_a), (b, of_b) = sorted(most)
            ties[a, b].append((of_a, of_b))
    share = {pair: len(found) / max(min(holds[one] for one in pair), 1) for pair, found in ties.items() if _tie(found)}
    return sorted((pair for pair, part in share.items() if part >= _SHARE), key=lambda pair: (-share[pair], pair))


def _tie(found: list[tuple[set[int], set[int]]]) -> bool:
    """Whether what two groups share is more than one thing, and more than one person of each stands in it."""
    return len(found) >= _LEAST and all(len(set().union(*side)) >= _LEAST for side in zip(*found, strict=True))
