"""Reads pictures of paper: the public door. What it needs is only loaded, and named if missing, when it is used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Block, Document, DocumentError, Notice, Page

if TYPE_CHECKING:
    from types import ModuleType

    from njia.documents.ocr.picture import Grey

EXTRA = "pip install 'njia[ocr]'"


def read_image(
    data: bytes, name: str, *, limits: Limits = DEFAULT, progress: Callable[[int, int], None] | None = None
) -> Document:
    """The document that a JPEG, PNG or TIFF shows. ``progress`` is told (pages read, pages in all).

    Raises DocumentError: too large, damaged, not a picture, unreadable, or tesseract or the extra is missing.
    """
    try:
        document: Document = _engine().read_image(data, name, limits, progress)
    except DocumentError as error:
        error.values.setdefault("name", name)
        raise
    return document


def read_page(image: Grey, number: int, dpi: float | None, *, limits: Limits = DEFAULT) -> tuple[list[Block], Page]:
    """The blocks of one page picture (grey, or colour in any order) in reading order, and the page in points.

    ``dpi`` is the resolution when it is known (a rendered PDF page); None takes the page for A4. A page without ink has
    no blocks. Raises DocumentError("document.unreadable_picture") when there is ink and hardly a word can be made out.
    """
    read: tuple[list[Block], Page] = _engine().read_page(image, number, dpi, limits)
    return read


def strip_words(image: Grey) -> list[str]:
    """The words that can be made out for sure in a part of a page, in either language."""
    words: list[str] = _engine().strip_words(image)
    return words


def poor_pages(blocks: list[Block], pages: tuple[Page, ...]) -> tuple[Notice, ...]:
    """A `reader.poor_picture` notice for each scanned page of which much was hard to read."""
    found = []
    for page in pages:
        here = [b for b in blocks if b.page == page.number]
        letters = sum(len(b.text) for b in here)
        unsure = sum(end - start for b in here for start, end in b.unsure)
        if page.scanned and letters and unsure > POOR_SHARE * letters:
            found.append(Notice("reader.poor_picture", page.number))
    return tuple(found)


POOR_SHARE = 0.12


def _engine() -> ModuleType:
    try:
        from njia.documents.ocr import engine
    except ModuleNotFoundError as error:
        raise DocumentError("document.ocr_missing", install=EXTRA) from error
    return engine
