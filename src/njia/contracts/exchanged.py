"""Opposites, parties and a "not" that changed places within a clause: "the room is free, meals are paid for".

Both languages hold the same words, so that nothing is missing in either; only what stands beside each tells that the
Russian has it the other way round. Told where the words beside lie crosswise both ways, and nowhere straight.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from njia.contracts.concepts import Concepts, Contradiction, rule_of
from njia.contracts.linking import linked
from njia.contracts.reading import Paired, Reading
from njia.text.grammar import one_of
from njia.text.phrases import Hit

Keys = frozenset[int | str]
_CUT = re.compile(rf"[,;:()\n]|\.\s|\b(?:{one_of('adds')})\b")
_MODES = {"contrast"}
_DENIALS = {"modality.must_not", "modality.not"}


def contradictions(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """What each language says once of two things, and of the other thing than the other language does."""
    first, second = concepts.find(pair.en), concepts.find(pair.ru)
    for group in [g for g in first if g in second and (concepts.modes.get(g) in _MODES or g == "mention")]:
        en, ru = _once(first[group]), _once(second[group])
        for one, two in combinations(sorted(en.keys() & ru.keys()), 2):
            theirs = _beside(pair.en, [en[one], en[two]], concepts), _beside(pair.ru, [ru[one], ru[two]], concepts)
            if _crosswise(*theirs[0], *theirs[1]):
                rule = "parity.role" if group == "mention" else rule_of(group)
                yield Contradiction(rule, _spans(en[one], en[two]), _spans(ru[one], ru[two]), sure=True)
    yield from _denied(pair, concepts)


def _denied(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """The one "not" of each language, which denies in each what the other leaves free."""
    en, ru = ([h for h in concepts.find(r).get("modality", ()) if h.key in _DENIALS] for r in (pair.en, pair.ru))
    if len(en) == len(ru) == 1:
        here, there = _inside_and_out(pair.en, en[0], concepts), _inside_and_out(pair.ru, ru[0], concepts)
        if _crosswise(*here, *there):
            yield Contradiction("parity.polarity", _spans(en[0]), _spans(ru[0]), sure=True)


def _once(hits: Sequence[Hit]) -> Mapping[str, Hit]:
    counts = Counter(hit.key for hit in hits)
    return {hit.key: hit for hit in hits if counts[hit.key] == 1 and not hit.key.endswith(".neutral")}


def _crosswise(a: Keys, b: Keys, c: Keys, d: Keys) -> bool:
    """Whether what stands beside the first here stands beside the second there, and the other way round."""
    a, b, c, d = a - b, b - a, c - d, d - c
    return bool(a & d and b & c) and not (a & c or b & d)


def _beside(reading: Reading, hits: Sequence[Hit], concepts: Concepts) -> tuple[Keys, Keys]:
    """The keys of the words in the part of the clause that each hit stands in, the hits themselves left out."""
    one, two = (_part(reading, hit) for hit in hits)
    words = [(at, keys) for at, keys in linked(reading, concepts.lexicon) if not _in(reading, at, hits)]
    found = [
        frozenset(k for at, keys in words if s <= reading.words[at].start < e for k in keys) for s, e in (one, two)
    ]
    return (found[0], found[1]) if one != two else (frozenset(), frozenset())


def _inside_and_out(reading: Reading, hit: Hit, concepts: Concepts) -> tuple[Keys, Keys]:
    start, end = _part(reading, hit)
    words = [(at, keys) for at, keys in linked(reading, concepts.lexicon) if not _in(reading, at, [hit])]
    inside = {at for at, _ in words if start <= reading.words[at].start < end}
    return (
        frozenset(k for at, keys in words if at in inside for k in keys),
        frozenset(k for at, keys in words if at not in inside for k in keys),
    )


def _part(reading: Reading, hit: Hit) -> tuple[int, int]:
    """The part of the clause around a hit."""
    cuts = [0, *(m.end() for m in _CUT.finditer(reading.text)), len(reading.text)]
    return max(c for c in cuts if c <= hit.start), min(c for c in cuts if c >= hit.end)


def _in(reading: Reading, at: int, hits: Sequence[Hit]) -> bool:
    return any(hit.first <= at <= hit.last for hit in hits)


def _spans(*hits: Hit) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((hit.start, hit.end) for hit in hits))
