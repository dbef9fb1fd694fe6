"""What people decided about pairs of mentions: pure values, never overwritten, each undone by another row.

Entities are the components of accepted links. "Different" is respected: where A is B, A is C, and B is not C, nothing
is guessed; the conflict is shown to a person. One shared phone never makes two mentions one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Answer = Literal["same", "different", "unsure"]
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Judgement:
    """``evidence`` names what it rests on; with ``undoes``, the row takes back an earlier one and says nothing else.

    ``second``: it counts only with another person who says the same of the pair (`agreed`).
    """

    id: str
    a: str
    b: str
    answer: Answer
    by: str
    on: date
    evidence: tuple[str, ...] = ()
    undoes: str | None = None
    second: bool = False


class JudgementError(ValueError):
    """A row that cannot be taken; the message says why and names no person."""


_TWO = 2  # people who must agree where one is not enough
_ALONE = frozenset({"phone"})  # what never suffices by itself


def pair_of(a: str, b: str) -> Pair:
    """The two in one order."""
    return (a, b) if a <= b else (b, a)


def check(row: Judgement, earlier: Iterable[Judgement]) -> None:
    """Raises JudgementError for a row that cannot be taken after the earlier ones."""
    known = {one.id: one for one in earlier}
    if row.id in known:
        raise JudgementError(f"there is a judgement {row.id} already")
    if row.a == row.b:
        raise JudgementError("a mention cannot be judged against itself")
    if row.undoes is not None:
        taken_back = known.get(row.undoes)
        if taken_back is None or pair_of(taken_back.a, taken_back.b) != pair_of(row.a, row.b):
            raise JudgementError(f"{row.undoes} is no earlier judgement of this pair")
    elif row.answer == "same" and not set(row.evidence) - _ALONE:
        raise JudgementError("one shared phone is not enough: people share phones. Name what else speaks for it")


def standing(rows: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """For each pair the last judgement that nobody took back. A taken-back row that itself undid one restores it."""
    ordered = list(rows)
    undone: set[str] = set()
    for row in reversed(ordered):
        if row.undoes is not None and row.id not in undone:
            undone.add(row.undoes)
    return {pair_of(row.a, row.b): row for row in ordered if row.undoes is None and row.id not in undone}


def agreed(rows: Iterable[Judgement]) -> list[Judgement]:
    """The rows without those that still wait for a second person; what undoes a row that waits goes with it."""
    ordered = list(rows)
    undone = {row.undoes for row in ordered if row.undoes is not None}
    same: dict[Pair, set[str]] = {}
    for row in ordered:
        if row.answer == "same" and row.undoes is None and row.id not in undone:
            same.setdefault(pair_of(row.a, row.b), set()).add(row.by)
    waiting = {row.id for row in ordered if row.second and len(same.get(pair_of(row.a, row.b), ())) < _TWO}
    return [row for row in ordered if row.id not in waiting and row.undoes not in waiting]


def reopened(rows: Iterable[Judgement], of: Mapping[str, str]) -> set[Pair]:
    """The pairs of which nobody could say, once either is called the same as somebody else, or different, since then.

    ``of`` names each mention's entity: what is said of any mention of an entity is news of all of them.
    """
    ordered = list(rows)
    place = {row.id: at for at, row in enumerate(ordered)}
    decided = standing(ordered)
    news: dict[str, int] = {}
    for pair, row in decided.items():
        if row.answer != "unsure":
            news |= {of.get(one, one): max(place[row.id], news.get(of.get(one, one), -1)) for one in pair}
    return {
        pair
        for pair, row in decided.items()
        if row.answer == "unsure" and max(news.get(of.get(one, one), -1) for one in pair) > place[row.id]
    }


@dataclass(frozen=True, slots=True)
class Conflict:
    """A pair judged different that judgements of "same" nevertheless tie, and the way they do."""

    pair: Pair
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """``of`` names each mention's entity by its smallest mention; those in a conflict stand alone meanwhile."""

    of: Mapping[str, str]
    conflicts: tuple[Conflict, ...]


def entities(mentions: Iterable[str], rows: Iterable[Judgement]) -> Entities:
    """The entities that standing judgements make."""
    decided = standing(rows)
    neighbours: dict[str, list[str]] = {one: [] for one in mentions}
    for (a, b), row in sorted(decided.items()):
        if row.answer == "same":
            neighbours.setdefault(a, []).append(b)
            neighbours.setdefault(b, []).append(a)
    component = _components(neighbours)
    conflicts = tuple(
        Conflict(pair, _path(neighbours, *pair))
        for pair, row in sorted(decided.items())
        if row.answer == "different" and pair[0] in component and component[pair[0]] == component.get(pair[1])
    )
    unsettled = {component[conflict.pair[0]] for conflict in conflicts}
    return Entities({one: one if first in unsettled else first for one, first in component.items()}, conflicts)


def _components(neighbours: Mapping[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for start in sorted(neighbours):
        waiting = [] if start in found else [start]
        while waiting:
            one = waiting.pop()
            if one not in found:
                found[one] = start
                waiting += neighbours[one]
    return found


def _path(neighbours: Mapping[str, list[str]], start: str, end: str) -> tuple[str, ...]:
    """The shortest way along "same" from one to the other."""
    before: dict[str, str] = {start: start}
    waiting = [start]
    for one in waiting:  # grows while it is read
        for other in neighbours[one]:
            if other not in before:
                before[other] = one
                waiting.append(other)
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return tuple(reversed(path))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair that the machine proposes, with how probable it is that both are the same.

    ``waits``: one person called it the same, and another must.
    """

    a: str
    b: str
    probability: float
    waits: bool = False


def review_order(proposals: Iterable[Proposal], now: Entities, rings: Mapping[str, str]) -> list[Proposal]:
    """One pair for each two entities that are still open, first those whose answer would change most.

    Of several pairs between the same two the likeliest is asked, or the one that waits for a second person: whoever
    answers it answers for all. Until then the two stand apart: what it changes is how likely they are one, times how
    many mentions would get another entity, twice that where somebody would be pulled into a ring: there two people
    decide.
    """
    size: dict[str, int] = {}
    for entity in now.of.values():
        size[entity] = size.get(entity, 0) + 1

    def change(one: Proposal) -> float:
        first, second = now.of.get(one.a, one.a), now.of.get(one.b, one.b)
        moved = min(size.get(first, 1), size.get(second, 1))
        return one.probability * moved * (2 if pulls_into_a_ring(one.a, one.b, rings) else 1)

    asked: dict[Pair, Proposal] = {}
    for one in sorted(proposals, key=lambda one: (not one.waits, -one.probability, one.a, one.b)):
        first, second = now.of.get(one.a, one.a), now.of.get(one.b, one.b)
        if first != second:
            asked.setdefault(pair_of(first, second), one)
    return sorted(asked.values(), key=lambda one: (-change(one), one.a, one.b))


def pulls_into_a_ring(a: str, b: str, rings: Mapping[str, str]) -> bool:
    """Whether making the two one would put somebody into a ring who is not in it: two people must agree."""
    return rings.get(a) != rings.get(b)
