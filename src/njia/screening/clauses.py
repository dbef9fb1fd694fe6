"""Where sentences and clauses end, what stands in quotation marks, and which words a denial reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from njia.text.words import Word

_SENTENCE = re.compile(r"[.!?…]+(?=[\s\"'»”)*_]|$)|[\n\r]+|(?<=\s)[•▪▫●◾✅✔📌👉➡🔹🔸✨*]+(?=\s)|\|")
_CLAUSE = re.compile(r"[,:](?!\d)|[;–—()\[\]]|(?<=\s)-(?=\s)")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{6,400})[»”\"]|(?<!\w)[‘']([^'’\n]{12,400})[’'](?!\w)")
REACH = 6  # words that a denial reaches forward inside its clause
REACH_NEAR = 2  # words that «free of» reaches


@dataclass(frozen=True, slots=True)
class Layout:
    """For each word its clause and its sentence, and whether it is quoted; for each denial the words it reaches."""

    clauses: Sequence[int]
    sentences: Sequence[int]
    quoted: frozenset[int]


def layout(text: str, words: Sequence[Word], turns: Iterable[int]) -> Layout:
    """``turns`` are the indices of words that open a clause («but», «lakini», «но»)."""
    starts = [word[0] for word in words]
    sentences = _counted(starts, [m.start() for m in _SENTENCE.finditer(text)])
    turning = set(turns)
    marks = [m.start() for m in _CLAUSE.finditer(text)]
    plain = _counted(starts, marks)
    clauses: list[int] = []
    extra, last = 0, (0, 0)
    for at, (clause, sentence) in enumerate(zip(plain, sentences, strict=True)):
        if at in turning or (clause, sentence) != last:
            extra += 1
        clauses.append(extra)
        last = (clause, sentence)
    return Layout(clauses, sentences, _inside(text, starts))


def _counted(starts: Sequence[int], marks: Sequence[int]) -> list[int]:
    """How many marks stand before each word."""
    out: list[int] = []
    at, count = 0, len(marks)
    for start in starts:
        while at < count and marks[at] < start:
            at += 1
        out.append(at)
    return out


def _inside(text: str, starts: Sequence[int]) -> frozenset[int]:
    found: list[int] = []
    for match in _QUOTED.finditer(text):
        found.extend(range(bisect_right(starts, match.start()), bisect_right(starts, match.end())))
    return frozenset(found)
