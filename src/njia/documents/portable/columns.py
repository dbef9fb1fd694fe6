"""Finds the columns and table rows of a page, so that two languages side by side are never read across."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from statistics import median

from njia.documents.paragraphs import LABEL
from njia.documents.portable.words import Word

_CYRILLIC = re.compile(r"[а-яёА-ЯЁ]")
_LATIN = re.compile(r"[A-Za-z]")
_ALIGNED = 2.5  # points within which two left edges are one
_GUTTER = 6.5  # least white between columns without a ruling line
_NARROW = 2.0  # least white between columns with one
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Line:
    """A ruling line on the page: horizontal from ``start`` to ``end`` at height ``at``, or vertical likewise."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Rules:
    """The ruling lines of a page."""

    across: list[Line] = field(default_factory=list)
    down: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class Leaf:
    """Words of one column or cell, and the width that its lines had to fill."""

    words: list[Word]
    left: float
    right: float
    column: int | None = None
    cell: tuple[int, int, int] | None = None


_Row = tuple[list[Word], list[float]]  # left to right, with their left edges


@dataclass(slots=True)
class _Gutter:
    x: float
    top: float
    bottom: float
    score: float


class Cutter:
    """Cuts one page into leaves, in reading order."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._tables = 0

    def leaves(self, words: list[Word]) -> list[Leaf]:
        """The page's words by column and cell."""
        return self._cut(words, 0)

    def _cut(self, words: list[Word], depth: int) -> list[Leaf]:
        if not words:
            return []
        gutter = _best(words, self._rules) if depth < _DEEPEST else None
        if gutter is None:
            return [Leaf(words, min(w.left for w in words), max(w.right for w in words))]
        above = [w for w in words if w.middle < gutter.top]
        below = [w for w in words if w.middle > gutter.bottom]
        middle = [w for w in words if gutter.top <= w.middle <= gutter.bottom]
        columns = _columns(middle, gutter, self._rules, 0)
        return [*self._cut(above, depth + 1), *self._side_by_side(columns, gutter), *self._cut(below, depth + 1)]

    def _side_by_side(self, columns: list[list[Word]], gutter: _Gutter) -> list[Leaf]:
        """Columns one after the other, or row by row where ruling lines cross them."""
        spans = [(min(w.left for w in c), max(w.right for w in c)) for c in columns]
        edges = _row_edges(columns, self._rules, spans)
        if not edges:
            return [Leaf(c, *span, column=i) for i, (c, span) in enumerate(zip(columns, spans, strict=True))]
        table, self._tables = self._tables, self._tables + 1
        found: list[Leaf] = []
        bounds = [float("-inf"), *edges, float("inf")]
        for row, (top, bottom) in enumerate(itertools.pairwise(bounds)):
            for i, (column, span) in enumerate(zip(columns, spans, strict=True)):
                inside = [w for w in column if top <= w.middle < bottom]
                if inside:
                    found.append(Leaf(inside, *span, column=i, cell=(table, row, i)))
        return found


def _columns(words: list[Word], gutter: _Gutter, rules: Rules, depth: int) -> list[list[Word]]:
    """The words left and right of a gutter, each cut again where a second gutter runs all the way down."""
    left = [w for w in words if w.left < gutter.x - 0.5]
    right = [w for w in words if w.left >= gutter.x - 0.5]
    found: list[list[Word]] = []
    for part in (left, right):
        again = _best(part, rules) if part and depth < _DEEPEST else None
        whole = again is not None and all(again.top <= w.middle <= again.bottom for w in part)
        if again is not None and whole:
            found.extend(_columns(part, again, rules, depth + 1))
        elif part:
            found.append(part)
    return found


def _row_edges(columns: Sequence[Sequence[Word]], rules: Rules, spans: Sequence[tuple[float, float]]) -> list[float]:
    """Heights at which a ruling line parts all columns, with words on both sides of it."""
    left, right = spans[0][0], spans[-1][1]
    words = [w for column in columns for w in column]
    top, bottom = min(w.middle for w in words), max(w.middle for w in words)
    edges: list[float] = []
    levels: list[list[Line]] = []
    for line in sorted(rules.across, key=lambda r: r.at):
        if levels and line.at - levels[-1][0].at <= 2.0:
            levels[-1].append(line)
        else:
            levels.append([line])
    for level in levels:
        at = level[0].at
        if not top < at < bottom or _covered(level, left, right) < 0.8 * (right - left):
            continue
        if not edges or any(edges[-1] < w.middle < at for w in words):
            edges.append(at)
    return edges


def _covered(lines: Iterable[Line], left: float, right: float) -> float:
    """How much of a span the lines cover together."""
    total, reach = 0.0, left
    for line in sorted(lines, key=lambda r: r.start):
        start, end = max(line.start, reach), min(line.end, right)
        if end > start:
            total, reach = total + end - start, end
    return total


def _best(words: list[Word], rules: Rules) -> _Gutter | None:
    """The gutter that parts most of these words, if there is one to be trusted."""
    if len(words) < 4:
        return None
    em = median(w.height for w in words)
    rows = [(row, [w.left for w in row]) for row in _rows(words)]
    starts = sorted(_starts([row for row, _ in rows], rules))
    best: _Gutter | None = None
    at = 0
    while at < len(starts):
        end = at
        while end < len(starts) and starts[end] - starts[at] <= _ALIGNED:
            end += 1
        if end - at >= 2:
            for gutter in _intervals(words, rows, starts[at], em, rules):
                if best is None or gutter.score > best.score:
                    best = gutter
        at = end
    return best


def _rows(words: list[Word]) -> list[list[Word]]:
    """Words on about the same height, left to right; only used to see gaps."""
    rows: list[list[Word]] = []
    level = 0.0
    for word in sorted(words, key=lambda w: w.middle):
        if rows and word.middle - level <= 0.35 * word.height:
            rows[-1].append(word)
        else:
            rows.append([word])
            level = word.middle
    for row in rows:
        row.sort(key=lambda w: w.left)
    return rows


def _starts(rows: list[list[Word]], rules: Rules) -> list[float]:
    """Left edges at which a column might begin."""
    found: list[float] = []
    for row in rows:
        found.append(row[0].left)
        for before, word in itertools.pairwise(row):
            gap = word.left - before.right
            if gap >= _GUTTER or (gap >= _NARROW and _ruled(rules, before.right, word.left, word.middle)):
                found.append(word.left)
    return found


def _ruled(rules: Rules, left: float, right: float, at: float) -> bool:
    return any(left - 1 <= line.at <= right + 1 and line.start <= at <= line.end for line in rules.down)


def _intervals(words: list[Word], rows: list[_Row], x: float, em: float, rules: Rules) -> list[_Gutter]:
    """From where to where no word stands in the strip left of ``x``, wherever that parts two columns."""
    ruled = [line for line in rules.down if x - 30 <= line.at <= x]
    strip = _NARROW if ruled else max(_GUTTER, 0.5 * em)
    blocking = sorted((w.top, w.bottom) for w in words if w.left < x - 0.5 and w.right > x - strip)
    found: list[_Gutter] = []
    top = float("-inf")
    for start, end in (*blocking, (float("inf"), float("inf"))):
        if start - top > em:
            gutter = _judged(rows, x, top, start, em, ruled)
            if gutter is not None:
                found.append(gutter)
        top = max(top, end)
    return found


def _judged(rows: list[_Row], x: float, top: float, bottom: float, em: float, ruled: list[Line]) -> _Gutter | None:
    """The gutter at ``x`` between two heights, if what stands on its sides looks like two columns."""
    left: list[list[Word]] = []
    right: list[list[Word]] = []
    both, aligned = 0, 0
    gaps: list[float] = []
    for row, lefts in rows:
        if not top <= row[0].middle <= bottom:
            continue
        at = bisect_left(lefts, x - 0.5)
        a, b = row[:at], row[at:]
        if a:
            left.append(a)
        if b:
            right.append(b)
            aligned += b[0].left - x <= _ALIGNED
        if a and b:
            both += 1
            gaps.append(b[0].left - a[-1].right)
    if not left or not right:
        return None
    ends = min(left[0][0].middle, right[0][0].middle), max(left[-1][0].middle, right[-1][0].middle)
    crossed = bool(ruled) and _covered(ruled, *ends) >= 0.9 * (ends[1] - ends[0])
    if not crossed and (all(_only_label(row) for row in left) or all(_leader(row) for row in right)):
        return None
    first, last = max(left[0][0].top, right[0][0].top), min(left[-1][0].bottom, right[-1][0].bottom)
    height = last - first
    if height <= 0:
        return None
    parted = _scripts_part(left, right)
    sure = crossed or parted or (len(left) >= 3 and len(right) >= 3 and aligned >= 0.5 * len(right))
    if not parted and not crossed and (both < 5 and len(left) + len(right) < 16) and (not gaps or min(gaps) < 1.5 * em):
        sure = False
    if not sure or aligned < 0.34 * len(right):
        return None
    start, end = _trimmed(left, right, first, last, em)
    return _Gutter(x, max(start, top), min(end, bottom), height * (2.0 if parted or crossed else 1.0))


def _trimmed(
    left: list[list[Word]], right: list[list[Word]], first: float, last: float, em: float
) -> tuple[float, float]:
    """The height of the region: beyond where both columns stand, text goes with them until a wide white space."""
    heights = sorted((row[0].top, max(w.bottom for w in row)) for row in (*left, *right))
    start, end = first, last
    for top, bottom in reversed(heights):
        if bottom < last and top < start and start - bottom < 2.0 * em:
            start = top
    for top, bottom in heights:
        if top > first and bottom > end and top - end < 2.0 * em:
            end = bottom
    return start - 0.1, end + 0.1


def _only_label(row: list[Word]) -> bool:
    """A number or a bullet that hangs beside its text is no column."""
    text = " ".join(w.text for w in row)
    match = LABEL.match(text + " ")
    return (match is not None and not text[match.end() :].strip()) or re.fullmatch(
        r"[\d.)(№•–—-]{1,8}", text
    ) is not None


def _leader(row: list[Word]) -> bool:
    """Page numbers and amounts at the right of a list are no column either."""
    return len(row) == 1 and re.fullmatch(r"[\d.,]{1,6}", row[0].text) is not None


def _scripts_part(left: list[list[Word]], right: list[list[Word]]) -> bool:
    """Whether one side is written in Latin letters and the other in Cyrillic ones."""
    shares = []
    for side in (left, right):
        text = "".join(w.text for row in side for w in row)
        cyrillic, latin = len(_CYRILLIC.findall(text)), len(_LATIN.findall(text))
        if cyrillic + latin < 8:
            return False
        shares.append(cyrillic / (cyrillic + latin))
    return min(shares) < 0.2 and max(shares) > 0.7
