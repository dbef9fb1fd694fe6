"""The lines one writes on ("salary ________ roubles"): tesseract drops them, and a blank in a contract is a danger."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from njia.documents.ocr.lines import Line
from njia.documents.ocr.picture import Grey, ink_of
from njia.documents.ocr.rules import Rule, boxes
from njia.documents.ocr.tesseract import Word

UNDERSCORE = 0.72  # the width of an underscore against the height of a line's words


def without_blanks(flat: Grey) -> tuple[Grey, tuple[Rule, ...]]:
    """The page without its writing lines and underlines, and the writing lines: those with nothing just above them."""
    width = flat.shape[1]
    ink = ink_of(flat).astype(np.uint8)
    thick = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((max(7, width // 200), 1), np.uint8))
    strokes = cv2.morphologyEx(cv2.subtract(ink, thick), cv2.MORPH_CLOSE, np.ones((1, 3), np.uint8))
    strokes = cv2.morphologyEx(strokes, cv2.MORPH_OPEN, np.ones((1, max(30, width // 33)), np.uint8))
    blanks = []
    for x, y, w, h in boxes(np.asarray(strokes, np.uint8)):
        above = ink[max(0, y - width // 110) : max(0, y - 3), x : x + w]
        if h < width / 200 and above.any(0).mean() < 0.25:
            blanks.append(Rule(y + h // 2, x, x + w))
    mask = cv2.dilate(strokes, np.ones((5, 3), np.uint8))
    return np.where(mask > 0, np.uint8(255), flat), tuple(blanks)


def with_blanks(lines: Sequence[Line], blanks: Sequence[Rule]) -> tuple[Line, ...]:
    """The lines with "____" where there is a line to write on; a blank beside no words is left out."""
    filled = [list(line.words) for line in lines]
    for blank in blanks:
        near = [i for i, line in enumerate(lines) if line.top < blank.at < line.bottom + 0.6 * line.height]
        if not near:  # it stands on a line of its own: the words before it are what it is to be filled in for
            near = [i for i, line in enumerate(lines) if line.bottom < blank.at < line.bottom + 2.2 * line.height]
        if not near:
            continue
        i = min(near, key=lambda i: abs(lines[i].bottom - blank.at))
        below = blank.at > lines[i].bottom + 0.6 * lines[i].height
        start = lines[i].right if below else blank.start
        height = lines[i].height
        text = "_" * max(3, round(blank.length / (UNDERSCORE * height)))
        where = lines[i].words[0].line
        filled[i].append(Word(text, start, lines[i].top, max(start, blank.end), lines[i].bottom, 95.0, where))
    return tuple(Line(tuple(sorted(words, key=lambda w: w.left))) for words in filled)
