"""Where sentences end, in English and Russian: not after an abbreviation, an initial or a clause's number."""

from __future__ import annotations

import itertools
import re
from functools import lru_cache

from njia.text.grammar import said

_ABBREVIATIONS = said("abbreviations")
_FINAL = said("abbreviations_that_may_end")
_YEAR = said("year")
_END = re.compile(r"(?<![.!?…])[.!?…]++[»\"”)\]]*+(?=\s+(?P<next>\S))|\n+|;(?=\s)")
_BEFORE = re.compile(r"(?:[^\W\d_]+[.-])*[^\W\d_]+$")
_LABEL_ONLY = re.compile(r"\s*[(]?(?:\d{1,3}(?:\.\d{1,2})*|[a-zа-яIVX]{1,4})[.)]\s*$", re.IGNORECASE)
_LONGEST_ABBREVIATION = 5
_REACH = 60  # code points before a stop that are looked at: no clause is so long that reading it slows down
SUBSTANTIVE = 4  # words that make a part after a semicolon worth looking at by itself
_WORD = re.compile(r"[^\W\d_]+")


def abbreviated(before: str, after: str) -> bool:
    """Whether the full stop between the two texts belongs to an abbreviation or an initial."""
    before = before[-_REACH:]
    match = _BEFORE.search(before)
    if match is None:
        return False
    word = match.group()
    if len(word) == 1 and word.isupper():
        return True
    low = word.casefold()
    if low in _YEAR and before[: match.start()].rstrip()[-1:].isdigit():  # «2026 г.», not «г. Казань»
        return not after[:1].isupper()
    if low in _ABBREVIATIONS or ("." in word and all(len(part) <= 2 for part in word.split("."))):
        return not (low in _FINAL and _opens(after))
    return False


def _full_word(before: str) -> bool:
    """Whether a word too long for an abbreviation stands before the stop, so that any word may open a sentence."""
    word = _BEFORE.search(before[-_REACH:])
    return word is not None and len(word.group()) > _LONGEST_ABBREVIATION


def _opens(after: str) -> bool:
    """Whether a new sentence plainly begins: a capitalised word, then one in lower case."""
    words = _WORD.findall(after[:60])
    return len(words) > 1 and words[0][:1].isupper() and words[1].islower() and len(words[0]) + len(words[1]) > 3


@lru_cache(maxsize=2_000)
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences, and of the parts after semicolons that are long enough to say something of their own."""
    cuts = [0]
    for match in _END.finditer(text):
        mark, at = match.group(), match.end()
        if mark[0] == ";" and len(_WORD.findall(text[cuts[-1] : at])) < SUBSTANTIVE:
            continue
        if mark[0] in ".!?…":
            following = match["next"]
            opens = following.isupper() or following.isdigit() or following in '«"“(-–—'
            if not opens and not _full_word(text[max(match.start() - _REACH, 0) : match.start()]):
                continue
            if mark[0] == "." and abbreviated(text[cuts[-1] : match.start()], text[at:].lstrip()):
                continue
        if _LABEL_ONLY.match(text[cuts[-1] : at]):
            continue
        cuts.append(at)
    cuts.append(len(text))
    spans = []
    for start, end in itertools.pairwise(cuts):
        body = text[start:end]
        lead = len(body) - len(body.lstrip())
        if body.strip():
            spans.append((start + lead, start + len(body.rstrip())))
    return _with_tails(text, spans)


def _with_tails(text: str, spans: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Short last parts after a semicolon are left with the part before."""
    kept: list[tuple[int, int]] = []
    for start, end in spans:
        short = len(_WORD.findall(text[start:end])) < SUBSTANTIVE
        if kept and short and text[kept[-1][1] - 1] == ";":
            kept[-1] = (kept[-1][0], end)
        else:
            kept.append((start, end))
    return tuple(kept)
