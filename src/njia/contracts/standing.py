"""Which party stands beside which words: «по инициативе Работника» against "on the initiative of the Employer".

Where a clause names both parties in both languages, counting says nothing. The words next to each name do: two names
that changed places stand beside one another's words, and beside none of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.linking import linked
from njia.contracts.reading import Paired, Reading
from njia.contracts.roles import actors
from njia.text.grammar import said
from njia.text.phrases import Hit

_NEAR = 3  # words on either side of a name
_MANY = 6  # names
_STOP = re.compile(r"[,;:.()\n]")
_AT = said("at_a_place")
_ARTICLES = said("articles")
_PARTIES = ("mention.employer", "mention.worker")
Keys = frozenset[int | str]


def contradictions(pair: Paired, concepts: Concepts, lexicon: Lexicon) -> Iterator[Contradiction]:
    """The employer stands beside words that the other language sets beside the worker, and the other way round."""
    en, ru = _named(concepts, pair.en), _named(concepts, pair.ru)
    if (
        en is None
        or ru is None
        or {h.key for h in actors(concepts, pair.en)} & {h.key for h in actors(concepts, pair.ru)}
    ):
        return  # where the same party acts, word order differs more than meaning
    near_en, near_ru = _beside(pair.en, en, lexicon), _beside(pair.ru, ru, lexicon)
    employer, worker = _PARTIES
    straight = (near_en[employer] & near_ru[employer]) | (near_en[worker] & near_ru[worker])
    crossed = (near_en[employer] & near_ru[worker]) - straight, (near_en[worker] & near_ru[employer]) - straight
    if not straight and all(crossed):
        yield Contradiction("parity.role", _spans(en), _spans(ru))


def _named(concepts: Concepts, reading: Reading) -> Sequence[Hit] | None:
    """The names of both parties; None where one is not named, or both are so often that places say nothing."""
    hits = [
        h for h in concepts.find(reading).get("mention", ()) if h.key in _PARTIES and not _is_place(reading, h.first)
    ]
    return hits if len(hits) <= _MANY and {h.key for h in hits} == set(_PARTIES) else None


def _is_place(reading: Reading, at: int) -> bool:
    """Whether a party is where something happens: "works at the School", «работа в Школе»."""
    before = [word.form for word in reading.words[max(0, at - 2) : at] if word.form not in _ARTICLES]
    return before[-1:] != [] and before[-1] in _AT


def _beside(reading: Reading, names: Sequence[Hit], lexicon: Lexicon) -> Mapping[str, Keys]:
    words = linked(reading, lexicon)
    inside = {i for name in names for i in range(name.first, name.last + 1)}
    found: dict[str, set[int | str]] = {party: set() for party in _PARTIES}
    for at, keys in words:
        if at in inside:
            continue
        near = [(max(at - n.last, n.first - at), n) for n in names if _reaches(reading, n, at)]
        least = min((away for away, _ in near), default=_NEAR + 1)
        for party in {n.key for away, n in near if away == least}:
            found[party] |= keys
    return {party: frozenset(keys) for party, keys in found.items()}


def _reaches(reading: Reading, name: Hit, at: int) -> bool:
    word = reading.words[at]
    start, end = (name.end, word.start) if at > name.last else (word.end, name.start)
    return max(at - name.last, name.first - at) <= _NEAR and not _STOP.search(reading.text, start, end)


def _spans(hits: Sequence[Hit]) -> tuple[tuple[int, int], ...]:
    return tuple((hit.start, hit.end) for hit in hits)
