"""Words painted at another angle than the page: each is read as by a person who turns the page towards it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from njia.documents.portable.columns import Cutter, Rules
from njia.documents.portable.lines import Paragraph, lines_of, paragraphs, usual_distance
from njia.documents.portable.painted import Rect, TextLook
from njia.documents.portable.words import BaseLine, Word

_STRAIGHT = 3.0  # degrees: a page scanned or typed less than this askew is upright
_TOUCHING = 0.1  # of the size of the letters: a smaller gap is no space
_NEXT = 1.0  # sizes of the letters from the end of a word to the start of the next in its sentence


@dataclass(frozen=True, slots=True)
class Turned:
    """A paragraph that leans, and the upright box around it on the page as shown."""

    paragraph: Paragraph
    box: Rect


def turned_looks(texts: Mapping[int, TextLook], rotation: int) -> dict[int, tuple[float, float]]:
    """The text objects that lean unlike the page, which is shown turned by ``rotation``: their lean and size."""
    return {key: (look.lean, look.size) for key, look in texts.items() if abs(_apart(look.lean, rotation)) > _STRAIGHT}


def turned_paragraphs(words: Sequence[Word]) -> list[Turned]:
    """The paragraphs of words that lean, those of one lean together."""
    found: list[Turned] = []
    for lean, group in _by_lean(words):
        copies = [_copy(word, word.base, lean) for word in group if word.base is not None]
        for before, after in itertools.pairwise(copies):
            level = abs(after.middle - before.middle) < 0.5 * after.height
            after.glued = after.glued or (level and -1 < after.left - before.right < _TOUCHING * after.height)
        originals = {id(copy): word for copy, word in zip(copies, group, strict=True)}
        leaves = Cutter(Rules()).leaves(copies)
        lines = [lines_of(leaf.words) for leaf in leaves]
        distance = usual_distance(lines)
        for leaf, own in zip(leaves, lines, strict=True):
            found.extend(Turned(p, _around(p, originals)) for p in paragraphs(leaf, own, distance))
    return found


def _apart(first: float, second: float) -> float:
    """The angle from one to the other, -180 to 180."""
    return (first - second + 180.0) % 360.0 - 180.0


def _by_lean(words: Sequence[Word]) -> list[tuple[float, list[Word]]]:
    """Words that lean alike, and those that go on where the last one ends, however they lean."""
    groups: list[tuple[float, list[Word]]] = []
    home: tuple[float, list[Word]] | None = None
    last: BaseLine | None = None
    for word in words:
        base = word.base
        if base is None:
            continue
        if home is None or last is None or not _goes_on(last, base):
            home = next((group for group in groups if abs(_apart(group[0], base.lean)) <= _STRAIGHT), None)
        if home is None:
            home = (base.lean, [])
            groups.append(home)
        home[1].append(word)
        last = base
    return groups


def _goes_on(last: BaseLine, base: BaseLine) -> bool:
    gap = math.hypot(base.start[0] - last.end[0], base.start[1] - last.end[1])
    return gap <= _NEXT * max(last.size, base.size)


def _copy(word: Word, base: BaseLine, lean: float) -> Word:
    return Word(word.text, *base.seen_from(lean), word.glued, word.object, word.bold)


def _around(paragraph: Paragraph, originals: Mapping[int, Word]) -> Rect:
    own = [originals[id(word)] for line in paragraph.lines for word in line.words]
    return min(w.left for w in own), min(w.top for w in own), max(w.right for w in own), max(w.bottom for w in own)
