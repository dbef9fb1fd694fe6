"""Takes out of a file what tells who made it, when, where and on what. For papers of people who stay unnamed."""

from __future__ import annotations

import io
import re
import zipfile

import pypdfium2 as pdfium

from njia.documents.keeping import Kept, keep
from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import DocumentError

_PROPERTIES = re.compile(r"(docProps|customXml)/|word/people\.xml$")
_WHO = re.compile(rb'(\bw(?:14|15|16du)?:(?:author|initials|date|dateUtc|userId|providerId|rsid\w*)=)"[^"]*"')
_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff")
_EMPTY = {
    "docProps/core.xml": b'<?xml version="1.0" encoding="UTF-8"?><cp:coreProperties xmlns:cp='
    b'"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "docProps/app.xml": b'<?xml version="1.0" encoding="UTF-8"?><Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}


def stripped(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Kept:
    """What may be kept of a file, without its properties. A picture is painted anew, as `keep` does it.

    Raises DocumentError for what cannot be kept; a file that cannot be cleaned is not kept either.
    """
    kept = keep(data, name, limits=limits)
    try:
        if kept.media == "pdf":
            return Kept(kept.media, kept.suffix, kept.mime, _pdf(kept.data))
        if kept.media == "docx":
            return Kept(kept.media, kept.suffix, kept.mime, _docx(kept.data, limits))
    except (pdfium.PdfiumError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise DocumentError("document.damaged", name=name, limit="") from error
    return kept


def _pdf(data: bytes) -> bytes:
    """The pages alone, in a new file: its information, its metadata, attachments and scripts stay behind."""
    old, new, out = pdfium.PdfDocument(data), pdfium.PdfDocument.new(), io.BytesIO()
    new.import_pages(old)
    new.save(out)
    return out.getvalue()


def _docx(data: bytes, limits: Limits) -> bytes:
    """The text and its pictures: no properties, no names of authors, no times of changes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(zipfile.ZipInfo(entry.filename), _part(entry.filename, old.read(entry), limits))
    return out.getvalue()


def _part(name: str, data: bytes, limits: Limits) -> bytes:
    if name in _EMPTY:
        return _EMPTY[name]
    if _PROPERTIES.match(name) and name.endswith(".xml"):
        return re.sub(rb">[^<]+<", b"><", data)
    if name.startswith("word/media/"):
        return keep(data, name, limits=limits).data if name.lower().endswith(_PICTURES) else data
    return _WHO.sub(rb'\1""', data) if name.endswith(".xml") else data
