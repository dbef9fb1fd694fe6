"""Parts of a clause, between commas and conjunctions, of which the other language has no word at all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Contradiction
from njia.contracts.reading import Paired, Reading
from njia.contracts.skeletons import skeleton
from njia.contracts.units import GRAMMAR
from njia.text.grammar import one_of

_CUT = re.compile(rf",(?!\d)|[;:.()–\n]|\b(?:{one_of('between_parts')})\b")
LEAST = 3  # words the lexicon knows; of 986 gold pairs 3 have such a part, with two words 30 would
Key = int | str


def contradictions(pair: Paired, lexicon: Lexicon) -> Iterator[Contradiction]:
    """A list item put in or taken out, or a condition added, in words the lexicon knows and the other side lacks."""
    said_en, said_ru = _said(pair.en, lexicon), _said(pair.ru, lexicon)
    only_en, only_ru = _foreign(pair.en, lexicon, said_ru), _foreign(pair.ru, lexicon, said_en)
    if only_en or only_ru:
        yield Contradiction("parity.wording", only_en, only_ru)


def _said(reading: Reading, lexicon: Lexicon) -> set[Key]:
    """The rows of the lexicon that the words stand in, and how the words sound."""
    said: set[Key] = set().union(*reading.rows(lexicon))
    said.update(filter(None, [skeleton(word.form) for word in reading.words]))
    return said


def _foreign(reading: Reading, lexicon: Lexicon, other: set[Key]) -> tuple[tuple[int, int], ...]:
    words, rows = reading.words, reading.rows(lexicon)
    cuts = [0, *(m.start() for m in _CUT.finditer(reading.text)), len(reading.text)]
    found: list[tuple[int, int]] = []
    first = after = 0
    for start, end in pairwise(cuts):
        first = after
        while after < len(words) and words[after].start < end:
            after += 1
        if after - first < LEAST:
            continue
        part = [at for at in range(first, after) if len(words[at].form) > 2 and words[at].form not in GRAMMAR]
        if sum([bool(rows[at]) for at in part]) < LEAST:
            continue
        if any(not rows[at].isdisjoint(other) or skeleton(words[at].form) in other for at in part):
            continue
        if not _in_a_fact(reading, start, end):  # facts are compared elsewhere
            found.append((words[part[0]].start, words[part[-1]].end))
    return tuple(found)


def _in_a_fact(reading: Reading, start: int, end: int) -> bool:
    if any(letter.isdigit() for letter in reading.text[start:end]):
        return True
    return any(fact.start < end and start < fact.end for fact in reading.facts)
