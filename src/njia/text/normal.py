"""A text rewritten so that it reads as it looks, with the way back to where each letter came from."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

Edit = tuple[int, int, str]  # replace code points start to end by this


@dataclass(frozen=True, slots=True)
class Normal:
    """``text``, and for each of its code points (and its end) the offset in the original it came from."""

    text: str
    origins: tuple[int, ...] | None = None  # None: nothing was changed

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original that stands behind a span of ``text``."""
        return (start, end) if self.origins is None else (self.origins[start], self.origins[end])

    def place(self, offset: int) -> int:
        """Where an offset of the original stands in ``text``: the first code point that comes from it or later."""
        return offset if self.origins is None else min(bisect_left(self.origins, offset), len(self.text))


def edited(text: str, edits: Iterable[Edit]) -> Normal:
    """The text with these edits made; they must not overlap. Raises ValueError if they do."""
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    changed = False
    for start, end, new in sorted(edits):
        if start < at:
            raise ValueError(f"two edits overlap at {start}")
        parts.append(text[at:start] + new)
        origins.extend(range(at, start))
        width = max(end - start, 1)
        origins.extend(start + min(i, width - 1) for i in range(len(new)))
        at, changed = end, True
    if not changed:
        return Normal(text)
    parts.append(text[at:])
    origins.extend(range(at, len(text) + 1))
    return Normal("".join(parts), tuple(origins))


def then(first: Normal, edits: Iterable[Edit]) -> Normal:
    """A text already rewritten, with further edits made to it; origins still lead to the first original."""
    second = edited(first.text, edits)
    if second.origins is None:
        return first
    start = first.origins if first.origins is not None else range(len(first.text) + 1)
    return Normal(second.text, tuple(start[at] for at in second.origins))


def composed(text: str) -> list[Edit]:
    """The edits that bring a text to NFC: «и» with a breve after it becomes «й»."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return []
    edits: list[Edit] = []
    at = 0
    while at < len(text):
        end = at + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = text[at:end]
        new = unicodedata.normalize("NFC", cluster)
        if new != cluster:
            edits.append((at, end, new))
        at = end
    return edits
