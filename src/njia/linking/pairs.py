"""Two mentions held against each other in memory: what speaks for and against their being one, with usual weights.

A file is linked by Splink (`link`); a service that gets one mention at a time weighs the few that share a key with it.
The weights are the same that a small file is linked with, and so is the rule that one thing is never enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from math import log2

from njia.linking.explain import Step
from njia.linking.identifiers import FEW, SPELL_DAYS
from njia.linking.roles import IDENTIFIERS
from njia.linking.scoring import held_of
from njia.linking.usual import usual, usual_of
from njia.names.organisations import compare_organisations
from njia.names.persons import compare_persons, full_words

Thing = tuple[str, str]
_WHOLE = 0.97
_FOR_IT = 2  # things that must speak for a pair; a name alone is no more than a phone alone, for there is more to ask
_TAIL = 4  # digits of half a number that must agree


@dataclass(frozen=True, slots=True)
class Weighed:
    """The steps add up to ``weight``, from ``start`` on. ``held``: fewer than two things speak for it.

    A held pair is no likelier than ``most``, whatever it adds up to.
    """

    steps: tuple[Step, ...]
    start: float
    weight: float
    held: bool
    most: float = 1.0

    @property
    def probability(self) -> float:
        return min(float(1 / (1 + 2.0**-self.weight)), self.most)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention of a person or an organisation: its names, what is its own, and the day it was seen."""

    kind: str
    name: str
    things: frozenset[Thing] = frozenset()
    day: date | None = None
    also: tuple[str, ...] = ()


def weigh(a: Named, b: Named, users: Mapping[Thing, int], corridor: str = "ke_ru") -> Weighed:
    """The pair; ``users`` says how many mentions have each thing, for what many share is weak."""
    levels = {"name": _name(a, b, corridor)} | _things(a, b, users)
    steps = tuple(_step(what, level, corridor) for what, level in levels.items())
    start = log2(usual_of(corridor).start)
    weight = start + sum(step.weight for step in steps)
    by = {step.what: step.weight for step in steps}
    held = held_of(by) or sum(weight > 0 for weight in by.values()) < _FOR_IT
    rule = usual_of(corridor).held
    most = rule.names_against if by["name"] < 0 else rule.one_thing
    return Weighed(steps, start, weight, held, most if held else 1.0)


def _step(what: str, level: str, corridor: str) -> Step:
    same, others = usual(what, corridor)[level]
    return Step(what, level, log2(same / others))


def _name(a: Named, b: Named, corridor: str) -> str:
    """How the two names agree that agree best, of all that they go by."""
    levels = {
        _names(replace(a, name=one), replace(b, name=two), corridor)
        for one in (a.name, *a.also)
        for two in (b.name, *b.also)
    }
    return max(sorted(levels), key=lambda level: _step("name", level, corridor).weight)


def _names(a: Named, b: Named, corridor: str) -> str:
    compare = compare_persons if a.kind == "person" else compare_organisations
    found = compare(a.name, b.name, corridor)
    if a.kind != b.kind or not found.same:
        return "else"
    if a.kind == "person" and min(len(full_words(a.name)), len(full_words(b.name))) < 2:
        return "first_only_known"
    return "whole" if found.score >= _WHOLE else "both_near"


def _things(a: Named, b: Named, users: Mapping[Thing, int]) -> dict[str, str]:
    """For each kind of thing that both have, how they agree in it; a kind that one lacks says nothing."""
    kinds = {kind for kind, _ in a.things} & {kind for kind, _ in b.things}
    found = {kind: _level(kind, a, b, users) for kind in sorted(kinds & set(IDENTIFIERS))}
    if "phone" not in found or found["phone"] == "else":
        numbers = {v for k, v in a.things | b.things if k == "phone"}
        parts = {v for k, v in a.things | b.things if k == "phone_part"}
        apart = not ({k for k, _ in a.things} >= {"phone"} and {k for k, _ in b.things} >= {"phone"})
        if apart and any(fits(part, number) for part in parts for number in numbers):
            found["phone"] = "end"
    return found


def fits(part: str, number: str) -> bool:
    """Whether half a number ("0722*345") may be that one; at least four digits must say so."""
    first, _, last = part.partition("*")
    local = first.removeprefix("0") if first.startswith("0") else first
    begins = not first or local in (number[1 : 1 + len(local)], number[4 : 4 + len(local)], number[2 : 2 + len(local)])
    return len(first) + len(last) >= _TAIL and number.endswith(last) and begins


def _level(kind: str, a: Named, b: Named, users: Mapping[Thing, int]) -> str:
    both = {one for one in a.things & b.things if one[0] == kind}
    if not both:
        return "else"
    if a.day and b.day and abs((a.day - b.day).days) > SPELL_DAYS:
        return "another_time"
    return "few" if min(users.get(one, 0) for one in both) <= FEW else "many"
