"""Finds the sheet of paper in a photo and looks at it straight from above."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from njia.documents.ocr.picture import Grey, Numbers

SMALL = 700  # pixels of the long side while looking for the sheet
A4_RATIO = 2**0.5


def sheet(grey: Grey) -> Grey | None:
    """The sheet, cut out and seen from above; None when the picture has no desk around a sheet."""
    corners = corners_of(grey)
    return None if corners is None else _from_above(grey, corners)


def corners_of(grey: Grey) -> Numbers | None:
    """The four corners of the sheet, from the top left clockwise; None when nothing like a sheet stands out."""
    scale = SMALL / max(grey.shape)
    if scale >= 1:
        return None
    small = cv2.GaussianBlur(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (0, 0), 1.5)
    best: Numbers | None = None
    score = 0.0
    for mask in _masks(np.asarray(small, np.uint8)):
        quad = _quad(mask)
        if quad is not None and (found := _standing_out(np.asarray(small, np.uint8), quad)) > score:
            best, score = quad, found
    if best is None or score < 0.08:
        return None
    inward = (best.mean(0) - best) * 0.008  # what is just inside the edge is edge, too: the paper's side, its shadow
    return np.asarray((best + inward) / scale, np.float32)


def _masks(small: Grey) -> Iterator[Grey]:
    """Guesses at where paper is: brighter than the desk, or inside a closed edge."""
    closed = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    level, otsu = cv2.threshold(closed, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    yield np.asarray(otsu, np.uint8)
    for step in (-25, 20):
        yield np.asarray(cv2.threshold(closed, level + step, 255, cv2.THRESH_BINARY)[1], np.uint8)
    edges = cv2.dilate(cv2.Canny(closed, 20, 60), np.ones((5, 5), np.uint8))
    outside = cv2.copyMakeBorder(edges, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(0,))
    cv2.floodFill(outside, None, (0, 0), (128,))
    yield np.asarray((outside[1:-1, 1:-1] != 128) * 255, np.uint8)


def _quad(mask: Grey) -> Numbers | None:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    if not contours:
        return None
    hull = cv2.convexHull(max(contours, key=cv2.contourArea))
    share = cv2.contourArea(hull) / mask.size
    if not 0.2 < share < 0.97:
        return None
    for slack in (0.015, 0.025, 0.04, 0.06):
        corners = cv2.approxPolyDP(hull, slack * cv2.arcLength(hull, True), True)
        if len(corners) == 4:
            quad = _clockwise(corners.reshape(4, 2).astype(np.float32))
            filled = cv2.contourArea(hull) / max(cv2.contourArea(quad), 1)
            return quad if 0.9 < filled < 1.12 and _looks_like_paper(quad) else None
    return None


def _looks_like_paper(quad: Numbers) -> bool:
    """No corner far from a right angle, and sides as a sheet held aslant might have them."""
    sides = np.roll(quad, -1, 0) - quad
    lengths = np.linalg.norm(sides, axis=1)
    before = -np.roll(sides, 1, 0)
    cosines = np.abs((sides * before).sum(1) / np.maximum(lengths * np.roll(lengths, 1), 1e-6))
    ratio = max(lengths[0] + lengths[2], lengths[1] + lengths[3]) / max(
        min(lengths[0] + lengths[2], lengths[1] + lengths[3]), 1
    )
    return bool(cosines.max() < 0.45 and 1.0 <= ratio < 2.1)


def _standing_out(small: Grey, quad: Numbers) -> float:
    """How much brighter the sheet is along its edges than what lies beside it, 0 to 1, weighed by its size."""
    inner, outer = (_ring(small, quad, factor) for factor in (0.97, 1.04))
    if inner.size < 50 or outer.size < 50:
        return 0.0
    beside = float(np.median(outer))
    brighter = float(np.mean((inner - beside) / 255.0 > 0.04)) * abs(float(np.median(inner)) - beside) / 255
    return brighter * float(np.sqrt(cv2.contourArea(quad) / small.size))


def _ring(small: Grey, quad: Numbers, factor: float) -> Numbers:
    centre = quad.mean(0)
    line = np.zeros(small.shape, np.uint8)
    cv2.polylines(line, [((quad - centre) * factor + centre).astype(np.int32)], True, (1,), 2)
    return small[line > 0].astype(np.float32)


def _clockwise(corners: Numbers) -> Numbers:
    centre = corners.mean(0)
    turn = np.arctan2(corners[:, 1] - centre[1], corners[:, 0] - centre[0])
    ordered = corners[np.argsort(turn)]
    return np.roll(ordered, -int(np.argmin(ordered.sum(1))), 0)


def _from_above(grey: Grey, quad: Numbers) -> Grey:
    wide = float(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[2] - quad[3])))
    high = float(max(np.linalg.norm(quad[3] - quad[0]), np.linalg.norm(quad[2] - quad[1])))
    if (
        abs(max(wide, high) / min(wide, high) / A4_RATIO - 1) < 0.22
    ):  # seen aslant, an A4 sheet is a little off its ratio
        side = max(min(wide, high), max(wide, high) / A4_RATIO)
        wide, high = (side, side * A4_RATIO) if high > wide else (side * A4_RATIO, side)
    flat = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), flat)
    size = (round(wide), round(high))
    return np.asarray(
        cv2.warpPerspective(grey, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )
