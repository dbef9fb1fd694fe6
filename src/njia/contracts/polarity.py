"""Which words of a sentence stand under a denial: «shall not be sent to war», «изъятие документов запрещается».

A denial reaches forward to the next duty, contrast or new subject; a prohibition after its object reaches back to the
semicolon. «Shall not refuse to serve» denies nothing: it binds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from njia.text.phrases import Hit
from njia.text.words import Word

Range = tuple[int, int]  # word indices, inclusive
_SHORT = 6  # words that «without» denies
_NEAR = 4  # a duty this near belongs to the denial itself: «shall not be required to»
_FAR = 10**6


def denied_ranges(text: str, words: Sequence[Word], marks: Mapping[str, Sequence[Hit]], inherits: bool) -> tuple[Range, ...]:
    """The runs of words under a denial; ``inherits`` when a lead-in («the Employer shall not:») denies the list item."""

    def hits(name: str) -> Sequence[Hit]:
        return marks.get(f"denial.{name}", ())

    undone = {i for name in ("harmless", "double") for h in hits(name) for i in range(h.first, h.last + 1)}
    modal = {h.first for h in hits("modal")}
    contrast = {h.first for h in hits("contrast")}
    subjects = {h.first for h in marks.get("party.employer_subject", ())} | {
        h.first for h in marks.get("party.worker_subject", ())
    }
    fresh = {i for i in subjects if i and ";" in text[words[i - 1].end : words[i].start]}
    ranges: list[Range] = []
    for name, stops in (("weak", modal | contrast | fresh), ("strong", contrast | fresh)):
        for hit in hits(name):
            if hit.first not in undone:
                ranges.append((hit.last + 1, _end(hit.last + _NEAR, stops, len(words))))
    ranges += [(h.last + 1, h.last + _SHORT) for h in hits("short") if h.first not in undone]
    for hit in hits("after"):
        if hit.first not in undone:
            ranges.append((_back(text, words, hit.first, contrast), hit.first))
    if inherits:
        ranges.append((0, _end(0, modal | contrast, len(words))))
    return tuple(ranges)


def _end(start: int, stops: set[int], length: int) -> int:
    return min((i - 1 for i in stops if i >= start), default=length - 1)


def _back(text: str, words: Sequence[Word], at: int, stops: set[int]) -> int:
    """The first word of the part that ends at ``at``: after the last semicolon or contrast before it."""
    first = at
    while first > 0 and first not in stops and ";" not in text[words[first - 1].end : words[first].start]:
        first -= 1
    return first


def is_denied(hit: Hit, ranges: Sequence[Range]) -> bool:
    """Whether the phrase begins under a denial that is not part of the phrase itself."""
    return any(first <= hit.first <= last for first, last in ranges)
