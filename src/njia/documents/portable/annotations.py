"""Words that a PDF keeps outside the page itself: notes, boxes typed over it, form fields, attached files."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.portable.painted import Rect

_SILENT = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP})
_COVERING = frozenset(
    {
        raw.FPDF_ANNOT_SQUARE, raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_REDACT, raw.FPDF_ANNOT_INK,
        raw.FPDF_ANNOT_CIRCLE, raw.FPDF_ANNOT_POLYGON, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_HIGHLIGHT,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Annotation:
    """``words`` that stand in it; ``field``: it is a form field; ``covers``: it may lie over the page's own words."""

    words: str
    rect: Rect
    field: bool
    covers: bool
    hidden: bool


def found_on(page: pdfium.PdfPage, form: Any | None) -> Iterator[Annotation]:
    """The annotations of the page that say or cover something."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        handle = raw.FPDFPage_GetAnnot(page.raw, index)
        if not handle:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(handle)
            if kind in _SILENT:
                continue
            rect = raw.FS_RECTF()
            raw.FPDFAnnot_GetRect(handle, rect)
            box = (
                min(rect.left, rect.right),
                min(rect.top, rect.bottom),
                max(rect.left, rect.right),
                max(rect.top, rect.bottom),
            )
            field = kind == raw.FPDF_ANNOT_WIDGET
            words = _field_value(handle, form) if field else _string(handle, b"Contents")
            words = words or ("" if field else _drawn(handle))
            flags = raw.FPDFAnnot_GetFlags(handle)
            hidden = bool(flags & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW))
            covers = kind in _COVERING and not hidden
            if words.strip() or covers:
                yield Annotation(words.strip(), box, field, covers, hidden)
        finally:
            raw.FPDFPage_CloseAnnot(handle)


def _string(handle: Any, key: bytes) -> str:
    length = raw.FPDFAnnot_GetStringValue(handle, key, None, 0)
    return _utf16(length, lambda buffer: raw.FPDFAnnot_GetStringValue(handle, key, buffer, length))


def _field_value(handle: Any, form: Any | None) -> str:
    if form is None:
        return _string(handle, b"V")
    length = raw.FPDFAnnot_GetFormFieldValue(form, handle, None, 0)
    value = _utf16(length, lambda buffer: raw.FPDFAnnot_GetFormFieldValue(form, handle, buffer, length))
    return "" if value in ("Off", "Yes", "On") else value


def _utf16(length: int, fill: Any) -> str:
    if length <= 2 or length > 2_000_000:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    fill(buffer)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _drawn(handle: Any) -> str:
    """The words of a FreeText or stamp whose text stands only in its drawn appearance."""
    length = raw.FPDFAnnot_GetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
    stream = _utf16(
        length, lambda buffer: raw.FPDFAnnot_GetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer, length)
    )
    return "" if "Tj" not in stream and "TJ" not in stream else "…"
