"""The one door to a file: its kind by its content, its reader, one error for everything that cannot be read."""

from __future__ import annotations

from collections.abc import Callable

from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Document, DocumentError
from njia.documents.sniff import sniff

Progress = Callable[[int, int], None]


def read(data: bytes, name: str, *, limits: Limits = DEFAULT, progress: Progress | None = None) -> Document:
    """The document in a file. ``name`` is only repeated in messages. ``progress`` is told (pages done, pages in all).

    Raises DocumentError, whose code names a message of the corridor, for a file that cannot be read whole.
    """
    try:
        return _read(data, name, limits, progress)
    except DocumentError as error:
        error.values.setdefault("name", name)
        error.values.setdefault("limit", error.values.get("most", ""))
        raise
    except RecursionError as error:
        raise DocumentError("document.damaged", name=name, limit="") from error


def _read(data: bytes, name: str, limits: Limits, progress: Progress | None) -> Document:
    if len(data) > limits.bytes:
        raise DocumentError("document.too_large", name=name, limit=f"{limits.bytes // 1_000_000:,}")
    media = sniff(data, name)
    # Each reader is imported when it is needed: a check of a Word file need not load the PDF library.
    if media == "docx":
        from njia.documents.docx import read_docx

        return read_docx(data, name, limits=limits, progress=progress)
    if media == "pdf":
        from njia.documents.pdf import read_pdf

        return read_pdf(data, name, limits=limits, progress=progress)
    if media == "image":
        from njia.documents.scans import image_document

        return image_document(data, name, limits, progress)
    if media == "html":
        from njia.documents.html import read_html

        return read_html(data, name, limits=limits)
    from njia.documents.plain import read_plain

    return read_plain(data, name, limits=limits)
