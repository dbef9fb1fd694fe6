"""Finds the ruled lines of a table and takes them away, so that they are not read as letters."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from njia.documents.ocr.picture import Grey, ink_of


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line: where it stands (x of an upright one, y of a level one) and from where to where it runs."""

    at: int
    start: int
    end: int

    @property
    def length(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page without its rules, and the rules, sorted."""

    flat: Grey
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]


def without_rules(flat: Grey) -> Ruled:
    """The page with its ruled lines and the dark edges of the picture painted white."""
    height, width = flat.shape
    clean = _without_specks(_without_edges(flat))
    ink = (ink_of(clean) * np.uint8(255)).astype(np.uint8)
    upright_mask = _long(ink, (1, max(40, height // 16)))
    level_mask = _long(ink, (max(40, width // 10), 1))
    upright = _merged([Rule(x + w // 2, y, y + h) for x, y, w, h in boxes(upright_mask) if w < width * 0.02])
    level = _merged([Rule(y + h // 2, x, x + w) for x, y, w, h in boxes(level_mask) if h < height * 0.02])
    if not (upright_mask.any() or level_mask.any()):
        return Ruled(clean, (), ())
    mask = cv2.dilate(cv2.bitwise_or(upright_mask, level_mask), np.ones((5, 5), np.uint8))
    return Ruled(np.where(mask > 0, np.uint8(255), clean), tuple(upright), tuple(level))


def _long(ink: Grey, size: tuple[int, int]) -> Grey:
    """Only strokes at least ``size`` (width, height) long; a line that steps by a pixel on its way counts as one."""
    sideways = (3, 1) if size[1] > 1 else (1, 3)
    wider = cv2.dilate(ink, np.ones(sideways[::-1], np.uint8))
    kept = cv2.morphologyEx(wider, cv2.MORPH_OPEN, np.ones(size[::-1], np.uint8))
    if not kept.any():
        return np.asarray(kept, np.uint8)
    thick = cv2.morphologyEx(kept, cv2.MORPH_OPEN, np.ones((13, 13), np.uint8))  # a dark area is not a line
    return np.asarray(cv2.subtract(kept, thick), np.uint8)


def boxes(mask: Grey) -> list[tuple[int, int, int, int]]:
    """Left, top, width and height of each piece of the mask; over few pieces a tenth of the time of labelling them."""
    if not mask.any():
        return []
    outlines, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [cv2.boundingRect(outline) for outline in outlines]
    return sorted(((int(x), int(y), int(w), int(h)) for x, y, w, h in found), key=lambda box: (box[1], box[0]))


def _merged(rules: list[Rule], near: int = 12) -> list[Rule]:
    """Pieces of the same line, told by their place, as one."""
    done: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.at):
        if done and rule.at - done[-1].at <= near:
            last = done.pop()
            at = last.at if last.length >= rule.length else rule.at
            rule = Rule(at, min(last.start, rule.start), max(last.end, rule.end))
        done.append(rule)
    return done


def _without_edges(flat: Grey) -> Grey:
    """Ink that hangs on the edge of the picture is shadow, desk or the lid, unless it reaches far into the page."""
    height, width = flat.shape
    ink = (flat < 170).astype(np.uint8)
    if not (ink[:3].any() or ink[-3:].any() or ink[:, :3].any() or ink[:, -3:].any()):
        return flat
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    x, y, w, h = (stats[:, i] for i in range(4))
    touches = (x <= 2) | (y <= 2) | (x + w >= width - 2) | (y + h >= height - 2)
    thin = (w < width * 0.06) | (h < height * 0.06)
    hollow = stats[:, 4] < 0.2 * w * h  # runs round a corner, or round the whole sheet
    drop = touches & (thin | hollow)
    drop[0] = False
    return np.where(drop[labels] if count > 1 else False, np.uint8(255), flat)


def _without_specks(flat: Grey) -> Grey:
    """Dust that stands by itself goes; a full stop or the dot of an i has its letter beside it and stays."""
    dark = (flat < 215).astype(np.uint8)
    reach = max(5, round(min(flat.shape) / 240) | 1)
    near = cv2.dilate(dark, np.ones((3 * reach, reach), np.uint8))  # the stop after a 7 is far below its arm
    groups, labels, stats, _ = cv2.connectedComponentsWithStats(near, connectivity=8)
    ink = np.bincount(labels[dark > 0], minlength=groups)
    dot = min(flat.shape) / 150
    short = (stats[:, 2] < reach + dot) & (stats[:, 3] < 3 * reach + dot)  # a dash by itself is longer
    small = short & (ink < (min(flat.shape) / 240) ** 2 * 0.9)
    small[0] = False
    return np.where(small[labels], np.uint8(255), flat) if small.any() else flat
