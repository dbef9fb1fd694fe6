"""Puts the steps together: load, flatten, split, read, order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import cv2
import numpy as np

from njia.documents.limits import Limits
from njia.documents.model import Block, Document, DocumentError, Page, assemble
from njia.documents.ocr import tesseract
from njia.documents.ocr.blanks import with_blanks, without_blanks
from njia.documents.ocr.columns import Plan, parts, plan_of
from njia.documents.ocr.load import page_count, shots
from njia.documents.ocr.order import in_order
from njia.documents.ocr.picture import POINTS, Grey
from njia.documents.ocr.prepare import LEAST_DPI, density, page_of
from njia.documents.ocr.read import poor_pages
from njia.documents.ocr.reading import RUSSIAN, Column, read_columns, read_whole, sureness
from njia.documents.ocr.rules import Rule, Ruled, without_rules

UNREADABLE = 45.0  # mean confidence below which words are guesses: handwriting, blur, darkness, another alphabet
DOUBTFUL = 65.0
SECONDS = 60.0  # the longest that one column may take


def read_image(data: bytes, name: str, limits: Limits, progress: Callable[[int, int], None] | None = None) -> Document:
    """See `njia.documents.ocr.read.read_image`."""
    total = page_count(data, limits)
    blocks: list[Block] = []
    pages: list[Page] = []
    for number, shot in enumerate(shots(data, limits), 1):
        found, page = read_page(shot.grey, number, shot.dpi, limits)
        blocks.extend(found)
        pages.append(page)
        if progress:
            progress(number, total)
    if not blocks:
        raise DocumentError("document.unreadable_picture", page="1")
    return assemble(name, "image", tuple(pages), blocks, poor_pages(blocks, tuple(pages)))


def read_page(image: Grey, number: int, dpi: float | None, limits: Limits) -> tuple[list[Block], Page]:
    """See `njia.documents.ocr.read.read_page`."""
    grey = _grey(image)
    if density(grey, dpi) < LEAST_DPI:
        raise DocumentError("document.unreadable_picture", page=str(number))
    flat = page_of(grey)
    ruled, plan, columns = _read(flat, limits)
    if _sure(columns) < DOUBTFUL and any(c.lines for c in columns):
        turned = _read(np.ascontiguousarray(np.rot90(flat, 2)), limits)
        if _sure(turned[2]) > _sure(columns):
            ruled, plan, columns = turned
    if any(c.lines for c in columns) and _sure(columns) < UNREADABLE:
        raise DocumentError("document.unreadable_picture", page=str(number))
    points = POINTS / density(ruled.flat, None if dpi is None else dpi * ruled.flat.shape[0] / grey.shape[0])
    height, width = ruled.flat.shape
    page = Page(number, round(width * points, 1), round(height * points, 1), scanned=True)
    return in_order(plan, columns, number, points), page


def _read(flat: Grey, limits: Limits) -> tuple[Ruled, Plan, list[Column]]:
    """The columns of the page, and last, if text runs across them, that text."""
    ruled = without_rules(flat)
    plan = plan_of(ruled)
    clean, blanks = without_blanks(ruled.flat)
    pictures, across = parts(clean, plan)
    if not plan.splits:
        return ruled, plan, [_filled(read_whole(clean, SECONDS), blanks)]
    usual = ["en"] * (len(pictures) - 1) + ["ru"]
    columns = read_columns(pictures, plan, usual, SECONDS)
    if across is not None:
        columns.append(read_whole(across, SECONDS))
    edges = [*pairwise((0, *plan.splits, flat.shape[1])), (0, flat.shape[1])]
    filled = [
        _filled(column, [b for b in blanks if left <= (b.start + b.end) / 2 < right])
        for column, (left, right) in zip(columns, edges, strict=False)
    ]
    return ruled, plan, filled


def _filled(column: Column, blanks: Sequence[Rule]) -> Column:
    return Column(with_blanks(column.lines, blanks), column.script)


def _sure(columns: list[Column]) -> float:
    return sureness([line for column in columns for line in column.lines])


def strip_words(image: Grey) -> list[str]:
    """See `njia.documents.ocr.read.strip_words`."""
    grey = np.pad(_grey(image), 20, constant_values=255)
    found = tesseract.words(grey, RUSSIAN, SECONDS)
    return [word.text for word in found if word.sure >= DOUBTFUL and sum(c.isalpha() for c in word.text) > 1]


def _grey(image: Grey) -> Grey:
    if image.ndim == 2:
        return image
    if image.shape[2] == 1:
        return np.ascontiguousarray(image[..., 0])
    return np.asarray(cv2.cvtColor(image[..., :3], cv2.COLOR_BGR2GRAY), np.uint8)
