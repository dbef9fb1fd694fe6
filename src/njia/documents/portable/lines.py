"""Lines of a column, and the paragraphs they make."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from njia.documents.paragraphs import LABEL, ended, other_language, unhyphenated, wanting
from njia.documents.portable.columns import Leaf
from njia.documents.portable.words import Word

_GAP = 1.17  # times the usual distance of lines: more is a new paragraph
_INDENT = 0.8  # of the height of a line
_TIED = re.compile(r"^(?:[\d№$€₽]|.{1,2}$|No\.?$|art\.?$|ст\.?$|Art\.?$)")


@dataclass(slots=True)
class Line:
    """Words on one base line, left to right."""

    words: list[Word]
    text: str = ""
    left: float = 0.0
    right: float = 0.0
    top: float = 0.0
    bottom: float = 0.0
    bold: bool = False

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph in one leaf. ``full``: its last line reaches the end, so it may go on elsewhere."""

    lines: list[Line]
    leaf: Leaf
    full: bool = False
    text: str = field(default="")

    @property
    def box(self) -> tuple[float, float, float, float]:
        lines = self.lines
        return (
            min(line.left for line in lines), min(line.top for line in lines),
            max(line.right for line in lines), max(line.bottom for line in lines),
        )  # fmt: skip

    @property
    def bold(self) -> bool:
        return all(line.bold for line in self.lines)


def lines_of(words: Sequence[Word]) -> list[Line]:
    """The lines of a column, top to bottom."""
    order = {id(word): at for at, word in enumerate(words)}
    found: list[Line] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        home = next((line for line in reversed(found[-3:]) if _same_line(line, word)), None)
        if home is None:
            found.append(Line([word], top=word.top, bottom=word.bottom))
            continue
        home.words.append(word)
        if word.height > home.height:  # the tallest word gives the line its height: marks above the line do not
            home.top, home.bottom = word.top, word.bottom
    for line in found:
        line.words.sort(key=lambda w: w.left)
        line.left, line.right = line.words[0].left, max(w.right for w in line.words)
        line.bold = all(w.bold for w in line.words)
        line.text = _joined(line.words, order)
    found.sort(key=lambda line: (line.middle, line.left))
    return found


def _same_line(line: Line, word: Word) -> bool:
    overlap = min(line.bottom, word.bottom) - max(line.top, word.top)
    return overlap > 0.5 * min(line.height, word.height)


def _joined(words: list[Word], order: dict[int, int]) -> str:
    parts = [words[0].text]
    for before, word in itertools.pairwise(words):
        touching = word.left - before.right < 0.12 * word.height
        follows = order[id(word)] == order[id(before)] + 1
        parts.append("" if (word.glued and follows) or (not follows and touching) else " ")
        parts.append(word.text)
    return "".join(parts)


def usual_distance(columns: Sequence[Sequence[Line]]) -> float:
    """How far apart lines of a paragraph stand on this page, in heights of a line."""
    steps = [
        (after.middle - before.middle) / max(after.height, 1.0)
        for lines in columns
        for before, after in itertools.pairwise(lines)
        if 0.5 < (after.middle - before.middle) / max(after.height, 1.0) < 3.0
    ]
    if not steps:
        return 1.2
    return sorted(steps)[len(steps) // 12]  # the closest, but for a stray one


def paragraphs(leaf: Leaf, lines: list[Line], distance: float) -> list[Paragraph]:
    """The paragraphs of a leaf."""
    found: list[Paragraph] = []
    margin = min((line.left for line in lines), default=0.0)
    for at, line in enumerate(lines):
        if at and not _starts(found[-1], lines[at - 1], line, leaf, distance, margin):
            found[-1].lines.append(line)
        else:
            found.append(Paragraph([line], leaf))
    for paragraph in found:
        last = paragraph.lines[-1]
        paragraph.full = leaf.right - last.right < 0.25 * (leaf.right - leaf.left)
    return found


def _starts(current: Paragraph, before: Line, line: Line, leaf: Leaf, distance: float, margin: float) -> bool:
    """Whether ``line`` begins a paragraph."""
    em = line.height
    if line.middle - before.middle > _GAP * distance * max(em, before.height):
        return True
    if not 0.85 < em / max(before.height, 0.1) < 1.18:
        return True
    if other_language(" ".join(each.text for each in current.lines[-8:]), line.text):
        return True
    left_over = leaf.right - before.right
    if _centred(before, leaf) and _centred(line, leaf):
        left_over += before.left - leaf.left
    broke = left_over > need(line) + 0.3 * em
    lower = line.text[:1].islower()
    if broke and (ended(before.text) or not lower or left_over > 0.4 * (leaf.right - leaf.left)):
        return True
    if LABEL.match(line.text) and not wanting(before.text) and (ended(before.text) or broke):
        return True
    indented = line.left - margin > _INDENT * em and line.left - before.left > _INDENT * em
    if indented and not LABEL.match(before.text) and ended(before.text) and not _centred(line, leaf):
        return True
    return (
        line.left - before.left < -_INDENT * em
        and len(current.lines) > 1
        and ended(before.text)
        and not _centred(before, leaf)
    )


def _centred(line: Line, leaf: Leaf) -> bool:
    before, after = line.left - leaf.left, leaf.right - line.right
    return before > 1.2 * line.height and abs(before - after) < max(2.0, 0.1 * (before + after))


def need(line: Line) -> float:
    """The width that the line's first word would have needed on the line before, with words tied to it."""
    reach = line.words[0].right
    for first, second in zip(line.words, line.words[1:], strict=False):
        if not (_TIED.match(first.text) or second.glued):
            break
        reach = second.right
    return reach - line.left + 0.25 * line.height


def text_of(lines: Sequence[Line], known: frozenset[str]) -> str:
    """The lines as one text."""
    text = lines[0].text
    for line in lines[1:]:
        text = unhyphenated(text, line.text, known)
    return text
