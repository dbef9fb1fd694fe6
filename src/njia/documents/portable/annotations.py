"""Words that a PDF keeps outside the page itself: notes, boxes typed over it, form fields, attached files."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.portable.painted import Rect

_SHAPES = frozenset(
    {
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
        raw.FPDF_ANNOT_POLYGON,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_REDACT,
    }
)
_TAGS = re.compile(r"<[^>]*>")
_PAINTED = re.compile(r"\(((?:\\.|[^\\()])*)\)")


@dataclass(frozen=True, slots=True)
class Annotation:
    """``words`` that stand in it; ``field``: it is a form field; ``covers``: it may lie over the page's own words."""

    words: str
    rect: Rect
    field: bool
    covers: bool
    hidden: bool
    other: str = ""  # a field's painted words, where they are others than its value


def found_on(page: pdfium.PdfPage, form: Any | None) -> Iterator[Annotation]:
    """The annotations of the page that say or cover something."""
    for index in range(raw.FPDFPage_GetAnnotCount(page.raw)):
        handle = raw.FPDFPage_GetAnnot(page.raw, index)
        if not handle:
            continue
        try:
            kind = raw.FPDFAnnot_GetSubtype(handle)
            if kind == raw.FPDF_ANNOT_POPUP:
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
            drawn = _appearance(handle)
            words = _words(handle, kind, field, form, drawn)
            flags = raw.FPDFAnnot_GetFlags(handle)
            hidden = bool(flags & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW))
            covers = (bool(drawn) or kind in _SHAPES) and not hidden
            other = _other(words, drawn) if field else ""
            if words.strip() or covers:
                yield Annotation(words.strip(), box, field, covers, hidden, other)
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


def _words(handle: Any, kind: int, field: bool, form: Any | None, drawn: str) -> str:
    if field:
        return _field_value(handle, form)
    if kind == raw.FPDF_ANNOT_LINK:  # its contents are told to those who cannot see where it leads
        return ""
    words = _string(handle, b"Contents") or " ".join(_TAGS.sub(" ", _string(handle, b"RC")).split())
    return words or ("…" if "Tj" in drawn or "TJ" in drawn else "")


def _other(value: str, drawn: str) -> str:
    """What a field's appearance paints in plain letters, if that is not its value."""
    said = " ".join(part for part in _PAINTED.findall(drawn) if any(c.isalpha() for c in part))
    plain = "".join(said.split()).lower()
    return said if len(plain) > 3 and plain not in "".join(value.split()).lower() else ""


def _appearance(handle: Any) -> str:
    """The stream that paints it."""
    length = raw.FPDFAnnot_GetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
    return _utf16(
        length, lambda buffer: raw.FPDFAnnot_GetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer, length)
    )
