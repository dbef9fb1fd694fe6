"""Splits a page at its gutters: by the upright rules of a table, or by the white lane between two columns."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from njia.documents.ocr.picture import Grey, ink_of
from njia.documents.ocr.rules import Rule, Ruled

Band = tuple[int, int]
Bits = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Plan:
    """How a page is parted. ``splits``: x of the gutters. ``bands``: rows (top, bottom) where text runs across them.

    ``rows``: the y of the table's level rules, at least two, else empty.
    """

    splits: tuple[int, ...]
    bands: tuple[Band, ...]
    rows: tuple[int, ...]

    @property
    def columns(self) -> int:
        return len(self.splits) + 1


def plan_of(page: Ruled) -> Plan:
    """Where to cut the page."""
    ink = ink_of(page.flat)
    content = np.nonzero(ink.sum(1) > 2)[0]
    if content.size == 0:
        return Plan((), (), ())
    tall = int(content[-1] - content[0]) or 1
    upright = _inner([r for r in page.upright if r.length > 0.3 * tall], ink)
    if upright:
        splits = tuple(r.at for r in upright)
        rows = _rows(page.level, upright)
        outside = [(0, min(r.start for r in upright)), (max(r.end for r in upright), ink.shape[0])]
        bands = [b for b in outside if _holds_text(ink, b) and not _lane_in(ink, b, splits)]
        return Plan(splits, tuple(bands), rows)
    lane = _lane(ink)
    if lane is None:
        return Plan((), (), ())
    at, wide = lane
    return Plan((at,), tuple(_crossing(ink, at, wide)), ())


def _inner(rules: list[Rule], ink: Bits) -> list[Rule]:
    """The rules that have a fair share of the ink on both sides: not the frame, not a line in the margin."""
    by_x = ink.sum(0).cumsum().astype(np.float64)
    total = max(by_x[-1], 1.0)
    kept: list[Rule] = []
    for rule in rules:
        before = by_x[min(rule.at, by_x.size - 1)] / total
        since = by_x[kept[-1].at] / total if kept else 0.0
        if before - since > 0.008 and before < 0.985 and rule.at - (kept[-1].at if kept else 0) > ink.shape[1] * 0.03:
            kept.append(rule)
    return kept


def _rows(level: tuple[Rule, ...], upright: list[Rule]) -> tuple[int, ...]:
    middle = upright[0].at
    rows = tuple(r.at for r in level if r.start < middle < r.end)
    return rows if len(rows) >= 3 else ()


def _holds_text(ink: Bits, band: Band) -> bool:
    return bool((ink[band[0] : band[1]].sum(1) > 4).sum() >= 8)


def _lane_in(ink: Bits, band: Band, splits: tuple[int, ...]) -> bool:
    """The text above or below a table keeps to its columns, too (signatures, most often)."""
    if len(splits) != 1:
        return False
    at, half = splits[0], max(6, ink.shape[1] // 150)
    part = ink[band[0] : band[1]]
    return bool(not part[:, at - half : at + half].any() and part[:, :at].any() and part[:, at:].any())


def _lane(ink: Bits) -> tuple[int, int] | None:
    """The white lane near the middle that fewest lines of text cross: (x of its middle, width)."""
    width = ink.shape[1]
    half = max(5, width // 220)
    solid = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_OPEN, np.ones((2, 2), np.uint8))  # specks are no text
    near = cv2.dilate(solid, np.ones((1, 2 * half + 1), np.uint8)) > 0
    rows = solid.any(1)
    used = max(int(rows.sum()), 1)
    left, right = int(width * 0.25), int(width * 0.75)
    crossed = near[:, left:right].sum(0) / used
    if crossed.min() > 0.25:
        return None
    free = crossed <= max(crossed.min() * 1.3, crossed.min() + 0.02)
    at, wide = _widest(free)
    wide += 2 * half
    at += left
    before, after = solid[:, :at].any(1), solid[:, at:].any(1)
    parted = float((before & after & ~near[:, at]).sum()) / used
    if wide < width * 0.011 or parted < max(0.15, 1.2 * float(crossed[at - left])):
        return None
    if before.sum() < 0.25 * used or after.sum() < 0.25 * used:
        return None
    return at, wide


def _widest(free: Bits) -> tuple[int, int]:
    edges = np.flatnonzero(np.diff(np.concatenate([[0], free.astype(np.int8), [0]])))
    starts, ends = edges[::2], edges[1::2]
    best = int((ends - starts).argmax())
    return int((starts[best] + ends[best]) // 2), int(ends[best] - starts[best])


def _crossing(ink: Bits, at: int, wide: int) -> list[Band]:
    """The rows where a line of text runs across the lane."""
    reach = max(9, int(wide * 0.5))
    joined = cv2.morphologyEx(ink.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((3, reach), np.uint8))
    stats = cv2.connectedComponentsWithStats(joined, connectivity=8)[2][1:]
    bands: list[Band] = []
    for x, y, w, h, _ in sorted(stats.tolist(), key=lambda s: s[1]):
        across = x < at - wide / 4 and x + w > at + wide / 4 and h > 6
        if not across or w < 2 * wide:
            continue
        top, bottom = max(0, y - 4), y + h + 4
        if bands and top <= bands[-1][1] + h:
            bands[-1] = (bands[-1][0], max(bottom, bands[-1][1]))
        else:
            bands.append((top, bottom))
    return bands


def parts(flat: Grey, plan: Plan) -> tuple[list[Grey], Grey | None]:
    """One picture a column, with the bands that run across painted out, and one picture of those bands alone."""
    edges = (0, *plan.splits, flat.shape[1])
    columns = flat.copy()
    across = np.full_like(flat, 255) if plan.bands else None
    for top, bottom in plan.bands:
        columns[top:bottom] = 255
        if across is not None:
            across[top:bottom] = flat[top:bottom]
    return [columns[:, a:b] for a, b in pairwise(edges)], across
