"""Words that a PDF keeps outside the page itself: notes, boxes typed over it, form fields, attached files."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.portable.fields import plain, says_same, written_in
from njia.documents.portable.painted import Rect

_SHAPES = frozenset(
    {
        raw.FPDF_ANNOT_SQUARE,
        raw.FPDF_ANNOT_CIRCLE,
        raw.FPDF_ANNOT_POLYGON,
        raw.FPDF_ANNOT_FREETEXT,
        raw.FPDF_ANNOT_REDACT,
        raw.FPDF_ANNOT_INK,
        raw.FPDF_ANNOT_HIGHLIGHT,
    }
)
_TAGS = re.compile(r"<[^<>]*>")
_MOST_OPTIONS = 1_000
# Fields whose words are the form's own: a button's name, the sign of a signature. They are looked at as a picture is.
_WORDLESS = frozenset(
    {
        raw.FPDF_FORMFIELD_PUSHBUTTON,
        raw.FPDF_FORMFIELD_CHECKBOX,
        raw.FPDF_FORMFIELD_RADIOBUTTON,
        raw.FPDF_FORMFIELD_SIGNATURE,
    }
)
_LONGEST = 2_000_000  # bytes of a string or of an appearance that are read


@dataclass(frozen=True, slots=True)
class Annotation:
    """``words`` that stand in it; ``field``: it is a form field; ``covers``: it may lie over the page's own words."""

    words: str
    rect: Rect
    field: bool
    covers: bool
    hidden: bool
    other: str = ""  # a field's painted words, where they are others than its value
    unclear: bool = False  # what a field paints is not written in plain letters: only its picture tells


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
            paints, drawn = _appearance(handle)
            words = _words(handle, kind, field, form, drawn, paints)
            flags = raw.FPDFAnnot_GetFlags(handle)
            hidden = bool(flags & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW))
            covers = (paints or kind in _SHAPES) and not hidden
            other, unclear = _compared(handle, form, words, drawn) if field and not hidden else ("", False)
            if words.strip() or covers:
                yield Annotation(words.strip(), box, field, covers, hidden, other, unclear)
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
    chosen = _labels(handle, form, chosen=True)  # a person reads the label, whatever value stands behind it
    return "" if value in ("Off", "Yes", "On") else " ".join(chosen) or value


def _labels(handle: Any, form: Any, chosen: bool) -> list[str]:
    """What a field of choices offers, or what of it is chosen."""
    found = []
    for at in range(min(max(raw.FPDFAnnot_GetOptionCount(form, handle), 0), _MOST_OPTIONS)):
        if chosen and not raw.FPDFAnnot_IsOptionSelected(form, handle, at):
            continue
        length = raw.FPDFAnnot_GetOptionLabel(form, handle, at, None, 0)
        found.append(_utf16(length, partial(_label, form, handle, at, length)))
    return found


def _label(form: Any, handle: Any, at: int, length: int, buffer: Any) -> None:
    raw.FPDFAnnot_GetOptionLabel(form, handle, at, buffer, length)


def _utf16(length: int, fill: Any) -> str:
    if length <= 2 or length > _LONGEST:
        return ""
    buffer = (ctypes.c_ushort * (length // 2))()
    fill(buffer)
    return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")


def _words(handle: Any, kind: int, field: bool, form: Any | None, drawn: str, paints: bool) -> str:
    if field:
        return _field_value(handle, form)
    if kind == raw.FPDF_ANNOT_LINK:  # its contents are told to those who cannot see where it leads
        return ""
    words = _string(handle, b"Contents") or " ".join(_TAGS.sub(" ", _string(handle, b"RC")).split())
    unread = paints and not drawn
    return words or ("…" if unread or "Tj" in drawn or "TJ" in drawn else "")


def _compared(handle: Any, form: Any | None, value: str, drawn: str) -> tuple[str, bool]:
    """(what a field paints in plain letters if that is not its value, whether only its picture can tell)."""
    kind = raw.FPDFAnnot_GetFormFieldType(form, handle) if form is not None else raw.FPDF_FORMFIELD_UNKNOWN
    if kind in _WORDLESS:
        return "", False
    painted = written_in(drawn)
    if kind == raw.FPDF_FORMFIELD_LISTBOX:
        offered = {plain(label) for label in _labels(handle, form, chosen=False)} - {plain(value)}
        painted = [part for part in painted if plain(part) not in offered]
    said = " ".join(part for part in painted if plain(part))
    if says_same(said, value):
        return "", False
    if said.isascii() and said:
        return said, False
    return "", bool(drawn) and bool(value.strip())


def _appearance(handle: Any) -> tuple[bool, str]:
    """(whether something paints it, the stream that does); the stream is empty where it is too long to be read."""
    length = raw.FPDFAnnot_GetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None, 0)
    return length > 2, _utf16(
        length, lambda buffer: raw.FPDFAnnot_GetAP(handle, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, buffer, length)
    )
