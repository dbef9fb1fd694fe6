"""What many silences say together: a network that is down, or an employer whose people are in trouble."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from njia.checkins.model import Group, Outage

Area = tuple[str, str]  # operator and region; an empty one stands for all


@dataclass(frozen=True, slots=True)
class Heard:
    """How many were asked lately by one operator in one region, and how many of them are silent."""

    operator: str
    region: str
    asked: int
    silent: int


@dataclass(frozen=True, slots=True)
class Crew:
    """Those of one employer: how many check in, how many are silent, how many told of trouble lately."""

    employer: str
    people: int
    silent: int
    unhappy: int


def outages(rule: Outage, heard: Iterable[Heard]) -> frozenset[Area]:
    """Where a network is down: an operator in a region, a whole operator, or a whole region."""
    counts: dict[Area, list[int]] = defaultdict(lambda: [0, 0])
    for one in heard:
        for area in {(one.operator, one.region), (one.operator, ""), ("", one.region)} - {("", "")}:
            counts[area][0] += one.asked
            counts[area][1] += one.silent
    return frozenset(
        area for area, (asked, silent) in counts.items() if asked >= rule.least and silent >= rule.share * asked
    )


def is_out(areas: frozenset[Area], operator: str, region: str) -> bool:
    """Whether silence there may be the network's."""
    return not areas.isdisjoint({(operator, region), (operator, ""), ("", region)} - {("", "")})


def signals(rule: Group, crews: Iterable[Crew]) -> tuple[Crew, ...]:
    """The employers of whose people one must not wait for one by one, the worst first."""
    raised = [one for one in crews if one.employer and _raised(rule, one)]
    return tuple(sorted(raised, key=lambda one: (-one.unhappy, -one.silent, one.employer)))


def _raised(rule: Group, crew: Crew) -> bool:
    both = crew.silent + crew.unhappy
    return crew.unhappy >= rule.unhappy or (both >= rule.least and both >= rule.share * crew.people)
