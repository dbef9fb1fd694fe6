"""What a reader may read: the applicant's words without who they are, where from, and how to reach them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from njia.names.transliteration import skeleton
from njia.scholarships.model import Answers, Blind

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_REACH = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+|(?<![\w.])@\w{3,}|\+?\d[\d\s().-]{6,}\d")
_SHORTEST = 3  # a name of two letters is a word of too many other kinds


@dataclass(frozen=True, slots=True)
class Hidden:
    """The text that is left, and how many places were taken out."""

    text: str
    places: int


def hide(text: str, answers: Answers, listed: Iterable[str], blind: Blind) -> Hidden:
    """The text without the names in ``answers`` and without the ``listed`` ones (counties), in either script.

    A name of several words is taken out where all of them stand together, and each word of it that is no ordinary one.
    """
    ordinary = {skeleton(word) for word in blind.ordinary}
    own = [_words(str(answers[name])) for name in blind.names if answers.get(name)]
    alone = {one for words in own for one in words if len(one) >= _SHORTEST and one not in ordinary}
    phrases = {words for words in (*own, *map(_words, listed)) if words and not set(words) <= ordinary}
    spans = [(found.start(), found.end()) for found in _REACH.finditer(text)]
    found = list(_WORD.finditer(text))
    sounds = [skeleton(one.group()) for one in found]
    for at, sound in enumerate(sounds):
        if sound in alone:
            spans.append(found[at].span())
        ends = [at + len(words) for words in phrases if tuple(sounds[at : at + len(words)]) == words]
        spans += [(found[at].start(), found[end - 1].end()) for end in ends]
    return _without(text, sorted(spans), blind.mask)


def _words(name: str) -> tuple[str, ...]:
    return tuple(sound for one in _WORD.finditer(name) if (sound := skeleton(one.group())))


def _without(text: str, spans: list[tuple[int, int]], mask: str) -> Hidden:
    parts, end, places = [], 0, 0
    for start, stop in spans:
        if start >= end:
            parts += [text[end:start], mask]
            places += 1
        end = max(end, stop)
    return Hidden("".join([*parts, text[end:]]), places)
