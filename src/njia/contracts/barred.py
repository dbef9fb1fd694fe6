"""How many kinds of service and war each language rules out: «служба, воинские части и зоны боёв» against two of them.

Words differ too much between drafters to be paired one by one, but each kind stands in a part of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.reading import Paired, Reading
from njia.text.grammar import one_of

_GROUPS = ("military", "fighting")
_CUT = re.compile(rf"[,;:.()\n]|\b(?:{one_of('and_or')})\b")
Span = tuple[int, int]


def contradictions(pair: Paired, concepts: Concepts) -> Iterator[Contradiction]:
    """One language names a kind more; where one names none at all, `parity.military` tells it."""
    en, ru = _parts(pair.en, concepts), _parts(pair.ru, concepts)
    if en and ru and len(en) != len(ru):
        yield Contradiction("parity.barred", tuple(en.values()), tuple(ru.values()))


def _parts(reading: Reading, concepts: Concepts) -> dict[int, Span]:
    """The first military word of each part that has one."""
    found = concepts.find(reading)
    hits = sorted((h.start, h.end) for group in _GROUPS for h in found.get(group, ()))
    if not hits:
        return {}
    cuts = [cut.start() for cut in _CUT.finditer(reading.text)]
    parts: dict[int, Span] = {}
    for start, end in hits:
        parts.setdefault(bisect_right(cuts, start), (start, end))
    return parts
