"""From a picture as it came to a flat, level, white page."""

from __future__ import annotations

import cv2
import numpy as np

from njia.documents.ocr.find import sheet
from njia.documents.ocr.light import flattened
from njia.documents.ocr.picture import A4_INCHES, Grey, ink_of
from njia.documents.ocr.rules import without_rules
from njia.documents.ocr.straighten import levelled, unbent

WANTED_DPI, LEAST_DPI = 190.0, 90.0
MOST_SIDE = 3600


def page_of(grey: Grey) -> Grey:
    """The sheet seen from above, with white paper and level, straight lines; it may still stand on its head."""
    found = sheet(grey)
    flat = flattened(_sized(found if found is not None else grey))
    if lies_on_its_side(flat):
        flat = np.ascontiguousarray(np.rot90(flat))
    return unbent(levelled(flat))


def density(grey: Grey, dpi: float | None) -> float:
    """Pixels to the inch: what the file says, else as if the page were A4."""
    long, short = max(grey.shape), min(grey.shape)
    return dpi or max(long / A4_INCHES[1], short / A4_INCHES[0])


def lies_on_its_side(flat: Grey) -> bool:
    """Whether the lines of text run up and down: the picture is turned by a quarter."""
    half = cv2.resize(flat, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    ink = ink_of(without_rules(np.asarray(half, np.uint8)).flat).astype(np.float64)
    return _sharpness(ink.T) > 1.25 * _sharpness(ink)


def _sharpness(ink: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> float:
    """How sharply lines stand apart, over strips, so that a little slant does not matter."""
    strips = np.array_split(ink, max(1, ink.shape[1] // 90), axis=1)
    inked = [strip for strip in strips if strip.sum() > 0.2 * ink.sum() / len(strips)]
    return float(np.median([np.square(np.diff(strip.sum(1))).sum() / strip.sum() for strip in inked])) if inked else 0.0


def _sized(grey: Grey) -> Grey:
    """Large enough for tesseract to see the small print, small enough to be quick."""
    per_inch = density(grey, None)
    scale = 1.0
    if per_inch < WANTED_DPI:
        scale = min(2.0, WANTED_DPI / per_inch)
    elif max(grey.shape) > MOST_SIDE:
        scale = MOST_SIDE / max(grey.shape)
    if abs(scale - 1) < 0.05:
        return grey
    how = cv2.INTER_CUBIC if scale > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=how), np.uint8)
