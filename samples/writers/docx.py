"""A small DOCX writer: no clock in the file, so the same contract gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

from samples.page import Page, Row

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


def write(page: Page) -> bytes:
    """The paper as a Word file."""
    body = "".join(_paragraph(row.kind, row.cells[0]) for row in page.rows) if page.shape == "flow" else _table(page)
    document = f"{_HEAD}<w:document {_W}><w:body>{body}{_SECTION}</w:body></w:document>"
    return pack(
        {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": _RELS.format(_REL.format("officeDocument", "word/document.xml")),
            "word/document.xml": document,
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


def _paragraph(kind: str, text: str) -> str:
    centred = '<w:jc w:val="center"/>' if kind == "title" else ""
    style = '<w:pStyle w:val="Heading1"/>' if kind == "heading" else ""
    bold = "<w:rPr><w:b/></w:rPr>" if kind == "title" else ""
    words = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f'<w:p><w:pPr>{style}<w:spacing w:after="100"/>{centred}</w:pPr><w:r>{bold}{words}</w:r></w:p>'


def _table(page: Page) -> str:
    edge = "single" if page.shape == "table" else "nil"
    rows = page.rows if page.shape != "columns_free" else []
    cells = "".join(f"<w:tr>{''.join(_cell(row.kind, text) for text in row.cells)}</w:tr>" for row in rows)
    if not rows:  # one row, each language a single long cell
        cells = f"<w:tr>{_long_cell(page.rows, 0)}{_long_cell(page.rows, 1)}</w:tr>"
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_EDGES.format(edge)}</w:tblBorders></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="4960"/><w:gridCol w:w="4960"/></w:tblGrid>{cells}</w:tbl><w:p/>'
    )


def _cell(kind: str, text: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="4960" w:type="dxa"/></w:tcPr>{_paragraph(kind, text)}</w:tc>'


def _long_cell(rows: list[Row], column: int) -> str:
    words = "".join(_paragraph(row.kind, row.cells[column]) for row in rows if row.cells[column])
    return f'<w:tc><w:tcPr><w:tcW w:w="4960" w:type="dxa"/></w:tcPr>{words}</w:tc>'
