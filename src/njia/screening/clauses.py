"""Where sentences and clauses end, what stands in quotation marks, and which words a denial reaches."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from njia.text.words import Word

# Each begins with one set of characters: what stands elsewhere is passed over at once.
_BULLETS = "•▪▫●◾✅✔📌👉➡🔹🔸✨*"
_SENTENCE = re.compile(
    rf"[.!?…\n\r|{_BULLETS}](?:(?<=[.!?…])[.!?…]*(?=[\s\"'»”)*_]|$)|(?<=[\n\r|])|(?<=\s[{_BULLETS}])[{_BULLETS}]*(?=\s))"
)
_CLAUSE = re.compile(r"[,:;–—()\[\]-](?:(?<=[,:])(?!\d)|(?<=[;–—()\[\]])|(?<=\s-)(?=\s))")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"\n]{6,400})[»”\"]|(?<!\w)[‘']([^'’\n]{12,400})[’'](?!\w)")
REACH = 6  # words that a denial reaches forward inside its clause
REACH_NEAR = 2  # words that «free of» reaches


@dataclass(frozen=True, slots=True)
class Layout:
    """For each word its clause and its sentence, and whether it is quoted; for each denial the words it reaches."""

    clauses: Sequence[int]
    sentences: Sequence[int]
    quoted: frozenset[int]

    def goes_on(self, at: int) -> bool:
        """Whether a word stands inside its sentence and does not open it."""
        return at > 0 and self.sentences[at] == self.sentences[at - 1]


def layout(text: str, words: Sequence[Word], turns: Iterable[int]) -> Layout:
    """``turns`` are the indices of words that open a clause («but», «lakini», «но»)."""
    starts = [word[0] for word in words]
    sentences = {bisect_right(starts, m.start()) for m in _SENTENCE.finditer(text)}
    clauses = sentences.union(turns, (bisect_right(starts, m.start()) for m in _CLAUSE.finditer(text)))
    return Layout(_numbered(clauses, len(words)), _numbered(sentences, len(words)), _inside(text, starts))


def _numbered(opening: set[int], count: int) -> list[int]:
    """A number for each word: the same for those between two words that open something."""
    out: list[int] = []
    for at in sorted(opening):
        out += [at] * (at - len(out))
    return out + [count + 1] * (count - len(out))


def _inside(text: str, starts: Sequence[int]) -> frozenset[int]:
    found: list[int] = []
    for match in _QUOTED.finditer(text):
        found.extend(range(bisect_right(starts, match.start()), bisect_right(starts, match.end())))
    return frozenset(found)
