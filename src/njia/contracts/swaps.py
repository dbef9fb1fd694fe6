"""Values that changed places within a clause: "salary 90,000, bonus 10,000" against «оклад 10 000, премия 90 000».

Both languages hold the same values, so only the words beside each tell what it is for.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Contradiction
from njia.contracts.linking import linked
from njia.contracts.reading import Paired, Reading
from njia.facts.compare import same
from njia.facts.model import Fact
from njia.text.grammar import one_of

_KINDS = {"money", "share", "duration", "rate", "date", "number"}
_CUT = re.compile(rf",(?!\d)|[;()\n]|\.\s|\b(?:{one_of('adds')})\b")
_MANY = 12  # facts of a kind; a table of rates is no clause
Keys = frozenset[int | str]


def contradictions(pair: Paired, lexicon: Lexicon) -> Iterator[Contradiction]:
    """Pairs of values of one kind, each beside the words that the other language sets beside the other."""
    en, ru = _by_kind(pair.en.facts), _by_kind(pair.ru.facts)
    kinds = [kind for kind in en.keys() & ru.keys() if 2 <= len(en[kind]) <= _MANY and len(ru[kind]) <= _MANY]
    if not kinds:
        return
    beside_en, beside_ru = _beside(pair.en, lexicon), _beside(pair.ru, lexicon)
    for kind in sorted(kinds):
        twins = _twins(en[kind], ru[kind])
        for (one, other_one), (two, other_two) in combinations(twins, 2):
            a, b, c, d = (
                beside_en[one.start], beside_en[two.start], beside_ru[other_one.start], beside_ru[other_two.start],
            )  # fmt: skip
            straight, crossed = len(a & c) + len(b & d), min(len((a & d) - b), len((b & c) - a))
            if crossed and not straight:
                yield Contradiction(f"parity.{kind}", _spans(one, two), _spans(other_one, other_two))
                return


def _by_kind(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind in _KINDS:
            found[fact.kind].append(fact)
    return found


def _twins(en: Sequence[Fact], ru: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Values that each side says once, the same on both."""
    found = []
    for one in en:
        theirs = [two for two in ru if same(one, two)]
        if len(theirs) == 1 and sum(same(other, theirs[0]) for other in en) == 1:
            found.append((one, theirs[0]))
    return found


def _beside(reading: Reading, lexicon: Lexicon) -> dict[int, Keys]:
    """For each fact, by its start: the keys of the words of its part of the clause, up to the facts around it."""
    text, facts = reading.text, sorted(reading.facts, key=lambda fact: fact.start)
    words = linked(reading, lexicon)
    cuts = [match.end() for match in _CUT.finditer(text)]
    found: dict[int, Keys] = {}
    for at, fact in enumerate(facts):
        before = max([0, *(c for c in cuts if c <= fact.start), *(f.end for f in facts[:at] if f.end <= fact.start)])
        after = min(
            [len(text), *(c for c in cuts if c > fact.end), *(f.start for f in facts[at + 1 :] if f.start >= fact.end)]
        )
        inside = (fact.start, fact.end)
        found[fact.start] = frozenset(
            key
            for place, keys in words
            if before <= reading.words[place].start < after and not inside[0] <= reading.words[place].start < inside[1]
            for key in keys
        )
    return found


def _spans(*facts: Fact) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((fact.start, fact.end) for fact in facts))
