"""Part by part, between commas: which party, language or country each language names there.

A clause may name both parties, both languages and two countries; what was swapped shows only beside the words it goes
with: "the English wording prevails" against «преобладает русская редакция».
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.linking import Linked, linked
from njia.contracts.reading import Paired, Reading
from njia.contracts.roles import actors
from njia.text.grammar import one_of, said
from njia.text.phrases import Hit

_FAR = 60  # parts of a clause; few have as many
# Russian sets a comma before its relative clauses, English often none.
_CUT = re.compile(rf",(?!\d)|[;:()–—\n]|\.\s|\b(?:{one_of('relative')})\b")
_ARTICLES = said("articles")
_TOLD_AFTER = said("told_after")
_OBJECTS = said("object_pronouns")
_GROUPS: Mapping[str, str] = {"person": "parity.role", "tongue": "parity.language", "country": "parity.country"}
_TONGUES = frozenset(("tongue.russian", "tongue.english"))
Key = int | str


@dataclass(frozen=True, slots=True)
class _Part:
    keys: frozenset[Key]
    named: Mapping[str, tuple[Hit, ...]]
    share: float  # where in the clause its middle stands


def contradictions(pair: Paired, concepts: Concepts, lexicon: Lexicon) -> Iterator[Contradiction]:
    """Parts that say the same of another party, language or country."""
    en, ru = _named(concepts.find(pair.en)), _named(concepts.find(pair.ru))
    groups = [group for group in _GROUPS if group in en and group in ru]
    if not any(len({h.key for h in (*en[g], *ru[g])}) > 1 for g in groups):
        return
    if "tongue" in groups:
        said_en, said_ru = (frozenset(h.key for h in found["tongue"]) & _TONGUES for found in (en, ru))
        if said_en and said_ru and not said_en & said_ru:
            yield Contradiction("parity.language", _spans(en["tongue"]), _spans(ru["tongue"]))
            groups = [group for group in groups if group != "tongue"]
    acting = {h.start for h in actors(concepts, pair.en)}, {h.start for h in actors(concepts, pair.ru)}
    parts_en, parts_ru = _parts(pair.en, en, groups, lexicon), _parts(pair.ru, ru, groups, lexicon)
    for one, two in _matched(parts_en, parts_ru):
        for group in groups:
            here, there = one.named.get(group, ()), two.named.get(group, ())
            if not here or not there or {h.key for h in here} & {h.key for h in there}:
                continue
            # "The Employee gives notice" is «предупредив Работодателя»: who acts is not held against who is told.
            acts_en, acts_ru = acting[0] & {h.start for h in here}, acting[1] & {h.start for h in there}
            told = acts_ru and all(_is_told(pair.en, hit) for hit in here)  # "Tell us": «Работник сообщает»
            if (not acts_en or acts_ru) and not told:
                yield Contradiction(_GROUPS[group], _spans(here), _spans(there))


def _is_told(reading: Reading, hit: Hit) -> bool:
    """Whether an English party is told, given or owns something: "tell us", "due to you", "your last day"."""
    before = [w.form for w in reading.words[max(0, hit.first - 2) : hit.first] if w.form not in _ARTICLES]
    form = reading.words[hit.first].form
    return form in _OBJECTS or form.endswith("'s") or (before != [] and before[-1] in _TOLD_AFTER)


def _named(found: Mapping[str, Sequence[Hit]]) -> Mapping[str, Sequence[Hit]]:
    """What is compared, by group: the parties and their people are one."""
    groups = {**{group: (group,) for group in _GROUPS}, "person": ("mention", "manager")}
    named = {
        group: [h for one in ones for h in found.get(one, ()) if not h.key.endswith(".neutral")]
        for group, ones in groups.items()
    }
    return {group: hits for group, hits in named.items() if hits}


def _parts(
    reading: Reading, found: Mapping[str, Sequence[Hit]], groups: Sequence[str], lexicon: Lexicon
) -> list[_Part]:
    text = reading.text
    cuts = [0, *(m.end() for m in _CUT.finditer(text)), len(text)]
    named = {i for group in groups for h in found[group] for i in range(h.first, h.last + 1)}
    words: Linked = [(at, keys) for at, keys in linked(reading, lexicon) if at not in named]
    linked_to: list[set[int | str]] = [set() for _ in cuts]
    for at, its_keys in words:
        linked_to[bisect_right(cuts, reading.words[at].start) - 1].update(its_keys)
    standing: dict[str, list[list[Hit]]] = {group: [[] for _ in cuts] for group in groups}
    for group in groups:
        for hit in found[group]:
            standing[group][bisect_right(cuts, hit.start) - 1].append(hit)
    parts = []
    for place, (start, end) in enumerate(pairwise(cuts)):
        keys = frozenset(linked_to[place])
        hits = {group: tuple(standing[group][place]) for group in groups}
        if keys or any(hits.values()):
            parts.append(_Part(keys, hits, (start + end) / 2 / len(text)))
    return parts


def _matched(en: Sequence[_Part], ru: Sequence[_Part]) -> Iterator[tuple[_Part, _Part]]:
    """Parts each of which is the other's best, by shared words and then by place."""

    def likeness(one: _Part, two: _Part) -> float:
        shared = len(one.keys & two.keys)
        return shared - abs(one.share - two.share) if shared else -1.0

    if not en or not ru:
        return
    best_en = {i: max(_near(i, en, ru), key=lambda j: likeness(one, ru[j])) for i, one in enumerate(en)}
    best_ru = {j: max(_near(j, ru, en), key=lambda i: likeness(en[i], two)) for j, two in enumerate(ru)}
    for i, j in best_en.items():
        if best_ru[j] == i and likeness(en[i], ru[j]) > 0:
            yield en[i], ru[j]


def _near(at: int, mine: Sequence[_Part], others: Sequence[_Part]) -> range:
    """The places among the others that can be the counterpart's: all of them, but in a clause without end."""
    middle = at * len(others) // len(mine)
    return range(max(0, middle - _FAR), min(len(others), middle + _FAR + 1))


def _spans(hits: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple((h.start, h.end) for h in hits)
