"""A Word file as a zip that is not believed: sizes are counted, a DTD is refused, a part is parsed at most once."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable

from lxml import etree

from njia.documents.limits import Limits
from njia.documents.model import DocumentError
from njia.documents.word.names import REL, strict_to_transitional

_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE = re.compile(rb"<\0?!\0?(D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, KeyError, RuntimeError)
Element = etree._Element


class Archive:
    """The parts of the file, by name. Raises DocumentError for whatever cannot be trusted."""

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        self._name, self._limits = name, limits
        self.dress: Callable[[Element], None] | None = None  # what every part goes through before it is read
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _FAULTS as error:
            raise DocumentError("document.damaged", name=name) from error
        self._check(entries)
        self._parts = {info.filename.lstrip("/"): info for info in entries if not info.is_dir()}
        for part in self._parts:
            if part.lower().endswith((".xml", ".rels", ".vml")):
                self._refuse_declarations(self.data(part))

    def _check(self, entries: list[zipfile.ZipInfo]) -> None:
        limits, name = self._limits, self._name
        if len(entries) > limits.zip_entries:
            raise DocumentError("document.zip_entries", name=name, limit=f"{limits.zip_entries:,}")
        if sum(info.file_size for info in entries) > limits.zip_total:
            raise DocumentError("document.zip_too_large", name=name, limit=f"{limits.zip_total // 1_000_000:,}")
        seen: set[str] = set()
        for info in entries:
            if info.flag_bits & 1:
                raise DocumentError("document.encrypted", name=name)
            if info.file_size > limits.ratio_from and info.file_size > limits.zip_ratio * max(info.compress_size, 1):
                raise DocumentError("document.zip_ratio", name=name, limit=f"{limits.zip_ratio:,}")
            key = info.filename.lstrip("/").lower()
            if key in seen:  # two parts of one name: each program may show another one
                raise DocumentError("document.two_faces", name=name)
            seen.add(key)

    def _refuse_declarations(self, data: bytes) -> None:
        if _DECLARED.search(data) or _WIDE.search(data):
            raise DocumentError("document.dtd", name=self._name)

    def __contains__(self, part: str) -> bool:
        return part in self._parts

    def names(self) -> list[str]:
        return list(self._parts)

    def data(self, part: str) -> bytes:
        """The bytes of a part, never more than it declares."""
        try:
            with self._zip.open(self._parts[part]) as stream:
                data = stream.read(self._limits.zip_total + 1)
        except _FAULTS as error:
            raise DocumentError("document.damaged", name=self._name) from error
        if len(data) > self._limits.zip_total:
            raise DocumentError(
                "document.zip_too_large", name=self._name, limit=f"{self._limits.zip_total // 1_000_000:,}"
            )
        return data

    def xml(self, part: str) -> Element | None:
        """The root of an XML part, None where there is no such part."""
        if part not in self._parts:
            return None
        data = self.data(part)
        if len(data) > self._limits.xml_part:
            raise DocumentError(
                "document.zip_too_large", name=self._name, limit=f"{self._limits.xml_part // 1_000_000:,}"
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(strict_to_transitional(data), parser)
        except (etree.XMLSyntaxError, ValueError) as error:
            raise DocumentError("document.damaged", name=self._name) from error
        if root.getroottree().docinfo.doctype:  # type: ignore[union-attr]
            raise DocumentError("document.dtd", name=self._name)
        if self.dress is not None:
            self.dress(root)
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """Relations of a part: id → (last word of the type, target part, whether it is outside the file)."""
        folder, leaf = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", leaf + ".rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        if root is None:
            return found
        for row in root.iter(REL + "Relationship"):
            kind = (row.get("Type") or "").rsplit("/", 1)[-1]
            target = row.get("Target") or ""
            outside = row.get("TargetMode") == "External"
            if not outside:
                target = (
                    target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                )
            found[row.get("Id") or ""] = (kind, target, outside)
        return found

    def main(self) -> str | None:
        """The name of the main part, by the package's own relation."""
        for kind, target, outside in self.relations("").values():
            if kind == "officeDocument" and not outside:
                return target
        return None
