"""Columns of lines to blocks in reading order: down the first column, then the next; table rows as cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from njia.documents.model import Block
from njia.documents.ocr.columns import Plan
from njia.documents.ocr.lines import Line
from njia.documents.ocr.paragraphs import Place, digits_from, hyphenates, paragraphs
from njia.documents.ocr.reading import Column

ALL = float("inf")


def in_order(plan: Plan, columns: Sequence[Column], page: int, points: float) -> list[Block]:
    """The blocks of a page. Where a line runs across both columns, what is above it is read before it."""
    if not plan.splits:
        lines = columns[0].lines
        return paragraphs(
            lines, Place(page, points, hyphenated=hyphenates(lines), digits_from=digits_from(columns[0].sure))
        )
    across = columns[plan.columns].lines if len(columns) > plan.columns else ()
    blocks: list[Block] = []
    at = 0.0
    for top, bottom in [*plan.bands, (ALL, ALL)]:
        for index, column in enumerate(columns[: plan.columns]):
            place = Place(page, points, index, None, hyphenates(column.lines), digits_from(column.sure))
            blocks += _column([line for line in column.lines if at <= line.middle < top], plan, place)
        blocks += paragraphs([line for line in across if top <= line.middle < bottom], Place(page, points))
        at = float(bottom)
    return blocks


def _column(lines: Sequence[Line], plan: Plan, place: Place) -> list[Block]:
    if not plan.rows or place.column is None:
        return paragraphs(lines, place)
    blocks: list[Block] = []
    for row, (top, bottom) in enumerate(pairwise((0.0, *plan.rows, ALL))):
        here = [line for line in lines if top <= line.middle < bottom]
        inside = 0 < row < len(plan.rows)
        blocks += paragraphs(here, replace(place, cell=(0, row - 1, place.column) if inside else None))
    return blocks
