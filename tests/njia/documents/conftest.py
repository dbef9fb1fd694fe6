# ruff: noqa: E501 (papers and XML read better on one line)
"""Writers of real little files for the readers' tests."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable

import pytest
import typst

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NS = (
    W + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def relations_part(rows: dict[str, tuple[str, str]]) -> str:
    inner = "".join(f'<Relationship Id="{i}" Type="{_OFFICE}{k}" Target="{t}"/>' for i, (k, t) in rows.items())
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def write_word(body: str, head: str = "", **parts: str) -> bytes:
    """A DOCX with this body; ``parts`` are the inner XML of styles, numbering, comments, footnotes, header, footer."""
    roots = {"styles": "styles", "numbering": "numbering", "comments": "comments", "footnotes": "footnotes",
             "header": "hdr", "footer": "ftr"}  # fmt: skip
    rows = {f"r_{kind}": (kind, f"{kind}.xml") for kind in parts}
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": relations_part({"r1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"{_HEAD}{head}<w:document {NS}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations_part(rows),
    }
    for kind, inner in parts.items():
        files[f"word/{kind}.xml"] = f"{_HEAD}<w:{roots[kind]} {NS}>{inner}</w:{roots[kind]}>"
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.fixture
def word() -> Callable[..., bytes]:
    return write_word


@pytest.fixture
def paragraph() -> Callable[..., str]:
    def write(text: str, run: str = "", properties: str = "") -> str:
        return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'

    return write


@pytest.fixture
def typeset() -> Callable[..., bytes]:
    def compile_(source: str) -> bytes:
        pdf = typst.compile(("#set smartquote(enabled: false)\n" + source).encode())
        assert isinstance(pdf, bytes)
        return pdf

    return compile_


@pytest.fixture
def quoted() -> Callable[[str], str]:
    """A text as typst source, whatever signs it holds."""
    return lambda text: "#text(" + json.dumps(text, ensure_ascii=False) + ")"
