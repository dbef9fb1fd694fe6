"""Looks at the page as it is painted to tell whether a doubtful text can be seen: with it and without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.portable.painted import TextLook
from njia.documents.portable.words import Word

_SCALE = 2.0  # pixels per point
_STEP = 28  # of 255: a pixel that changes by less does not show the letter to a person
_INK = 0.025  # of the word's box: ordinary letters cover four times as much
_MOST_PIXELS = 30_000_000


def unseen(page: pdfium.PdfPage, words: Sequence[Word], texts: Mapping[int, TextLook]) -> set[int]:
    """The `id` of those words, of doubtful text objects, without which the painted page is the same."""
    looks = {w.object: texts[w.object] for w in words if w.object in texts and texts[w.object].doubtful}
    if not looks:
        return set()
    wide, high = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
    with_ = page.render(scale=scale, grayscale=True)
    changed = [look.handle for look in looks.values() if raw.FPDFPageObj_SetIsActive(look.handle, False)]
    without = page.render(scale=scale, grayscale=True)
    for handle in changed:
        raw.FPDFPageObj_SetIsActive(handle, True)
    pair = _Pair(bytes(with_.buffer), bytes(without.buffer), with_.width, with_.height, with_.stride, scale)
    return {id(w) for w in words if w.object in looks and not pair.differs(w)}


@dataclass(frozen=True, slots=True)
class _Pair:
    """The page painted with and without the doubtful words."""

    first: bytes
    second: bytes
    width: int
    height: int
    stride: int
    scale: float

    def differs(self, word: Word) -> bool:
        """Whether enough of the word's own ink is to be seen: an edge that peeps out is no reading."""
        left, right = max(0, int(word.left * self.scale)), min(self.width, int(word.right * self.scale) + 1)
        top, bottom = max(0, int(word.top * self.scale)), min(self.height, int(word.bottom * self.scale) + 1)
        ink = 0
        for y in range(top, bottom):
            start, end = y * self.stride + left, y * self.stride + right
            a, b = self.first[start:end], self.second[start:end]
            if a != b:
                ink += sum(1 for p, q in zip(a, b, strict=True) if abs(p - q) >= _STEP)
        return ink > _INK * max(1, (right - left) * (bottom - top))
