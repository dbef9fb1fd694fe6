"""How much the words of two clauses speak for their saying the same: log-likelihood ratios over their units.

Every unit of a clause votes. Found on the other side, it votes by how rare that is; not found, it votes against by how
often units of its family are found in clauses known to match. Numbers vote only for: a number that differs is the very
thing to report, and must not part the clauses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from njia.contracts.units import Family, Key, Unit

WEIGHT = 0.6  # units are not independent of one another
MOST = 4.5  # what one unit may say at most
Rates = Mapping[Family, float]  # how often a unit of the family is found in a matching clause
FIRST_RATES: Rates = {"known": 0.75, "name": 0.5, "bare": 0.15, "number": 0.8}
_LEAST, _TOP = 0.05, 0.92


@dataclass(slots=True, eq=False)  # made by the thousand; each is itself
class Vote:
    """One unit of one clause: ``mask`` has a bit for each clause of the other side that holds it."""

    mask: int
    gain: float  # what being found adds, over not being found
    loss: float  # what not being found says (zero or less)
    family: Family


@dataclass(frozen=True, slots=True)
class Ballot:
    """All votes of one side, by clause; ``base`` is what each clause says if nothing of it is found."""

    votes: tuple[tuple[Vote, ...], ...]
    base: tuple[float, ...]


def key_index(clauses: Sequence[Sequence[Unit]]) -> dict[Key, int]:
    """For each key a mask with a bit for each clause that holds it."""
    index: dict[Key, int] = {}
    for place, units in enumerate(clauses):
        bit = 1 << place
        for unit in units:
            for key in unit.keys:
                index[key] = index[key] | bit if key in index else bit
    return index


def masks_of(mine: Sequence[Sequence[Unit]], index: Mapping[Key, int]) -> dict[Unit, int]:
    """For each unit of one side the clauses of the other, which has that index, that hold it."""
    return {unit: _mask(unit, index) for unit in set().union(*mine)}


def ballot(
    mine: Sequence[Sequence[Unit]], index: Mapping[Key, int], size: int, rates: Rates, masks: Mapping[Unit, int]
) -> Ballot:
    """The votes of one side on the other, which has ``size`` clauses with that index; ``masks`` are known already."""
    cast: dict[Unit, Vote] = {}
    votes = []
    for units in mine:
        row = []
        for unit in units:
            one = cast.get(unit)
            if one is None:
                mask = masks.get(unit)
                mask = _mask(unit, index) if mask is None else mask
                one = cast[unit] = _cast(unit, mask, size, rates)
            row.append(one)
        votes.append(tuple(row))
    return Ballot(tuple(votes), tuple([sum([vote.loss for vote in clause]) for clause in votes]))


def vote(unit: Unit, index: Mapping[Key, int], size: int, rates: Rates) -> Vote:
    """The vote of a unit on a side of ``size`` clauses with that index."""
    return _cast(unit, _mask(unit, index), size, rates)


def _cast(unit: Unit, mask: int, size: int, rates: Rates) -> Vote:
    family = unit.family
    return Vote(mask, *_worth(family, rates[family], mask.bit_count(), size), family)


def _mask(unit: Unit, index: Mapping[Key, int]) -> int:
    mask = 0
    for key in unit.keys:
        if key in index:
            mask |= index[key]
    return mask


@lru_cache(maxsize=20_000)
def _worth(family: Family, rate: float, places: int, size: int) -> tuple[float, float]:
    """What being found adds and not being found says, of a unit that stands in so many of ``size`` clauses."""
    chance = min((places + 0.5) / (size + 1.0), 0.95)  # of being found in any clause
    rate = min(max(rate, chance * 1.02), 0.97)
    found = WEIGHT * min(log(rate / chance), MOST)
    if family == "number":
        return found, 0.0
    missed = WEIGHT * log((1.0 - rate) / (1.0 - chance))
    return found - missed, missed


def rates_from(pairs: Sequence[tuple[int, int]], en: Ballot, ru: Ballot, before: Rates) -> Rates:
    """The rates seen in pairs taken as sure, smoothed by those believed before."""
    seen: dict[Family, list[float]] = {family: [4.0 * rate, 4.0] for family, rate in before.items()}
    for left, right in pairs:
        for votes, other in ((en.votes[left], right), (ru.votes[right], left)):
            for vote in votes:
                tally = seen[vote.family]
                tally[0] += bool(vote.mask >> other & 1)
                tally[1] += 1.0
    return {family: min(max(found / all_, _LEAST), _TOP) for family, (found, all_) in seen.items()}
