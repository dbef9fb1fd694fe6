"""One flat page to lines: each column in its own alphabet, two at a time."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from njia.documents.ocr import tesseract
from njia.documents.ocr.columns import Plan
from njia.documents.ocr.lines import CYRILLIC, LATIN, Line, lines_of, script_of
from njia.documents.ocr.picture import Grey

ENGLISH, RUSSIAN = "eng", "rus+eng"
POOR = 70.0  # below this mean confidence the other alphabet, or the other way up, is tried
Job = tuple[Grey, str]


@dataclass(frozen=True, slots=True)
class Column:
    """The lines of one column in the pixels of the whole page."""

    lines: tuple[Line, ...]
    script: str | None

    @property
    def sure(self) -> float:
        return sureness(self.lines)


def sureness(lines: Sequence[Line]) -> float:
    """Mean confidence over letters, 0 to 100; nothing read is 0."""
    letters = sum(len(w.text) for line in lines for w in line.words)
    return sum(w.sure * len(w.text) for line in lines for w in line.words) / letters if letters else 0.0


def read_columns(pictures: Sequence[Grey], plan: Plan, usual: Sequence[str], seconds: float) -> list[Column]:
    """Every column read in the language that reads best; ``usual`` is what to try first ("en", "ru")."""
    edges = (0, *plan.splits)
    first = [ENGLISH if script == "en" else RUSSIAN for script in usual]
    read = _together([(p, language) for p, language in zip(pictures, first, strict=True)], seconds)
    again = [i for i, lines in enumerate(read) if lines and _doubtful(lines, first[i])]
    other = _together([(pictures[i], RUSSIAN if first[i] == ENGLISH else ENGLISH) for i in again], seconds)
    for i, lines in zip(again, other, strict=True):
        read[i] = _better(read[i], lines)
    return [
        Column(tuple(_moved(line, edge) for line in lines), script_of(" ".join(line.text for line in lines)))
        for lines, edge in zip(read, edges, strict=True)
    ]


def read_whole(picture: Grey, seconds: float) -> Column:
    """A page (or band) in one column, whose language may change from line to line: the lines that are not Russian are
    read a second time, in English, and the better reading kept.
    """
    russian = _lines((picture, RUSSIAN), seconds)
    others = [line for line in russian if script_of(line.text) != "ru"]
    english = _lines((_only(picture, others), ENGLISH), seconds) if others else []
    return Column(tuple(_merged(english, russian)), script_of(" ".join(line.text for line in russian)))


def _only(picture: Grey, lines: Sequence[Line]) -> Grey:
    """The picture with these lines alone: tesseract takes long over a page of specks."""
    only = np.full_like(picture, 255)
    for line in lines:
        margin = int(0.4 * line.height)
        top, bottom = min(w.top for w in line.words), max(w.bottom for w in line.words)
        rows = slice(max(0, int(top) - margin), int(bottom) + 1 + margin)
        columns = slice(max(0, int(line.left) - margin), int(line.right) + 1 + margin)
        only[rows, columns] = picture[rows, columns]
    return only


def _together(jobs: Sequence[Job], seconds: float) -> list[list[Line]]:
    if len(jobs) < 2:
        return [_lines(job, seconds) for job in jobs]
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(lambda job: _lines(job, seconds), jobs))


def _lines(job: Job, seconds: float) -> list[Line]:
    return lines_of(tesseract.words(*job, seconds))


def _doubtful(lines: Sequence[Line], language: str) -> bool:
    """Read in the wrong alphabet: seldom sure, or Russian's model finding only Latin letters."""
    if sureness(lines) < POOR:
        return True
    text = " ".join(line.text for line in lines)
    latin, cyrillic = len(LATIN.findall(text)), len(CYRILLIC.findall(text))
    return language == RUSSIAN and latin > 20 and latin > 4 * cyrillic


def _better(one: list[Line], other: list[Line]) -> list[Line]:
    return max(one, other, key=sureness)


def _merged(english: Sequence[Line], russian: Sequence[Line]) -> list[Line]:
    """Line by line: a line with Cyrillic words comes from the Russian reading, the rest from the English one."""
    merged: list[Line] = []
    left = list(english)
    for line in russian:
        same = [e for e in left if abs(e.middle - line.middle) < 0.6 * max(line.height, e.height)]
        if _is_russian(line, same) or not same:
            merged.append(line)
        else:
            merged.extend(same)
        left = [e for e in left if e not in same]
    merged.extend(line for line in left if line.sure > POOR)
    return sorted(merged, key=lambda line: line.middle)


def _is_russian(line: Line, same: Sequence[Line]) -> bool:
    if script_of(line.text) == "ru":
        return True
    doubtful = not same or sureness(same) < line.sure - 15
    return doubtful or any(script_of(w.text) == "ru" and w.sure > 60 and len(w.text) > 2 for w in line.words)


def _moved(line: Line, by: int) -> Line:
    return Line(tuple(replace(w, left=w.left + by, right=w.right + by) for w in line.words))
