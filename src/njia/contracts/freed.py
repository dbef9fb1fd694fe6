"""War work that Russian lets through among what it rules out: «не служит и работает там, где идут бои».

English "not" reaches over a whole list, Russian «не» no further than its own verb. A verb without one, before a
military word, in a clause by which both languages keep you out of the war, opens what the English closes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from njia.contracts.binding import both_deny, modal_hits
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.reading import Paired, Reading
from njia.text.grammar import listed, one_of, said
from njia.text.phrases import Hit

_GROUPS = ("military", "fighting")
_SENTENCE = re.compile(r"[;:()\n]|(?<=\w{2})\.\s")
_AFTER = re.compile(r"[,;:()\n]|\.\s")
_CLAUSE = re.compile(rf"\s*(?:[а-я]{{1,3}}\s+)?(?:{one_of('aside_clause', 'ru')})\b", re.I)
_DENIED = {"modality.must_not", "modality.not", "modality.soft"}
_ENDINGS = tuple(listed("finite_endings", "ru"))
_FINITE = said("finite", "ru")
_NO_VERB = said("not_finite", "ru")
Span = tuple[int, int]


def contradictions(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """A military word behind a Russian verb that nothing denies, where both languages deny something."""
    english, russian = _ruled_out(concepts, pair.en), _military(concepts, pair.ru)
    if not english or not russian or not both_deny(pair, concepts):
        return
    modal = [h for h in modal_hits(concepts, pair.ru) if h.key in _DENIED]
    denied = {i for h in modal for i in range(h.first, h.last + 1)}
    for hit in russian:
        start, end = _sentence(pair.ru.text, hit)
        answered = any(hit.end <= h.start < end for h in modal)  # «… военная служба исключены»
        verb = None if answered else _verb(pair.ru, hit, start, denied)
        if verb is not None:
            yield Contradiction("parity.polarity", ((english[0].start, english[0].end),), ((verb, hit.end),))
            return


def _military(concepts: Concepts, reading: Reading) -> list[Hit]:
    found = concepts.find(reading)
    return sorted((h for group in _GROUPS for h in found.get(group, ())), key=lambda h: h.start)


def _ruled_out(concepts: Concepts, reading: Reading) -> list[Hit]:
    """The military words of sentences that deny something: "this person is in a military unit" opens nothing."""
    denied = [h for h in modal_hits(concepts, reading) if h.key in _DENIED]
    spans = [(hit, _sentence(reading.text, hit)) for hit in _military(concepts, reading)] if denied else []
    return [hit for hit, (start, end) in spans if any(start <= h.start < end for h in denied)]


def _sentence(text: str, hit: Hit) -> Span:
    """From the start of the hit's sentence to the end of its part."""
    start = max((m.end() for m in _SENTENCE.finditer(text, 0, hit.start)), default=0)
    after = _AFTER.search(text, hit.end)
    return start, after.start() if after else len(text)


def _verb(reading: Reading, hit: Hit, start: int, denied: set[int]) -> int | None:
    """Where the free verb that governs the hit begins; clauses of their own («где идут бои») are passed over."""
    at, parts = hit.first - 1, _parts(reading.text, start, hit.start)
    aside = min((first for first, last in parts if _CLAUSE.match(reading.text, first, last)), default=hit.start)
    for first, _ in parts:
        own = first >= aside
        while at >= 0 and reading.words[at].start >= first:
            if not own and at in denied:
                return None
            if not own and _finite(reading.words[at].form):
                return None if at - 1 in denied else reading.words[at].start
            at -= 1
    return None


def _parts(text: str, start: int, end: int) -> Sequence[Span]:
    """The parts between commas, the last first."""
    cuts = [start, *(i + 1 for i in range(start, end) if text[i] == ","), end]
    return list(pairwise(cuts))[::-1]


def _finite(form: str) -> bool:
    return form in _FINITE or (len(form) > 3 and form.endswith(_ENDINGS) and form not in _NO_VERB)
