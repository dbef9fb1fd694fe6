"""Words on a page that are no text in the file: in a small picture, drawn as outlines, a pattern, a stamp.

The page is painted without its text. What is left is seldom more than lines; rows of it that change between dark and
light as often as letters do are read by OCR.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.model import DocumentError
from njia.documents.portable.painted import Painted, Rect
from njia.documents.scans import strip_words

_DPI = 300.0
_MOST_PIXELS = 4_000_000  # of the page painted without its text; one point is one pixel on any usual paper
_MOST_LOOKED = 25_000_000  # pixels of an area that OCR looks at
_COARSEST = 120.0  # dots an inch: under it letters of the usual size cannot be told apart
_DARK = bytes(int(light < 200) for light in range(256))
_CHANGES = 14  # from dark to light along a row: six letters and more
_LEAST_HIGH = 4  # points: a dashed line is lower
_BREAK = 8  # points without ink between two lines of one paragraph
_SAID = 3  # read words that make an area one with words in it
_MOST = 4  # areas of a page that are looked at
_AROUND = 3.0
_TELLING = 6  # letters and digits that OCR is sure of
_ALIKE = 0.5  # of the letters: OCR may misread some, never half of them


def areas(page: pdfium.PdfPage, survey: Painted) -> list[Rect]:
    """Where on the page (left, top, right, bottom) something is painted that looks like words and is no text."""
    wide, high = page.get_size()
    scale = min(1.0, (_MOST_PIXELS / max(wide * high, 1.0)) ** 0.5)
    handles = [look.handle for look in survey.texts.values()]
    off = [handle for handle in handles if raw.FPDFPageObj_SetIsActive(handle, False)]
    picture = page.render(scale=scale, grayscale=True)
    for handle in off:
        raw.FPDFPageObj_SetIsActive(handle, True)
    pixels = bytes(picture.buffer).translate(_DARK)
    rows = (pixels[y * picture.stride : y * picture.stride + picture.width] for y in range(picture.height))
    return [tuple(side / scale for side in band) for band in _bands(rows)]


def _bands(rows: Iterator[bytes]) -> Iterator[Rect]:
    """Rows one under another that look like lines of letters, with where their ink begins and ends."""
    band: list[int] = []  # left, top, right, bottom, rows with letters
    for y, row in enumerate(rows):
        if row.count(b"\1\0") >= _CHANGES:
            left, right = row.find(1), row.rfind(1) + 1
            if not band:
                band = [left, y, right, y, 0]
            band = [min(band[0], left), band[1], max(band[2], right), y + 1, band[4] + 1]
        elif band and y - band[3] >= _BREAK:
            if band[4] >= _LEAST_HIGH:
                yield band[0], band[1], band[2], band[3]
            band = []
    if band and band[4] >= _LEAST_HIGH:
        yield band[0], band[1], band[2], band[3]


def words_in(page: pdfium.PdfPage, area: Rect, pixels: int) -> str | None:
    """The words that are painted there; none that could be made out: empty; None where nothing here can look."""
    words = made_out(page, area, pixels)
    return None if words is None else " ".join(words) if len(words) >= _SAID else ""


def made_out(page: pdfium.PdfPage, area: Rect, pixels: int) -> list[str] | None:
    """The words there that OCR is sure of; None where nothing here can look, or where it is too large to."""
    wide, high = page.get_size()
    left, top = max(0.0, area[0] - _AROUND), max(0.0, area[1] - _AROUND)
    right, bottom = min(wide, area[2] + _AROUND), min(high, area[3] + _AROUND)
    if right <= left or bottom <= top:
        return []
    scale = min(_DPI / 72, (min(pixels, _MOST_LOOKED) / ((right - left) * (bottom - top))) ** 0.5)
    if scale < _COARSEST / 72:
        return None
    try:
        picture = page.render(scale=scale, grayscale=True, crop=(left, high - bottom, wide - right, top)).to_numpy()
        return strip_words(picture)
    except (ImportError, DocumentError):
        return None


def looked_at(
    page: pdfium.PdfPage, found: Sequence[Rect], known: Sequence[Rect], pixels: int
) -> tuple[list[str], bool]:
    """(the words of each area, whether one stays that nobody could look at). What is ``known`` is read elsewhere."""
    fresh = [area for area in found if not any(_inside(area, rect) for rect in known)]
    said = [words_in(page, area, pixels) for area in fresh[:_MOST]]
    return [words for words in said if words], len(fresh) > _MOST or None in said


def shows_other(page: pdfium.PdfPage, area: Rect, value: str, pixels: int) -> str | None:
    """What is painted there where it is quite another thing than ``value``; None where nothing here can look."""
    words = made_out(page, area, pixels)
    if words is None:
        return None
    seen, held = ("".join(c for c in text.lower() if c.isalnum()) for text in (" ".join(words), value))
    alike = SequenceMatcher(None, seen, held, autojunk=False).ratio()
    return " ".join(words) if len(seen) >= _TELLING and alike < _ALIKE else ""


def _inside(area: Rect, rect: Rect) -> bool:
    across = min(area[2], rect[2]) - max(area[0], rect[0])
    down = min(area[3], rect[3]) - max(area[1], rect[1])
    return across > 0 and down > 0 and across * down >= 0.7 * (area[2] - area[0]) * (area[3] - area[1])
