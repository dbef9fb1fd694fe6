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
from njia.text.words import Word

_CUT = re.compile(r"[,;:.()–\n]|\b(?:and|or|as well as|и|или|либо|а также)\b")
LEAST = 3  # words the lexicon knows; of 986 gold pairs 3 have such a part, with two words 30 would
Key = int | str


def contradictions(pair: Paired, lexicon: Lexicon) -> Iterator[Contradiction]:
    """A list item put in or taken out, or a condition added, in words the lexicon knows and the other side lacks."""
    keys_en, keys_ru = _keys(pair.en, lexicon), _keys(pair.ru, lexicon)
    only_en, only_ru = _foreign(pair.en, keys_en, _all(keys_ru)), _foreign(pair.ru, keys_ru, _all(keys_en))
    if only_en or only_ru:
        yield Contradiction("parity.wording", only_en, only_ru)


def _keys(reading: Reading, lexicon: Lexicon) -> list[tuple[Word, frozenset[int], str | None]]:
    return [(w, rows, skeleton(w.form)) for w, rows in zip(reading.words, reading.rows(lexicon), strict=True)]


def _all(keys: list[tuple[Word, frozenset[int], str | None]]) -> set[Key]:
    known: set[Key] = set()
    for _, rows, bones in keys:
        known |= rows
        if bones:
            known.add(bones)
    return known


def _foreign(
    reading: Reading, keys: list[tuple[Word, frozenset[int], str | None]], other: set[Key]
) -> tuple[tuple[int, int], ...]:
    cuts = [0, *(m.start() for m in _CUT.finditer(reading.text)), len(reading.text)]
    found: list[tuple[int, int]] = []
    at = 0
    for start, end in pairwise(cuts):
        part = []
        while at < len(keys) and keys[at][0].start < end:
            part.append(keys[at])
            at += 1
        part = [k for k in part if k[0].form not in GRAMMAR and len(k[0].form) > 2]
        if sum(bool(rows) for _, rows, _ in part) < LEAST or any(rows & other or b in other for _, rows, b in part):
            continue
        if not _in_a_fact(reading, start, end):  # facts are compared elsewhere
            found.append((part[0][0].start, part[-1][0].end))
    return tuple(found)


def _in_a_fact(reading: Reading, start: int, end: int) -> bool:
    if any(letter.isdigit() for letter in reading.text[start:end]):
        return True
    return any(fact.start < end and start < fact.end for fact in reading.facts)
