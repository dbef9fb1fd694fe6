"""Pairs of stems learned from the paper itself: words that stand in the same pairs of clauses, again and again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from njia.contracts.evidence import Ballot
from njia.contracts.units import Key, Unit

TOGETHER = 2  # pairs of clauses that must hold both
LIKENESS = 0.7  # Dice coefficient


def _unmatched(units: Sequence[Unit], ballot: Ballot, clause: int, other: int) -> set[str]:
    return {
        unit.stem
        for unit, vote in zip(units, ballot.votes[clause], strict=True)
        if unit.family != "number" and not vote.mask >> other & 1
    }


def learn(
    pairs: Sequence[tuple[int, int]],
    en: Sequence[Sequence[Unit]],
    ru: Sequence[Sequence[Unit]],
    votes_en: Ballot,
    votes_ru: Ballot,
) -> tuple[tuple[str, str], ...]:
    """(English stem, Russian stem) pairs, each stem in one, among words the lexicon did not match in sure pairs."""
    seen_en: Counter[str] = Counter()
    seen_ru: Counter[str] = Counter()
    sides = []
    for left, right in pairs:
        mine = _unmatched(en[left], votes_en, left, right)
        theirs = _unmatched(ru[right], votes_ru, right, left)
        seen_en.update(mine)
        seen_ru.update(theirs)
        sides.append((mine, theirs))
    most = max(TOGETHER, len(pairs) * 0.5)
    together: Counter[tuple[str, str]] = Counter()
    for mine, theirs in sides:
        rare = [word for word in theirs if TOGETHER <= seen_ru[word] <= most]
        for word in mine:
            if TOGETHER <= seen_en[word] <= most:
                together.update((word, other) for other in rare)
    return _linked(together, seen_en, seen_ru)


def _linked(
    together: Counter[tuple[str, str]], seen_en: Counter[str], seen_ru: Counter[str]
) -> tuple[tuple[str, str], ...]:
    scored = sorted(
        (
            (-2.0 * count / (seen_en[word] + seen_ru[other]), -count, word, other)
            for (word, other), count in together.items()
            if count >= TOGETHER
        ),
    )
    taken: set[str] = set()
    kept: list[tuple[str, str]] = []
    for likeness, _, word, other in scored:
        if -likeness < LIKENESS:
            break
        if word not in taken and other not in taken:
            taken.update((word, other))
            kept.append((word, other))
    return tuple(kept)


def learned_index(clauses: Sequence[Sequence[Unit]], pairs: Sequence[tuple[str, str]], side: int) -> dict[Key, int]:
    """For each key of a learned pair a mask with a bit for each clause that holds it."""
    keys = {pair[side]: f"&{number}" for number, pair in enumerate(pairs)}
    index: dict[Key, int] = dict.fromkeys(keys.values(), 0)
    for place, units in enumerate(clauses) if keys else ():
        for unit in units:
            if unit.stem in keys and unit.family != "number":
                index[keys[unit.stem]] |= 1 << place
    return index


def taught(clauses: Sequence[Sequence[Unit]], pairs: Sequence[tuple[str, str]], side: int) -> list[tuple[Unit, ...]]:
    """The units again, those of a learned pair with a key of their own; a bare word that was learned becomes a name."""
    keys = {pair[side]: f"&{number}" for number, pair in enumerate(pairs)}
    made: dict[Unit, Unit] = {}

    def one(unit: Unit) -> Unit:
        key = keys.get(unit.stem)
        if key is None or unit.family == "number":
            return unit
        if unit not in made:
            made[unit] = Unit("name" if unit.family == "bare" else unit.family, (*unit.keys, key), unit.stem)
        return made[unit]

    return [tuple(one(unit) for unit in units) for units in clauses] if pairs else [tuple(units) for units in clauses]
