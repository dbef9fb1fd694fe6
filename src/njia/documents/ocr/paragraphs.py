"""Lines to paragraphs, as the eye parts them: by a gap, an indent, a label, or a line that ended before it had to."""

from __future__ import annotations

import itertools
import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

from njia.documents.model import Block, Box
from njia.documents.ocr.lines import DASH, Line, dash, repaired, script_of
from njia.documents.ocr.tesseract import Word

LABEL = re.compile(r"(?:\d{1,2}(?:[.,]\d{1,2})+[.,)]?|\d{1,2}[.)]|[a-zа-я]\)|[-–—•])\s")
DEEP_LABEL = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?\s+\S")
LABEL_COMMA = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*),(?= [A-ZА-ЯЁ])")
SENTENCE_END = re.compile(r"[.;:!?»\")]$")
UNSURE_WORD, UNSURE_DIGITS = 60.0, 82.0
CLEAN = 94.5  # mean confidence of a good scan or photo, less a little
DIGIT_OR_LETTER = re.compile(r"[OoОоЗзIlБбSBВ|](?=\d)|(?<=\d)[OoОоЗзIlSБ|]")
LETTER_FOR_DIGIT = re.compile(
    r"^[ЗОOlI|]+[.,;]?$|[а-яё][ЗО]+[.,;]?$"
    r"|^[SOolIBZ|]{1,2}(?:th|st|nd|rd)[.,;]?$|^[ЗБОSOlI|]{1,2}-(?:го|е|й|му|м|х|ое|ая)[.,;]?$"  # "Sth" is 5th
)
BREAK = re.compile("[A-Za-zА-Яа-яЁё]-$")
KEPT_HYPHEN = re.compile(
    r"(?:^|\W)(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty|non|self|part|full|half|по|кое|во|в|из)-$", re.IGNORECASE
)
KEPT_AFTER = re.compile(r"(?:либо|нибудь|то|таки|ка)\b")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column's lines belong: page, column, the cell if the table has rows, and points for each pixel.

    ``digits_from`` is the confidence from which a word with digits is believed: in a poor picture it is higher.
    ``hyphenated`` says that words are broken at the ends of its lines, so that a hyphen there is no part of the word.
    """

    page: int
    points: float
    column: int | None = None
    cell: tuple[int, int, int] | None = None
    hyphenated: bool = False
    digits_from: float = UNSURE_DIGITS


def paragraphs(lines: Sequence[Line], place: Place) -> list[Block]:
    """The blocks of one column, or of one cell of it."""
    if not lines:
        return []
    script = script_of(" ".join(line.text for line in lines))
    return [_block(group, place, script) for group in _groups(lines)]


def _groups(lines: Sequence[Line]) -> list[list[Line]]:
    left = _edge([line.left for line in lines], 0.1)
    right = max(line.right for line in lines)
    steps = [b.middle - a.middle for a, b in itertools.pairwise(lines)]
    step = _usual_step(steps, statistics.median(line.height for line in lines))
    groups = [[lines[0]]]
    for before, line in itertools.pairwise(lines):
        if _begins(before, line, left, right, step):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _usual_step(steps: Sequence[float], height: float) -> float:
    """From one line to the next inside a paragraph: the smaller steps, as the larger ones part paragraphs."""
    near = sorted(s for s in steps if s > 0.5 * height)
    return near[len(near) // 3] if near else 1.5 * height


def _edge(places: Sequence[float], share: float) -> float:
    ordered = sorted(places)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _begins(before: Line, line: Line, left: float, right: float, step: float) -> bool:
    """Whether ``line`` starts a paragraph."""
    if line.middle - before.middle > 1.35 * step:
        return True
    first = line.words[0]
    space = 0.45 * line.height
    room = right - before.right - (first.right - first.left) - space
    stopped = room > 0.3 * line.height  # its first word would have fitted on the line above
    ended = bool(SENTENCE_END.search(before.text))
    small = line.text[:1].islower()
    if _capitals(before.text) != _capitals(line.text) and _only_capitals(before.text, line.text) and not small:
        return True
    if LABEL.match(line.text + " "):
        capital = _after_label(line.text)
        return stopped or (ended and capital) or bool(DEEP_LABEL.match(line.text) and capital)
    if stopped and (ended or (room > line.height and not small) or room > 0.5 * (right - left)):
        return True
    indented = line.left - left > 1.2 * line.height and before.left - left < 0.6 * line.height
    return indented and ended


def _only_capitals(*texts: str) -> bool:
    """Long enough to tell a heading in capitals from a line that happens to hold an abbreviation."""
    return all(sum(c.isalpha() for c in text) > 7 for text in texts)


def _after_label(text: str) -> bool:
    rest = text.split(" ", 1)[1] if " " in text else ""
    return bool(rest) and (rest[0].isupper() or rest[0] in '«"“(')


def _capitals(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) > 0.8 * len(letters)


def _block(lines: Sequence[Line], place: Place, script: str | None) -> Block:
    script = script_of(" ".join(line.text for line in lines)) or script
    text = ""
    unsure: list[tuple[int, int]] = []
    for line in lines:
        for number, word in enumerate(line.words):
            shown = dash(word, line.height) if DASH.fullmatch(word.text) else repaired(word.text, script)
            text, at = _joined(text, shown, starts_line=number == 0, hyphenated=place.hyphenated)
            if _is_unsure(word, place.digits_from):
                unsure.append((at, len(text)))
    text = LABEL_COMMA.sub(r"\1.", text)
    box = Box(*(round(v * place.points, 1) for v in _bounds(lines)))
    return Block(
        text, 0, place.page, "cell" if place.cell else "body", box, place.column, place.cell, unsure=_runs(unsure)
    )


def digits_from(sure: float) -> float:
    """The confidence a word with digits needs where the column's mean is ``sure``: a blurred 2 is read as a sure 7."""
    return min(99.0, UNSURE_DIGITS + max(0.0, CLEAN - sure) * 4)


def hyphenates(lines: Sequence[Line]) -> bool:
    """Whether words are broken at the ends of lines: a lone hyphen there is a compound's own ("twenty-four")."""
    broken = sum(bool(BREAK.search(line.text)) for line in lines)
    return broken >= 2 and broken > 0.05 * len(lines)


def _joined(text: str, word: str, *, starts_line: bool, hyphenated: bool) -> tuple[str, int]:
    """The text with the next word, and where that word begins; a word broken at the end of a line is made whole."""
    if not text:
        return word, 0
    broken = (
        starts_line and text.endswith(("-", "\u00ad")) and len(text) > 1 and text[-2].isalpha() and word[:1].islower()
    )
    if broken:
        own = not hyphenated or KEPT_HYPHEN.search(text) or KEPT_AFTER.match(word)
        whole = text if own and not text.endswith("\u00ad") else text[:-1]
        begin = whole.rfind(" ") + 1
        return whole + word, begin
    if starts_line and text.endswith("-") and len(text) > 1 and text[-2].isalnum():
        return text + word, len(text)  # a compound or a range that was parted at its own hyphen
    return f"{text} {word}", len(text) + 1


def _is_unsure(word: Word, digits_from: float) -> bool:
    """Whether the word may be wrong: low confidence, or a letter where a digit that looks like it could stand."""
    if any(c.isdigit() for c in word.text):
        return word.sure < digits_from or bool(DIGIT_OR_LETTER.search(word.text))
    return word.sure < UNSURE_WORD or bool(LETTER_FOR_DIGIT.search(word.text))


def _bounds(lines: Sequence[Line]) -> tuple[float, float, float, float]:
    words = [w for line in lines for w in line.words]
    return (
        min(w.left for w in words),
        min(w.top for w in words),
        max(w.right for w in words),
        max(w.bottom for w in words),
    )


def _runs(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Spans that touch or overlap, as one."""
    done: list[tuple[int, int]] = []
    for start, end in spans:
        if done and start <= done[-1][1] + 1:
            done[-1] = (done[-1][0], max(end, done[-1][1]))
        else:
            done.append((start, end))
    return tuple(done)
