"""Tells the heads, feet and page numbers that run through a PDF from its text, and joins what a page break parted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from njia.documents.paragraphs import LABEL, ended, wanting
from njia.documents.portable.lines import Paragraph, need

_EDGE = 0.1  # of the height of the page: heads and feet stand there
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"^(?:[-–—\s]*\d{1,3}[-–—\s]*"
    r"|(?:page|p\.|стр\.?|страница|лист|ukurasa)\s*\d{1,3}(?:\s*(?:of|из|/|wa|kati ya)\s*\d{1,3})?"
    r"|\d{1,3}\s*(?:/|of|из)\s*\d{1,3})$",
    re.IGNORECASE,
)
_SLACK = 3.0  # points
Edge = Literal["header", "footer"]


@dataclass(slots=True)
class Placed:
    """A paragraph on its page. ``edge`` once it is known to be a running head or foot."""

    paragraph: Paragraph
    page: int
    height: float
    column: int | None
    edge: Edge | None = None

    @property
    def where(self) -> Edge | None:
        """At which edge of the page it stands, if it stands at one."""
        _, top, _, bottom = self.paragraph.box
        if bottom <= self.height * _EDGE:
            return "header"
        return "footer" if top >= self.height * (1 - _EDGE) else None


def mark_edges(pages: Sequence[Sequence[Placed]]) -> None:
    """Mark paragraphs at an edge that are a page number or stand, digits aside, on more than half of the pages."""
    seen: Counter[tuple[Edge, str]] = Counter()
    for page in pages:
        seen.update({(p.where, _DIGITS.sub("#", p.paragraph.text)) for p in page if p.where is not None})
    for page in pages:
        for placed in page:
            where = placed.where
            if where is None:
                continue
            common = len(pages) > 1 and seen[where, _DIGITS.sub("#", placed.paragraph.text)] * 2 > len(pages)
            if _NUMBER.match(placed.paragraph.text.strip()) or (
                common and seen[where, _DIGITS.sub("#", placed.paragraph.text)] > 1
            ):
                placed.edge = where


def goes_on(last: Placed, first: Placed) -> bool:
    """Whether a paragraph at the end of a page goes on with one at the head of the next."""
    text, after = last.paragraph.text, first.paragraph.text
    begun = wanting(text)
    if not _filled(last.paragraph, first.paragraph) or ended(text) or (LABEL.match(after) and not begun):
        return False
    same_look = last.paragraph.bold == first.paragraph.bold
    opens = after[:1].islower() or after[:1].isdigit()
    return same_look and (begun or opens or text.endswith((",", "-", "\u00ad")))


def _filled(last: Paragraph, first: Paragraph) -> bool:
    """Whether the last line had no room for the first word of the next page."""
    line = last.lines[-1]
    return last.full or last.leaf.right - line.right < need(first.lines[0]) + 0.3 * line.height


def carry_columns(pages: Sequence[Sequence[Placed]]) -> None:
    """Where a page goes on with only one column of the page before, its paragraphs belong to that column still."""
    spans: dict[int, tuple[float, float]] = {}
    for page in pages:
        own: dict[int, tuple[float, float]] = {}
        for placed in page:
            left, _, right, _ = placed.paragraph.box
            if placed.edge is None and placed.column is None and len(spans) > 1:
                homes = [c for c, (a, b) in spans.items() if left >= a - _SLACK and right <= b + _SLACK]
                placed.column = homes[0] if len(homes) == 1 else None
            if placed.column is not None:
                a, b = own.get(placed.column, (left, right))
                own[placed.column] = min(a, left), max(b, right)
        spans = spans | own if own else {}
