"""Makes the lines of text level: first the whole sheet is turned, then what bends is unbent."""

from __future__ import annotations

import cv2
import numpy as np

from njia.documents.ocr.picture import Grey, Numbers, ink_of

TILE = 220
COARSE = 8
WHITE = (255,)


def levelled(flat: Grey) -> Grey:
    """The page turned so that its lines are level (up to 12 degrees)."""
    xs, ys = _ink_points(flat, 0, 0, flat.shape[1], flat.shape[0], step=3)
    if xs.size < 500:
        return flat
    slopes = np.arange(-0.21, 0.2101, 0.006)
    slope = _best_slope(xs, ys, slopes, 3)[0]
    slope = _best_slope(xs, ys, slope + np.arange(-0.006, 0.0061, 0.0005), 2)[0]
    if abs(slope) < 0.0008:
        return flat
    height, width = flat.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), float(np.degrees(np.arctan(slope))), 1.0)
    return np.asarray(cv2.warpAffine(flat, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=WHITE), np.uint8)


def unbent(flat: Grey) -> Grey:
    """The page with curved lines made level, by the slope of the lines in each part of it."""
    tiles = _tiles(flat)
    if len(tiles) < 12:
        return flat
    height, width = flat.shape
    coarse = _shift(_slope_field(tiles, width, height), width, height)
    most = float(np.abs(coarse).max())
    if most < 1.5 or most > 0.06 * height:
        return flat
    shift = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)  # so smooth that nothing is lost
    xs, ys = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    return np.asarray(cv2.remap(flat, xs, ys + shift, cv2.INTER_CUBIC, borderValue=WHITE), np.uint8)


def _ink_points(flat: Grey, left: int, top: int, right: int, bottom: int, step: int) -> tuple[Numbers, Numbers]:
    ys, xs = np.nonzero(ink_of(flat[top:bottom:step, left:right:step]))
    return xs * float(step), ys * float(step)


def _best_slope(xs: Numbers, ys: Numbers, slopes: Numbers, bin_height: float) -> tuple[float, float]:
    """The slope at which lines of ink are sharpest, and how much sharper than the usual slope (its weight)."""
    scores = np.empty(len(slopes))
    across, down = (xs / bin_height).astype(np.float32), (ys / bin_height).astype(np.float32)
    for i, slope in enumerate(slopes.astype(np.float32)):
        rows = (down - slope * across).astype(np.int32)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        change = np.diff(counts)
        scores[i] = change @ change + counts @ counts
    best = int(scores.argmax())
    fine = float(slopes[best])
    if 0 < best < len(slopes) - 1:
        before, top, after = scores[best - 1 : best + 2]
        bend = before - 2 * top + after
        if bend < 0:
            fine += float(0.5 * (before - after) / bend * (slopes[1] - slopes[0]))
    return fine, float(scores[best] / max(np.median(scores), 1.0) - 1.0)


def _tiles(flat: Grey) -> list[tuple[float, float, float, float]]:
    """(x, y, slope, weight) of the parts of the page that hold at least two lines of text."""
    height, width = flat.shape
    slopes = np.arange(-0.08, 0.0801, 0.008)
    found = []
    for top in range(0, height - TILE // 2, TILE // 2):
        for left in range(0, width - TILE // 2, TILE // 2):
            xs, ys = _ink_points(flat, left, top, min(left + TILE, width), min(top + TILE, height), step=2)
            if xs.size < 400 or np.ptp(xs) < TILE * 0.6:
                continue
            slope, weight = _best_slope(xs, ys, slopes, 2)
            if weight > 0.15 and abs(slope) < 0.075:
                found.append((left + float(xs.mean()), top + float(ys.mean()), slope, min(weight, 1.5)))
    return found


def _terms(u: Numbers, v: Numbers) -> Numbers:
    return np.stack([np.ones_like(u), u, u**2, u**3, v, v * u, v * u**2, v**2, v**2 * u], -1)


def _slope_field(tiles: list[tuple[float, float, float, float]], width: int, height: int) -> Numbers:
    """A smooth surface through the slopes; parts that disagree with the rest count less."""
    x, y, slope, weight = np.array(tiles).T
    terms = _terms(x / width - 0.5, y / height - 0.5)
    trust = weight.copy()
    keep = np.diag(np.array([1e-6, 1e-3, 1e-2, 3e-2, 1e-3, 1e-2, 3e-2, 1e-2, 3e-2]) * len(tiles) * 0.3)
    coefficients = np.zeros(terms.shape[1])
    for _ in range(5):
        weighted = terms * trust[:, None]
        coefficients = np.linalg.solve(terms.T @ weighted + keep, weighted.T @ slope)
        off = np.abs(slope - terms @ coefficients)
        trust = weight / (1 + (off / 0.004) ** 2)
    return coefficients


def _shift(c: Numbers, width: int, height: int) -> Numbers:
    """How far down each line has gone at each place, against the middle of the page: the slope summed along x. One
    number for a square of `COARSE` pixels.
    """
    u = ((np.arange(0, width, COARSE, dtype=np.float32) + COARSE / 2) / width - 0.5)[None, :]
    v = ((np.arange(0, height, COARSE, dtype=np.float32) + COARSE / 2) / height - 0.5)[:, None]
    summed = c[0] * u + c[1] * u**2 / 2 + c[2] * u**3 / 3 + c[3] * u**4 / 4
    summed = summed + v * (c[4] * u + c[5] * u**2 / 2 + c[6] * u**3 / 3) + v**2 * (c[7] * u + c[8] * u**2 / 2)
    return np.asarray(summed * width, np.float32)
