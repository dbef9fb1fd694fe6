"""The way to OCR for files that hold pictures of pages. OCR is an extra: it is loaded only when a page needs it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Block, Document, DocumentError, Notice, Page
from njia.documents.sniff import sniff

if TYPE_CHECKING:
    from types import ModuleType

Progress = Callable[[int, int], None]


def _ocr() -> ModuleType:
    try:
        from njia.documents.ocr import read
    except ImportError as error:
        raise missing_ocr() from error
    return read


def missing_ocr() -> DocumentError:
    """The error that names the extra."""
    return DocumentError("document.ocr_missing", install="pip install 'njia[ocr]'")


def image_document(data: bytes, name: str, limits: Limits, progress: Progress | None) -> Document:
    """A photo or scan, read."""
    document: Document = _ocr().read_image(data, name, limits=limits, progress=progress)
    return document


def enlarged(data: bytes, name: str, limits: Limits = DEFAULT) -> bytes:
    """A screenshot that is too small to be read as a page, made larger; anything else as it is."""
    if sniff(data, name) != "image":
        return data
    try:
        from njia.documents.ocr import load
    except ImportError as error:
        raise missing_ocr() from error
    return load.enlarged(data, limits)


def picture_blocks(data: bytes, name: str, progress: Progress | None, limits: Limits = DEFAULT) -> list[Block]:
    """The blocks of a picture pasted into another file; none where it shows no words or is no picture of text."""
    try:
        document = image_document(data, name, limits, progress)
    except DocumentError as error:
        if error.code in ("document.no_text", "document.unreadable_picture", "document.wrong_type", "document.damaged"):
            return []
        raise
    return list(document.blocks)


def page_blocks(image: Any, number: int, dpi: float, limits: Limits) -> tuple[list[Block], Page]:
    """The blocks of a rendered page (a numpy array, grey)."""
    read: tuple[list[Block], Page] = _ocr().read_page(image, number, dpi, limits=limits)
    return read


def strip_words(image: Any) -> list[str]:
    """The words that can be made out for sure in a part of a page (a numpy array, grey)."""
    found: list[str] = _ocr().strip_words(image)
    return found


def poor_pages(blocks: list[Block], pages: tuple[Page, ...]) -> tuple[Notice, ...]:
    """A remark for each scanned page that was hard to read."""
    found: tuple[Notice, ...] = _ocr().poor_pages(blocks, pages)
    return found
