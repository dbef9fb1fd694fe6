"""Reads a PDF: its pages one by one, joined into one text, and whatever the file holds beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.draft import Draft, Mark, finished
from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Block, Box, Document, DocumentError, Origin
from njia.documents.portable.lines import Paragraph, text_of
from njia.documents.portable.running import Placed, carry_columns, goes_on, mark_edges
from njia.documents.portable.sheet import Sheet, sheet_of
from njia.documents.scans import poor_pages

Progress = Callable[[int, int], None]
_FEW_WORDS = 3
_XFA = frozenset({raw.FORMTYPE_XFA_FULL, raw.FORMTYPE_XFA_FOREGROUND})


def read_pdf(data: bytes, name: str, *, limits: Limits = DEFAULT, progress: Progress | None = None) -> Document:
    """The document. Raises DocumentError where it is damaged, encrypted or too large, or a scan without OCR."""
    pdf = _opened(data, name)
    try:
        count = len(pdf)
        if count == 0:
            raise DocumentError("document.damaged", name=name)
        if count > limits.pages:
            raise DocumentError("document.too_many_pages", name=name, limit=str(limits.pages))
        draft = Draft()
        form = _form(pdf)
        sheets = []
        for index in range(count):
            sheets.append(sheet_of(pdf, index, name, limits, draft, form))
            if progress is not None:
                progress(index + 1, count)
        if pdf.count_attachments() or pdf.get_formtype() in _XFA or raw.FPDFDoc_GetJavaScriptActionCount(pdf.raw) > 0:
            draft.notice("reader.embedded_object", None, words="")
        _fill(draft, sheets)
        return finished(name, "pdf", draft, limits)
    except pdfium.PdfiumError as error:
        raise DocumentError("document.damaged", name=name) from error
    finally:
        pdf.close()


def _opened(data: bytes, name: str) -> pdfium.PdfDocument:
    try:
        pdf = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower() or "security" in str(error).lower()
        raise DocumentError("document.encrypted" if locked else "document.damaged", name=name) from error
    return pdf


def _form(pdf: pdfium.PdfDocument) -> Any | None:
    if pdf.get_formtype() == raw.FORMTYPE_NONE:
        return None
    pdf.init_forms()
    return None if pdf.formenv is None else pdf.formenv.raw


def _fill(draft: Draft, sheets: list[Sheet]) -> None:
    """All pages into the draft: heads and feet marked, paragraphs over a page break made one."""
    known = frozenset(
        word.text.strip('.,;:!?()«»"“”').lower()
        for sheet in sheets
        for paragraph in (*(p.paragraph for p in sheet.placed), *(t.paragraph for t in sheet.turned))
        for line in paragraph.lines
        for word in line.words
    )
    for sheet in sheets:
        for placed in sheet.placed:
            placed.paragraph.text = text_of(placed.paragraph.lines, known)
    mark_edges([sheet.placed for sheet in sheets])
    carry_columns([sheet.placed for sheet in sheets])
    merged = _merge([placed for sheet in sheets for placed in sheet.placed], known)
    edges: dict[str, str] = {}
    for sheet in sheets:
        draft.pages.append(sheet.page)
        for placed in merged:
            if placed.page == sheet.page.number:
                draft.add(_block(placed))
                if placed.edge and _says_something(placed.paragraph.text):
                    edges.setdefault(placed.edge, placed.paragraph.text)
        for turned in sheet.turned:
            words = text_of(turned.paragraph.lines, known)
            block = Block(words, 0, sheet.page.number, "body", Box(*turned.box), bold=turned.paragraph.bold)
            draft.add(block, [Mark("reader.turned_text", 0, len(words))])
        for block in sheet.blocks:
            draft.add(block)
        for rule, words in sheet.hidden:
            origin: Origin = "picture" if rule == "reader.picture" else "body"
            draft.add(Block(words, 0, sheet.page.number, origin), [Mark(rule, 0, len(words))])
    for text in edges.values():
        draft.notice("reader.header_footer", None, words=text)
    pages = tuple(draft.pages)
    if any(page.scanned for page in pages):
        draft.notices.extend(poor_pages([piece.block for piece in draft.pieces], pages))


def _says_something(text: str) -> bool:
    return sum(1 for word in text.split() if any(c.isalpha() for c in word)) >= _FEW_WORDS


def _merge(placed: list[Placed], known: frozenset[str]) -> list[Placed]:
    """Paragraphs that go on in the same column of the next page, as one; those of one page stay."""
    out: list[Placed] = []
    last: dict[int | None, Placed] = {}
    first_seen: set[tuple[int, int | None]] = set()
    for item in placed:
        if item.edge is not None:
            out.append(item)
            continue
        key = (item.page, item.column)
        before = last.get(item.column)
        starts_page = key not in first_seen
        first_seen.add(key)
        if starts_page and before is not None and before.page == item.page - 1 and goes_on(before, item):
            lines = [*before.paragraph.lines, *item.paragraph.lines]
            joined = Paragraph(before.paragraph.lines, before.paragraph.leaf, item.paragraph.full)
            joined.text = text_of(lines, known)
            before.paragraph = joined
            continue
        out.append(item)
        last[item.column] = item
    return out


def _block(placed: Placed) -> Block:
    paragraph = placed.paragraph
    cell = paragraph.leaf.cell
    left, top, right, bottom = paragraph.box
    origin = placed.edge or ("cell" if cell is not None else "body")
    where = None if cell is None else ((placed.page - 1) * 1000 + cell[0], cell[1], cell[2])
    return Block(
        paragraph.text, 0, placed.page, origin, Box(left, top, right, bottom), placed.column, where,
        bold=paragraph.bold,
    )  # fmt: skip
