"""What kind of file it is, by its content; its name is not believed."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from njia.documents.model import DocumentError, Media

Kind = Literal["docx", "pdf", "image", "text", "html"]
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"II+\x00", b"MM\x00+")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]|<(head|body|table|div|meta|p|h[1-6])[\s>/]", re.IGNORECASE)
_UNKNOWN = (
    b"GIF8",
    b"RIFF",
    b"BM",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x1f\x8b",
    b"%!PS",
    b"\x7fELF",
    b"MZ",
    b"BZh",
    b"\xfd7zXZ",
)
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_HEAD = 2_048


def sniff(data: bytes, name: str) -> Media:
    """The kind of file. Raises DocumentError for one that Njia cannot read, saying which where it can tell."""
    if not data.strip(b"\0 \t\r\n"):
        raise DocumentError("document.empty", name=name)
    head = data[:_HEAD]
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if head.startswith(_IMAGES):
        return "image"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip(data, name)
    if head.startswith(_OLE):
        raise DocumentError(_ole(data), name=name)
    if head.startswith(b"{\\rtf"):
        raise DocumentError("document.rtf", name=name)
    if head[4:8] == b"ftyp":
        raise DocumentError("document.heic", name=name)
    if head.startswith(_UNKNOWN) and not head.isascii():
        raise DocumentError("document.wrong_type", name=name)
    if _binary(data):
        raise DocumentError("document.wrong_type", name=name)
    plain = head.decode("utf-16", "ignore").encode("utf-8", "ignore") if head.startswith(_BOMS[:2]) else head
    return "html" if _HTML.search(plain.lstrip()[:1024]) and b"<" in plain else "text"


def _zip(data: bytes, name: str) -> Media:
    """A zip is read only if it is a Word file."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise DocumentError("document.damaged", name=name) from error
    lowered = {entry.lstrip("/").lower() for entry in names}
    if any(entry.startswith("word/") for entry in lowered):
        return "docx"
    if "[content_types].xml" in lowered and not any(entry.startswith(("xl/", "ppt/")) for entry in lowered):
        return "docx"  # the reader finds the main part by its relation, whatever its folder
    raise DocumentError("document.wrong_type", name=name)


def _ole(data: bytes) -> str:
    """Microsoft's old container: a Word 97 file, or a new one behind a password."""
    if "EncryptedPackage".encode("utf-16-le") in data or "EncryptionInfo".encode("utf-16-le") in data:
        return "document.encrypted"
    return "document.legacy_doc" if "WordDocument".encode("utf-16-le") in data else "document.wrong_type"


def _binary(data: bytes) -> bool:
    """Whether it is no text in any encoding we read: NUL or control bytes, and not UTF-16."""
    if data.startswith(_BOMS) or utf16_without_mark(data):
        return False
    sample = data[:65_536] + data[-4_096:]
    controls = sum(sample.count(bytes([code])) for code in (*range(9), 11, *range(14, 32), 127) if code != 0x1A)
    return b"\0" in sample or controls * 200 > len(sample)


def utf16_without_mark(data: bytes) -> str | None:
    """The UTF-16 of a text whose writer left out the mark at its start."""
    sample = data[:4_096]
    if len(sample) < 8 or len(data) % 2:
        return None
    for codec, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        plain = sum(1 for byte in high if byte in (0, 4))
        low = sample[0::2] if codec == "utf-16-le" else sample[1::2]
        if plain * 10 >= len(high) * 9 and sum(1 for byte in low if byte == 0) * 20 < len(low):
            return codec
    return None
