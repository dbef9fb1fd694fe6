"""Who belongs to a group and who only stands beside it: nobody is a member by one report alone, tips can be malicious.

Each report is taken away once. Whoever the rest of the group then has no tie to hangs on it by that report: they are
no members. Whoever that report names beside the group, and another one apart from it, is taken out altogether.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import exp

import numpy as np
from numpy.typing import NDArray

from njia.linking.belonging import Belonging, Strangers
from njia.linking.communities import Ints
from njia.linking.sharing import Shared, reports_for

MOST_WORK = 20_000_000  # ties times reports of a group: a larger one is counted, not tried
Tie = tuple[int, int, int]  # person, thing, report


def standing(found: Shared, label: Ints, rule: Belonging) -> tuple[Ints, NDArray[np.bool_]]:
    """The groups without those who were taken out, and who is a member."""
    label, member = label.copy(), reports_for(found, label) >= rule.least_reports
    stands: dict[int, set[int]] = defaultdict(set)
    for person, report in zip(found.named_person.tolist(), found.named_report.tolist(), strict=True):
        stands[person].add(report)
    for ties in _ties(found, label, rule.own_thing.share):
        if len(ties) * len({report for _, _, report in ties}) <= MOST_WORK:
            _sort_out(ties, stands, label, member)
            _leave_out_strangers(ties, label, member, rule.strangers)
    return label, member


def _ties(found: Shared, label: Ints, own: float) -> Iterator[list[Tie]]:
    """Of each group the uses of things that two or more of its people share, who are such a share of its users."""
    users: dict[tuple[int, int], set[int]] = defaultdict(set)
    everybody = np.bincount(np.unique(np.stack([found.thing, found.person]), axis=1)[0])
    columns = (label[found.person], found.person, found.thing, found.report)
    rows = list(zip(*(column.tolist() for column in columns), strict=True))
    for group, person, thing, _ in rows:
        users[group, thing].add(person)
    by_group: dict[int, list[Tie]] = defaultdict(list)
    for group, person, thing, report in rows:
        if len(users[group, thing]) > 1 and len(users[group, thing]) >= own * everybody[thing]:
            by_group[group].append((person, thing, report))
    yield from by_group.values()


def _sort_out(ties: list[Tie], stands: Mapping[int, set[int]], label: Ints, member: NDArray[np.bool_]) -> None:
    for report in sorted({report for _, _, report in ties}):
        core, *rest = sorted(_parts(ties, report), key=lambda part: (-len(part), min(part)))
        if len(core) == 1:
            member[list(core)] = False
        together = any(report in stands[person] for person in core)
        for part in rest:
            member[list(part)] = False
            named = together and any(report in stands[person] for person in part)
            if named and any(stands[person] - {report} for person in part):
                label[list(part)] = min(part)
                ties = [tie for tie in ties if tie[0] not in part]


def _leave_out_strangers(ties: list[Tie], label: Ints, member: NDArray[np.bool_], rule: Strangers) -> None:
    """Takes out one or two who were named once beside people who are all named often: of its own nobody would be.

    How often its members are named tells how many of them one report alone would name (`once`). Where many are named
    once, most of them are members whom nobody has linked yet: they stay beside it.
    """
    reports: dict[int, set[int]] = defaultdict(set)
    for person, _, report in ties:
        reports[person].add(report)
    inside = [person for person in reports if member[person]]
    group = label[inside[0]] if inside else -1
    beside = [person for person in reports if not member[person] and label[person] == group]
    if not beside or len(beside) > rule.share * len(inside):
        return
    if rule.times * once(len(inside), sum(len(reports[one]) for one in inside) / len(inside)) < len(beside):
        for person in beside:
            label[person] = person


def once(members: int, mean: float) -> float:
    """How many people stand in one report where ``members`` stand in two or more, ``mean`` on average (Poisson)."""
    low, high = 1e-6, max(mean, 2.0)
    for _ in range(60):
        rate = (low + high) / 2
        more = 1 - exp(-rate) * (1 + rate)
        low, high = (rate, high) if rate * (1 - exp(-rate)) / more < mean else (low, rate)
    return members * rate * exp(-rate) / more


def _parts(ties: list[Tie], without: int) -> list[set[int]]:
    """The people in parts, were it not for one report."""
    users: dict[int, set[int]] = defaultdict(set)
    for person, thing, report in ties:
        if report != without:
            users[thing].add(person)
    of = {person: {person} for person, _, _ in ties}
    for people in users.values():
        first, *rest = people
        for other in rest:
            if of[first] is not of[other]:
                small, large = sorted((of[first], of[other]), key=len)
                large |= small
                for person in small:
                    of[person] = large
    return list({id(part): part for part in of.values()}.values())
