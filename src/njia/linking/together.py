"""What people share, gathered in memory: the same ties as `sharing` makes of a file, for a service that has no file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from njia.linking.belonging import belonging
from njia.linking.sharing import REPORT, Shared

Use = tuple[str, str, str]  # who, what, in which report


def together(uses: Iterable[Use], corridor: str = "ke_ru") -> Shared:
    """The people and what they share; a thing of too many is left out."""
    every = sorted(set(uses))
    names = sorted({who for who, _, _ in every})
    number = {name: at for at, name in enumerate(names)}
    users: dict[str, set[int]] = defaultdict(set)
    for who, what, _ in every:
        users[what].add(number[who])
    most = belonging(corridor).most_sharing
    useful = {what: people for what, people in users.items() if 2 <= len(people) <= most}
    kept = [(who, what, report) for who, what, report in every if what in useful]
    things, reports = _numbered(what for _, what, _ in kept), _numbered(report for _, _, report in every)
    named = sorted({(number[who], reports[report]) for who, what, report in every if what.startswith(REPORT)})
    named = named or sorted({(number[who], reports[report]) for who, _, report in every})
    return Shared(
        np.array(names, dtype=object),
        np.array([number[who] for who, _, _ in kept], dtype=np.int64),
        np.array([things[what] for _, what, _ in kept], dtype=np.int64),
        np.array([reports[report] for _, _, report in kept], dtype=np.int64),
        np.array([who for who, _ in named], dtype=np.int64),
        np.array([report for _, report in named], dtype=np.int64),
    )


def _numbered(values: Iterable[str]) -> dict[str, int]:
    return {value: at for at, value in enumerate(sorted(set(values)))}
