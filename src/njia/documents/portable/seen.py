"""Looks at the page as it is painted to tell whether a doubtful text can be seen: with it and without it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.portable.painted import Rect, TextLook

_SCALE = 2.0  # pixels per point
_STEP = 28  # of 255: a pixel that changes by less does not show the letter to a person
_MOST_PIXELS = 30_000_000


def unseen(page: pdfium.PdfPage, looks: Sequence[TextLook], turn: Callable[[Rect], Rect]) -> list[TextLook]:
    """Those of the texts without which the painted page is the same."""
    if not looks:
        return []
    with_, width, height, stride = _painted(page)
    changed = [look for look in looks if raw.FPDFPageObj_SetIsActive(look.handle, False)]
    without, *_ = _painted(page)
    for look in changed:
        raw.FPDFPageObj_SetIsActive(look.handle, True)
    scale = width / max(page.get_width(), 1.0)
    return [look for look in looks if not _differs(with_, without, turn(look.bounds), scale, width, height, stride)]


def _painted(page: pdfium.PdfPage) -> tuple[bytes, int, int, int]:
    wide, high = page.get_size()
    scale = min(_SCALE, (_MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    return bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride


def _differs(a: bytes, b: bytes, box: Rect, scale: float, width: int, height: int, stride: int) -> bool:
    """Whether the two pictures differ inside the box."""
    left, right = max(0, int(box[0] * scale) - 1), min(width, int(box[2] * scale) + 2)
    top, bottom = max(0, int(box[1] * scale) - 1), min(height, int(box[3] * scale) + 2)
    for y in range(top, bottom):
        first, second = a[y * stride + left : y * stride + right], b[y * stride + left : y * stride + right]
        if first != second and any(abs(p - q) >= _STEP for p, q in zip(first, second, strict=True)):
            return True
    return False
