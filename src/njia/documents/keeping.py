"""What of a file may be kept: its kind by its content, within limits, a picture painted anew without its luggage."""

from __future__ import annotations

import io
import warnings
import zipfile
from dataclasses import dataclass
from typing import Literal

from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import DocumentError, Media
from njia.documents.sniff import sniff

Suffix = Literal["docx", "pdf", "jpg", "png", "tif", "txt", "xlsx"]
_TYPES: dict[Suffix, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "tif": "image/tiff",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_JPEG_QUALITY = 90
_UNPACKED = 4  # times the pixels of one page: all pages of a picture are in memory at once


@dataclass(frozen=True, slots=True)
class Kept:
    """``data`` is what is to be kept, which for a picture is not what came; ``mime`` is what a browser is told."""

    media: Media | Literal["table"]
    suffix: Suffix
    mime: str
    data: bytes


def keep(data: bytes, name: str, *, limits: Limits = DEFAULT, tables: bool = False) -> Kept:
    """The part of a file that may be kept. ``name`` is only repeated in messages; ``tables`` lets an XLSX in too.

    A picture is decoded and encoded anew: the place, the time and the camera that it named are gone, and so is
    whatever rode behind its pixels. Raises DocumentError, whose code names a message of the corridor.
    """
    if len(data) > limits.bytes:
        raise DocumentError("document.too_large", name=name, limit=f"{limits.bytes // 1_000_000:,}")
    try:
        if tables and _is_workbook(data):
            _check_zip(data, name, limits)
            return Kept("table", "xlsx", _TYPES["xlsx"], data)
        media = sniff(data, name)
        if media == "image":
            return _picture(data, limits)
        if media == "docx":
            _check_zip(data, name, limits)
            return _as_is("docx", "docx", data)
        if media == "pdf":
            _check_pdf(data, name, limits)
            return _as_is("pdf", "pdf", data)
        if media == "text":
            return _as_is("text", "txt", _as_utf8(data))
    except DocumentError as error:
        error.values.setdefault("name", name)
        error.values.setdefault("limit", error.values.get("most", ""))
        raise
    raise DocumentError("document.wrong_type", name=name, limit="")  # a page of HTML may hold scripts: it is not kept


def _is_workbook(data: bytes) -> bool:
    """Whether it is a zip that holds an Excel workbook; a damaged one is for whoever sniffs."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def _check_zip(data: bytes, name: str, limits: Limits) -> None:
    from njia.documents.word.archive import Archive

    Archive(data, name, limits)


def _as_is(media: Media, suffix: Suffix, data: bytes) -> Kept:
    return Kept(media, suffix, _TYPES[suffix], data)


def _as_utf8(data: bytes) -> bytes:
    import charset_normalizer

    best = charset_normalizer.from_bytes(data).best()
    return (str(best) if best else data.decode("utf-8", "replace")).encode("utf-8")


def _check_pdf(data: bytes, name: str, limits: Limits) -> None:
    import pypdfium2 as pdfium

    try:
        with pdfium.PdfDocument(data) as pdf:
            count = len(pdf)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise DocumentError("document.encrypted" if locked else "document.damaged", name=name) from error
    if count == 0:
        raise DocumentError("document.damaged", name=name)
    if count > limits.pages:
        raise DocumentError("document.too_many_pages", name=name, limit=str(limits.pages))


def _picture(data: bytes, limits: Limits) -> Kept:
    try:
        from PIL import Image, ImageOps

        from njia.documents.ocr.load import BROKEN, opened, page_count
    except ModuleNotFoundError as error:
        from njia.documents.scans import missing_ocr

        raise missing_ocr() from error
    pages: list[Image.Image] = []
    image = opened(data, limits)
    kind = image.format
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the size was checked against our own limit
            for index in range(page_count(data, limits)):
                image.seek(index)
                unpacked = sum(page.width * page.height for page in pages) + image.width * image.height
                if image.width * image.height > limits.pixels or unpacked > _UNPACKED * limits.pixels:
                    raise DocumentError("document.too_many_pixels", limit=str(limits.pixels // 1_000_000))
                upright = ImageOps.exif_transpose(image)
                mode = "L" if upright.mode in ("1", "L", "I;16") else "RGB"
                pages.append(Image.frombytes(mode, upright.size, upright.convert(mode).tobytes()))
    except BROKEN as error:
        raise DocumentError("document.damaged") from error
    out = io.BytesIO()
    if kind == "TIFF":
        pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate")
        return _as_is("image", "tif", out.getvalue())
    if kind == "PNG":
        pages[0].save(out, "PNG")
        return _as_is("image", "png", out.getvalue())
    pages[0].save(out, "JPEG", quality=_JPEG_QUALITY)
    return _as_is("image", "jpg", out.getvalue())
