"""Columns of lines to blocks in reading order: down the first column, then the next; table rows as cells."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from njia.documents.model import Block
from njia.documents.ocr.columns import Plan
from njia.documents.ocr.lines import Line
from njia.documents.ocr.paragraphs import Place, paragraphs
from njia.documents.ocr.reading import Column

ALL = float("inf")


def in_order(plan: Plan, columns: Sequence[Column], page: int, points: float) -> list[Block]:
    """The blocks of a page. Where a line runs across both columns, what is above it is read before it."""
    if not plan.splits:
        return paragraphs(columns[0].lines, Place(page, points))
    across = columns[plan.columns].lines if len(columns) > plan.columns else ()
    blocks: list[Block] = []
    at = 0.0
    for top, bottom in [*plan.bands, (ALL, ALL)]:
        for index, column in enumerate(columns[: plan.columns]):
            blocks += _column([line for line in column.lines if at <= line.middle < top], index, plan, page, points)
        blocks += paragraphs([line for line in across if top <= line.middle < bottom], Place(page, points))
        at = float(bottom)
    return blocks


def _column(lines: Sequence[Line], index: int, plan: Plan, page: int, points: float) -> list[Block]:
    if not plan.rows:
        return paragraphs(lines, Place(page, points, index))
    blocks: list[Block] = []
    for row, (top, bottom) in enumerate(pairwise((0.0, *plan.rows, ALL))):
        here = [line for line in lines if top <= line.middle < bottom]
        inside = 0 < row < len(plan.rows)
        blocks += paragraphs(here, Place(page, points, index, (0, row - 1, index) if inside else None))
    return blocks
