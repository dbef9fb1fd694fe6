"""Lists held against each other item by item: «упаковка, сортировка» against "packing, labelling and sorting".

Only where all other items of the two lists answer one another in order is one that answers to nothing told: free
translations seldom leave all others in step.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from njia.contracts.bilingual import Lexicon
from njia.contracts.concepts import Contradiction
from njia.contracts.linking import linked
from njia.contracts.reading import Paired, Reading
from njia.text.grammar import one_of, said

_SENTENCE = re.compile(r"(?<=[\w)»\"]{2})[.:]\s+|\n")
_ITEM = re.compile(rf"[,;]|\b(?:{one_of('between_items')})\b")
# A sentence with these is no list: its commas part clauses.
_CLAUSES = re.compile(rf"\b(?:{one_of('opens_clause')})\b", re.I)
_DIGIT = re.compile(r"\d")
_FEWEST = 2  # other items that must answer one another
_LONGEST = 3  # content words of an item, and of those beside it
_LABEL = 8  # letters that the number of a clause may take
_PRONOUNS = said("no_item")
Key = int | str


@dataclass(frozen=True, slots=True)
class _Item:
    start: int
    end: int
    keys: frozenset[Key]
    words: int
    known: bool  # the lexicon has every content word of it


def contradictions(pair: Paired, lexicon: Lexicon) -> Iterator[Contradiction]:
    """An item that only one of two lists has, or another item in its place."""
    if _has_number(pair.en) or _has_number(pair.ru):
        return
    en, ru = _sentences(pair.en, lexicon), _sentences(pair.ru, lexicon)
    if len(en) != len(ru):
        en, ru = [[i for s in en for i in s]], [[i for s in ru for i in s]]
    all_en, all_ru = _every_key(pair.en, en, lexicon), _every_key(pair.ru, ru, lexicon)
    for mine, theirs in zip(en, ru, strict=True):
        alone_en = [item for item in mine if item.keys.isdisjoint(all_ru)]
        alone_ru = [item for item in theirs if item.keys.isdisjoint(all_en)]
        if len(alone_en) > 1 or len(alone_ru) > 1 or not (alone_en or alone_ru):
            continue
        others_en, others_ru = [i for i in mine if i not in alone_en], [i for i in theirs if i not in alone_ru]
        if len(others_en) < _FEWEST or len(others_en) != len(others_ru):
            continue
        if not all(one.keys & two.keys for one, two in zip(others_en, others_ru, strict=True)):
            continue
        if not all(item.known and item.words <= _LONGEST for item in (*alone_en, *alone_ru)):
            continue
        if _a_list(pair.en, mine) and _a_list(pair.ru, theirs):
            yield Contradiction("parity.list", _spans(alone_en), _spans(alone_ru))


def _every_key(reading: Reading, sentences: Sequence[Sequence[_Item]], lexicon: Lexicon) -> frozenset[Key]:
    """What may answer an item: the keys of items, and of words that say how a clause binds («Право: российское»)."""
    keys = (item.keys for items in sentences for item in items)
    return frozenset[Key]().union(*keys, *reading.rows(lexicon))


def _has_number(reading: Reading) -> bool:
    """A clause with numbers, besides its own, is no list: facts are compared by other means."""
    return _DIGIT.search(reading.text, _LABEL) is not None


def _a_list(reading: Reading, items: Sequence[_Item]) -> bool:
    """Whether the items are short (the first leads in) and the sentence has no clauses."""
    return all(item.words <= _LONGEST for item in items[1:]) and not _CLAUSES.search(
        reading.text, items[0].start, items[-1].end
    )


def _sentences(reading: Reading, lexicon: Lexicon) -> list[list[_Item]]:
    text = reading.text
    ends = [0, *(m.end() for m in _SENTENCE.finditer(text)), len(text)]
    # The words still to be laid into an item, the first of them last.
    left = [one for one in reversed(linked(reading, lexicon)) if reading.words[one[0]].form not in _PRONOUNS]
    rows = reading.rows(lexicon)
    found = []
    for first, last in pairwise(ends):
        cuts = [first, *(m.end() for m in _ITEM.finditer(text, first, last)), last]
        items = []
        for _, end in pairwise(cuts):
            inside = []
            while left and reading.words[left[-1][0]].start < end:
                inside.append(left.pop())
            if inside:
                where = reading.words[inside[0][0]].start, reading.words[inside[-1][0]].end
                keys = frozenset(key for _, each in inside for key in each)
                items.append(_Item(*where, keys, len(inside), all(rows[at] for at, _ in inside)))
        if items:
            found.append(items)
    return found


def _spans(items: Sequence[_Item]) -> tuple[tuple[int, int], ...]:
    return tuple((item.start, item.end) for item in items)
