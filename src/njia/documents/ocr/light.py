"""Makes the paper white and the ink dark, however the light fell."""

from __future__ import annotations

import cv2
import numpy as np

from njia.documents.ocr.picture import Grey


def flattened(grey: Grey) -> Grey:
    """The picture divided by its own paper: shadows and lamps go, strokes stay."""
    small = cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA)
    side = max(9, (min(small.shape) // 24) | 1)
    paper = cv2.morphologyEx(small, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8))
    paper = cv2.GaussianBlur(paper, (0, 0), side / 2)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    even = cv2.divide(grey, np.maximum(paper, 24), scale=245)
    return _stretched(np.asarray(even, np.uint8))


def _stretched(even: Grey) -> Grey:
    """Grey ink pulled towards black; the darkest half per cent is taken for ink."""
    dark = float(np.percentile(even[::3, ::3], 0.7))
    dark = min(dark, 150.0)
    table = np.clip((np.arange(256) - dark) * (250.0 / (245.0 - dark)) + 5, 0, 255).astype(np.uint8)
    return np.asarray(cv2.LUT(even, table), np.uint8)
