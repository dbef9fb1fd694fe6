"""Whether two messages have the same wording: marks of their letters that tell nothing of what was said.

A mark is a keyed hash of nine letters in a row, figures, addresses and gaps left out; of all marks one in four is kept,
the same ones in every text (FracMinHash). So a lure is found again inside a longer message, with other numbers in it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping

_LETTERS, _ONE_IN, _JOINED = 9, 4, 20  # letters of a mark; one of how many is kept; gap within one passage
_LEFT_OUT = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|@\w+|\S*\d\S*")
_LETTER = re.compile(r"[^\W\d_]")


def marks(text: str, secret: bytes) -> Mapping[int, tuple[int, int]]:
    """The marks of a text, each with the place where it stands first."""
    found: dict[int, tuple[int, int]] = {}
    for mark, start, end in _all(text, secret):
        if mark % _ONE_IN == 0:
            found.setdefault(mark, (start, end))
    return found


def passages(text: str, places: Collection[tuple[int, int]]) -> tuple[str, ...]:
    """The passages that these places make up, in whole words: those that nearly touch are one."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if joined and start - joined[-1][1] <= _JOINED:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return tuple(_whole_words(text, start, end) for start, end in joined)


def _whole_words(text: str, start: int, end: int) -> str:
    while start > 0 and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[start:end]


def _all(text: str, secret: bytes) -> Iterator[tuple[int, int, int]]:
    hidden = {at for match in _LEFT_OUT.finditer(text) for at in range(*match.span())}
    letters = [(m.group().casefold()[:1], m.start()) for m in _LETTER.finditer(text) if m.start() not in hidden]
    for first in range(len(letters) - _LETTERS + 1):
        row = letters[first : first + _LETTERS]
        digest = hashlib.blake2b("".join(letter for letter, _ in row).encode(), digest_size=8, key=secret).digest()
        yield int.from_bytes(digest) >> 1, row[0][1], row[-1][1] + 1
