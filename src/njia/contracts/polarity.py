"""Which words of a sentence stand under a denial: «shall not be sent to war», «изъятие документов запрещается».

A denial reaches forward to the next duty, contrast or new subject; a prohibition after its object reaches back to the
semicolon. «Shall not refuse to serve» denies nothing: it binds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from njia.text.grammar import said
from njia.text.phrases import Hit
from njia.text.words import Word

Range = tuple[int, int]  # word indices, inclusive
_REFUSED = 9  # words that «may refuse» reaches
_SHORT = 6  # words that «without» denies
_ANSWER = 1  # words of an answer before the one that denies
_NEAR = 4  # a duty this near belongs to the denial itself: «shall not be required to»
# After a semicolon these carry a denial on; another word begins something new, except in a list after a colon.
_CARRIES_ON = said("carries_denial_on")
_VOID = said("voids")
_OR = said("alternative")  # before a duty they carry the denial on: «not be sent or required to»
_NUMERO = said("numero")


def denied_ranges(
    text: str, words: Sequence[Word], marks: Mapping[str, Sequence[Hit]], inherits: bool
) -> tuple[Range, ...]:
    """The runs of words under a denial; ``inherits`` when a lead-in («the Employer shall not:») denies the item."""

    def hits(name: str) -> Sequence[Hit]:
        return marks.get(f"denial.{name}", ())

    undone = {i for name in ("harmless", "double") for h in hits(name) for i in range(h.first, h.last + 1)}
    modal = {h.first for h in hits("modal") if h.first == 0 or words[h.first - 1].form not in _OR}
    contrast = {h.first for h in hits("contrast")}
    subjects = {h.first for h in marks.get("party.employer_subject", ())} | {
        h.first for h in marks.get("party.worker_subject", ())
    }
    fresh = {
        i
        for i in range(1, len(words) if ";" in text else 1)
        if ";" in text[words[i - 1].end : words[i].start]
        and (i in subjects or (words[i].form not in _CARRIES_ON and ":" not in text[: words[i].start]))
    }
    ranges: list[Range] = []
    for name, stops in (("weak", modal | contrast | fresh), ("strong", contrast | fresh)):
        for hit in hits(name):
            if hit.first not in undone and not is_number(text, words, hit):
                end = _end(hit.last + _NEAR, stops, len(words))
                ranges.append((hit.last + 1, _bracketed(text, words, hit.last, end)))
    ranges += [(h.last + 1, h.last + _SHORT) for h in hits("short") if h.first not in undone]
    for hit in hits("after"):
        if hit.first not in undone:
            ranges.append((_back(text, words, hit.first, contrast), hit.first))
    ranges += _refused(text, words, hits("refusal"), hits("condition"), undone)
    for hit in hits("refusal"):  # «may refuse any task for the army»
        if hit.first not in undone and words[hit.last].form not in _VOID:
            end = min(_end(hit.last + 1, contrast | fresh | modal, len(words)), hit.last + _REFUSED)
            ranges.append((hit.last + 1, _bracketed(text, words, hit.last, end)))
    ranges += _answered(text, words, (*hits("weak"), *hits("strong")), undone)
    if inherits:
        ranges.append((0, _end(0, modal | contrast, len(words))))
    return tuple(ranges)


def _refused(
    text: str, words: Sequence[Word], refusals: Sequence[Hit], conditions: Sequence[Hit], undone: set[int]
) -> list[Range]:
    """«If anyone orders him to the front, he may refuse»: from the condition to the refusal nothing binds."""
    ranges = []
    for refusal in refusals:
        part = _back(text, words, refusal.first, set())
        first = min((c.first for c in conditions if part <= c.first < refusal.first), default=None)
        if first is not None and not undone.intersection(range(refusal.first, refusal.last + 1)):
            ranges.append((first, refusal.first))
    return ranges


def _answered(text: str, words: Sequence[Word], denials: Sequence[Hit], undone: set[int]) -> list[Range]:
    """«May he be sent to war? Never»: an answer that begins with a denial denies the question."""
    asked = text.find("?")
    answer = next((i for i, word in enumerate(words) if word.start > asked), len(words)) if asked >= 0 else len(words)
    answers = any(answer <= hit.first <= answer + _ANSWER and hit.first not in undone for hit in denials)
    return [(0, answer - 1)] if answers else []


def _end(start: int, stops: set[int], length: int) -> int:
    return min((i - 1 for i in stops if i >= start), default=length - 1)


def _bracketed(text: str, words: Sequence[Word], start: int, end: int) -> int:
    """The end of a denial: inside brackets it goes no further than the bracket that closes them."""
    if ")" not in text:
        return end
    depth = 0
    for i in range(start + 1, end + 1):
        between = text[words[i - 1].end : words[i].start]
        depth += between.count("(") - between.count(")")
        if depth < 0:
            return i - 1
    return end


def _back(text: str, words: Sequence[Word], at: int, stops: set[int]) -> int:
    """The first word of the part that ends at ``at``: after the last semicolon, bracket or stop before it."""
    first = at
    while first > 0 and first - 1 not in stops:
        between = text[words[first - 1].end : words[first].start]
        if ";" in between or "(" in between:
            break
        first -= 1
    return first


def denied_later(text: str, words: Sequence[Word], marks: Mapping[str, Sequence[Hit]]) -> tuple[Range, ...]:
    """The runs of words whose verb, further on, is denied: «fines for lateness are not applied».

    Looser than `denied_ranges`: right for money and rules of the house, too loose for what sends somebody to war.
    """
    undone = {
        i
        for name in ("harmless", "double")
        for h in marks.get(f"denial.{name}", ())
        for i in range(h.first, h.last + 1)
    }
    keys = ("denial.boundary", "denial.contrast", "party.employer_subject", "party.worker_subject")
    stops = {h.last for key in keys for h in marks.get(key, ())}
    return tuple(
        (_back(text, words, hit.first, stops), hit.first)
        for name in ("weak", "strong")
        for hit in marks.get(f"denial.{name}", ())
        if hit.first not in undone and hit.first > 0 and not is_number(text, words, hit)
    )


def is_number(text: str, words: Sequence[Word], hit: Hit) -> bool:
    """Whether a «No.» before a number was taken for a denial."""
    if words[hit.first].form not in _NUMERO or hit.first + 1 >= len(words):
        return False
    after = text[words[hit.first].end : words[hit.first].end + 1]
    following = words[hit.first + 1]
    return after == "." or any(c.isdigit() for c in text[following.start : following.end])


def is_denied(hit: Hit, ranges: Sequence[Range]) -> bool:
    """Whether the phrase begins under a denial that is not part of the phrase itself."""
    return any(first <= hit.first <= last for first, last in ranges)
