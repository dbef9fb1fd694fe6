"""A paper as a Word file. No clock in the file: the same contract gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from xml.sax.saxutils import escape

from njia.standard.model import Paper

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPES = (
    _HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>'
    '<Override PartName="/word/styles.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>'
)
_RELS = _HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = f'<Relationship Id="rId1" Type="{_KIND}/{{}}" Target="{{}}"/>'
_STYLES = (
    _HEAD + f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" '
    'w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
    "<w:rPr><w:b/></w:rPr></w:style></w:styles>"
)
_EDGES = "".join(
    f'<w:{edge} w:val="{{0}}" w:sz="4"/>' for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_SECTION = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1134"/></w:sectPr>'
)
_BREAKS = re.compile("[\n\v\f]")  # \v is Word's own, and comes with what is pasted from it
_NO_XML = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # no file with one of these opens


def write(paper: Paper) -> bytes:
    """The paper as a table of two columns, English left and Russian right."""
    rows = (cell(row.kind, row.printed("en")) + cell(row.kind, row.printed("ru")) for row in paper.rows)
    return package(table("".join(f"<w:tr>{cells}</w:tr>" for cells in rows), edge="single"))


def package(body: str) -> bytes:
    """A Word file of this body."""
    return pack(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS.format(_REL.format("officeDocument", "word/document.xml")),
            "word/document.xml": f"{_HEAD}<w:document {_W}><w:body>{body}{_SECTION}</w:body></w:document>",
            "word/_rels/document.xml.rels": _RELS.format(_REL.format("styles", "styles.xml")),
            "word/styles.xml": _STYLES,
        }
    )


def pack(parts: dict[str, str]) -> bytes:
    """A zip of these parts, dated 1980 as zips without a clock are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text.encode("utf-8"))
    return out.getvalue()


def paragraph(kind: str, text: str) -> str:
    """One paragraph; a title is bold and centred, a heading is in its style, ``right`` stands in the right half.

    ``page`` is no paragraph but the beginning of a new page.
    """
    if kind == "page":
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
    centred = {"title": '<w:jc w:val="center"/>', "right": '<w:ind w:left="4700"/>'}.get(kind, "")
    style = '<w:pStyle w:val="Heading1"/>' if kind == "heading" else ""
    bold = "<w:rPr><w:b/></w:rPr>" if kind == "title" else ""
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in _lines(text))
    return f'<w:p><w:pPr>{style}<w:spacing w:after="100"/>{centred}</w:pPr><w:r>{bold}{words}</w:r></w:p>'


def _lines(text: str) -> list[str]:
    return [_NO_XML.sub("", line) for line in _BREAKS.split(text)]


def table(rows: str, edge: str) -> str:
    """A table of two columns around rows that are made."""
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_EDGES.format(edge)}</w:tblBorders></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="4960"/><w:gridCol w:w="4960"/></w:tblGrid>{rows}</w:tbl><w:p/>'
    )


def cell(kind: str, text: str) -> str:
    """A cell of one paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="4960" w:type="dxa"/></w:tcPr>{paragraph(kind, text)}</w:tc>'
