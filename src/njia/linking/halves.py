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
        pairs = _pairs(list(zip(thing.tolist(), label[person].tolist(), strict=True)))
        into: dict[int, int] = {}
        for a, b in pairs:
            if a not in into and b not in into:
                into[a], into[b] = min(a, b), min(a, b)
        if not into:
            break
        label = np.array([into.get(one, one) for one in label.tolist()], dtype=np.int64)
    return label


def _pairs(used: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The groups that are one, those that share most of what they hold first."""
    users: dict[int, Counter[int]] = defaultdict(Counter)
    for thing, group in used:
        users[thing][group] += 1
    holds: Counter[int] = Counter()
    ties: Counter[tuple[int, int]] = Counter()
    for groups in users.values():
        total, most = groups.total(), sorted(groups.items(), key=lambda one: (-one[1], one[0]))[:2]
        holds.update(group for group, n in most if n > 1 and 2 * n >= total)
        if len(most) > 1 and sum(n for _, n in most) >= _MINE * total:
            ties[min(most)[0], max(most)[0]] += 1
    share = {pair: n / max(min(holds[one] for one in pair), 1) for pair, n in ties.items() if n >= _LEAST}
    return sorted((pair for pair, part in share.items() if part >= _SHARE), key=lambda pair: (-share[pair], pair))
