"""Walks one story of a Word file (body, header, footnote, text box) and adds its paragraphs to the draft in order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from njia.documents.contrast import Colour
from njia.documents.draft import Draft
from njia.documents.model import Block, Origin
from njia.documents.word.archive import Archive, Element
from njia.documents.word.names import MC, M, V, W
from njia.documents.word.numbering import Numbering
from njia.documents.word.parts import (
    box_fill,
    box_hidden,
    cells,
    chosen,
    line_hidden,
    line_hidden_by,
    next_tells,
    row_hidden,
    rows,
    value,
    words_of,
)  # fmt: skip
from njia.documents.word.pictures import LARGE, Picture, picture
from njia.documents.word.runs import Collected, symbol
from njia.documents.word.styles import Look, Styles, number, on, shade

_WRAPPERS = frozenset(
    W + tag for tag in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "bdo", "dir", "sdt",
                        "sdtContent", "ruby", "rubyBase")
) | {M + "oMath", M + "oMathPara", MC + "AlternateContent"}  # fmt: skip
_QUOTED = re.compile(r"[\"“”„«»]([^\"“”„«»]+)[\"“”„«»]")
# What these quote is an address, a way to write a date, a mark: no words of the paper.
_QUIET = frozenset(
    {
        "HYPERLINK", "INCLUDEPICTURE", "TOC", "TC", "XE", "SEQ", "DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE",
        "PAGE", "NUMPAGES", "REF", "PAGEREF", "SYMBOL", "STYLEREF", "FILENAME", "AUTHOR", "LISTNUM",
    }
)  # fmt: skip
_GONE = frozenset({W + "del", W + "moveFrom"})


@dataclass(slots=True)
class Shared:
    """What all stories of one file share."""

    draft: Draft
    archive: Archive
    styles: Styles
    numbering: Numbering
    comments: dict[str, str] = field(default_factory=dict)
    pictures: list[tuple[int, Picture]] = field(default_factory=list)  # large ones, with the piece they come before
    tables: int = 0
    page: int = 1
    paged: bool = False  # whether the file tells its page breaks
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id) in order of reference


@dataclass(slots=True)
class _Field:
    """A complex field being read: its code is dropped, its result is text."""

    result: bool = False
    code: str = ""


class Story:
    """One part of the file, or a piece of it, read into the draft."""

    def __init__(self, shared: Shared, part: str, origin: Origin) -> None:
        self.shared, self.origin = shared, origin
        self.relations = shared.archive.relations(part)
        self._fields: list[_Field] = []
        self._boxes: list[Element] = []
        self._inserted = 0

    # blocks

    def blocks(
        self,
        parent: Element,
        cell: tuple[int, int, int] | None = None,
        back: Colour | None = None,
        clipped: bool = False,
    ) -> None:
        """Every paragraph and table under an element."""
        for child in parent:
            tag = child.tag
            if tag == W + "p":
                self._paragraph(child, cell, back, clipped)
            elif tag == W + "tbl":
                self._table(child, clipped)
            elif tag in (W + "ins", W + "moveTo"):
                self._inserted += 1
                self.blocks(child, cell, back, clipped)
                self._inserted -= 1
            elif tag in _GONE:
                self.shared.draft.notice("reader.tracked_deletion", self._page, words=words_of(child))
            elif tag == MC + "AlternateContent":
                self.blocks(self._alternative(child), cell, back, clipped)
            elif tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"):
                self.blocks(child, cell, back, clipped)
            elif tag in (W + "altChunk", W + "subDoc"):
                self.shared.draft.notice("reader.embedded_object", self._page, words="")

    @property
    def _page(self) -> int | None:
        return self.shared.page if self.shared.paged and self.origin in ("body", "textbox") else None

    def _table(self, table: Element, clipped: bool) -> None:
        shared = self.shared
        index, shared.tables = shared.tables, shared.tables + 1
        properties = table.find(W + "tblPr")
        style = None if properties is None else properties.find(W + "tblStyle")
        own = None if properties is None else shade(properties.find(W + "shd"))
        name = None if style is None else style.get(W + "val")
        merged: set[int] = set()
        for at, row in enumerate(rows(table)):
            about = row.find(W + "trPr")
            if about is not None and about.find(W + "del") is not None:
                shared.draft.notice("reader.tracked_deletion", self._page, words=words_of(row))
                continue
            inserted = about is not None and about.find(W + "ins") is not None
            back = own or shared.styles.table_shade(name, at)
            self._inserted += inserted
            self._row(row, (index, at), back, clipped or row_hidden(about), merged)
            self._inserted -= inserted

    def _row(self, row: Element, place: tuple[int, int], back: Colour | None, clipped: bool, merged: set[int]) -> None:
        """The cells of a row, each at its column of the grid; the row ends on the page its longest cell ends on."""
        about = row.find(W + "trPr")
        column = int(value(about, "gridBefore") or 0)
        first = last = self.shared.page
        for cell in cells(row):
            properties = cell.find(W + "tcPr")
            span = max(1, min(int(value(properties, "gridSpan") or 1), 100))
            joined = None if properties is None else properties.find(W + "vMerge")
            covered = joined is not None and (joined.get(W + "val") or "continue") == "continue" and column in merged
            if joined is None:
                merged.discard(column)
            else:
                merged.add(column)
            shading = None if properties is None else shade(properties.find(W + "shd"))
            self.shared.page = first
            self.blocks(cell, (*place, column), shading or back, clipped or covered)
            last = max(last, self.shared.page)
            column += span
        self.shared.page = last

    # paragraphs

    def _paragraph(self, p: Element, cell: tuple[int, int, int] | None, back: Colour | None, clipped: bool) -> None:
        shared, styles = self.shared, self.shared.styles
        properties = p.find(W + "pPr")
        style = None
        if properties is not None:
            named = properties.find(W + "pStyle")
            style = None if named is None else named.get(W + "val")
            if on(properties.find(W + "pageBreakBefore")):
                shared.page += 1
        own = shade(None if properties is None else properties.find(W + "shd"))
        got = Collected(
            back=own or shade(styles.paragraph_property(style, "shd")) or back,
            clipped=clipped or line_hidden(properties) or line_hidden_by(styles, style),
        )
        label = self._label(properties, style)
        if label is not None and label[0]:
            got.add(label[0] + ("" if label[1] else " "), Look(size=99))
        before = shared.page
        self._inline(p, got, styles.look(style), style, properties)
        page = before if got.text.strip() and not self._broke_first(p) else shared.page
        text = got.text
        for words in _unshown(got.codes, text):
            got.note("reader.field", words)
        if text.strip(" \t\n"):
            lead = len(text) - len(text.lstrip("\n\t "))
            shown = text[lead:].rstrip("\n\t ")
            marks = [replace(m, start=max(0, m.start - lead), end=max(0, m.end - lead)) for m in got.marks]
            marks = [replace(m, start=min(m.start, len(shown)), end=min(m.end, len(shown))) for m in marks]
            origin: Origin = "cell" if cell and self.origin == "body" else self.origin
            block = Block(
                shown, 0, page if self._page is not None else None, origin, cell=cell,
                label=label[0] if label and label[0] else None, bold=got.is_bold,
            )  # fmt: skip
            shared.draft.add(block, marks)
        else:
            for mark in got.marks:
                if mark.words is not None:
                    shared.draft.notice(mark.rule, self._page, words=mark.words)
        self._text_boxes(clipped)

    def _broke_first(self, p: Element) -> bool:
        """Whether the page breaks before the paragraph's first letter."""
        for node in p.iter(W + "t", W + "lastRenderedPageBreak", W + "br"):
            if node.tag == W + "t":
                if (node.text or "").strip():
                    return False
            elif node.tag == W + "lastRenderedPageBreak" or node.get(W + "type") == "page":
                return True
        return False

    def _label(self, properties: Element | None, style: str | None) -> tuple[str, bool] | None:
        """The automatic number of the paragraph."""
        numbering, styles = self.shared.numbering, self.shared.styles
        num_id, depth = styles.numbering(style)
        linked = numbering.by_style.get(style or "")
        if num_id is not None and depth is None and linked is not None:
            depth = linked[1]
        numbered = None if properties is None else properties.find(W + "numPr")
        if numbered is not None:
            own = value(numbered, "numId")
            level = value(numbered, "ilvl")
            num_id = own if own is not None else num_id
            depth = int(number(level) or 0) if level is not None else depth
        if num_id is None or num_id == "0":
            return None
        return numbering.label(num_id, depth or 0)

    # runs

    def _inline(
        self, parent: Element, got: Collected, base: Look, style: str | None, properties: Element | None
    ) -> None:
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, got, style)
            elif tag in _GONE:
                if words_of(child).strip():
                    got.note("reader.tracked_deletion", words_of(child))
            elif tag == MC + "AlternateContent":
                self._inline(self._alternative(child), got, base, style, properties)
            elif tag in _WRAPPERS:
                inserted = tag in (W + "ins", W + "moveTo")
                self._inserted += inserted
                self._inline(child, got, base, style, properties)
                self._inserted -= inserted
                if tag == W + "fldSimple":
                    got.codes.append(child.get(W + "instr") or "")
            elif isinstance(tag, str) and tag.startswith(M):
                self._inline(child, got, base, style, properties)
                if tag == M + "t":
                    got.add(child.text or "", base, self._inserted > 0)
            elif tag == W + "subDoc":
                got.note("reader.embedded_object", "")

    def _run(self, run: Element, got: Collected, style: str | None) -> None:
        properties = run.find(W + "rPr")
        named = None if properties is None else properties.find(W + "rStyle")
        look = self.shared.styles.look(style, None if named is None else named.get(W + "val")).with_(properties)
        if not (got.back or look.back) and self.origin == "textbox" and look.colour is not None:
            look = replace(look, back=box_fill(run))
        self._pieces(run, got, look)

    def _pieces(self, run: Element, got: Collected, look: Look) -> None:
        shared = self.shared
        for child in run:
            tag = child.tag
            if not isinstance(tag, str):
                continue
            if tag == W + "fldChar":
                self._field(child, got, look)
            elif tag == W + "instrText":
                if self._fields and not self._fields[-1].result:
                    self._fields[-1].code += child.text or ""
                elif not self._fields:  # a code whose field began nowhere: no program need show it
                    got.codes.append(child.text or "")
            elif tag == W + "lastRenderedPageBreak":
                if self.origin == "body":
                    shared.page += 1
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                shared.notes.append((tag[len(W) :].removesuffix("Reference"), child.get(W + "id") or ""))
            elif tag == W + "commentReference":
                got.note("reader.comment", shared.comments.get(child.get(W + "id") or "", ""))
            elif tag == MC + "AlternateContent":
                self._pieces(self._alternative(child), got, look)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(child, got)
            elif not any(not open_.result for open_ in self._fields):
                self._letters(child, got, look)

    def _letters(self, child: Element, got: Collected, look: Look) -> None:
        tag, inserted = child.tag, self._inserted > 0
        if tag == W + "t":
            got.add(child.text or "", look, inserted)
        elif tag in (W + "tab", W + "ptab"):
            got.add("\t", look)
        elif tag == W + "br":
            if child.get(W + "type") == "page" and self.origin == "body" and not next_tells(child):
                self.shared.page += 1
            got.add("\n", look)
        elif tag == W + "cr":
            got.add("\n", look)
        elif tag == W + "noBreakHyphen":
            got.add("-", look)
        elif tag == W + "softHyphen":
            got.add("\u00ad", look)
        elif tag == W + "sym":
            got.add(symbol(child), look, inserted)
        elif tag == W + "ruby":
            self._inline(child, got, look, None, None)
        elif tag in (W + "delText", W + "delInstrText"):
            got.note("reader.tracked_deletion", child.text or "")
        elif tag == W + "contentPart":
            got.note("reader.embedded_object", "")

    def _field(self, child: Element, got: Collected, look: Look) -> None:
        kind = child.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field())
            option = chosen(child)
            if option and not any(not open_.result for open_ in self._fields[:-1]):
                got.add(option, look)
        elif kind == "separate" and self._fields:
            self._fields[-1].result = True
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            got.codes.append(done.code)

    # what floats

    def _alternative(self, element: Element) -> Element:
        """The one branch that is shown; two branches with other words show each reader another text."""
        choices = element.findall(MC + "Choice")
        other = element.find(MC + "Fallback")
        chosen = choices[0] if choices else other
        if chosen is None:
            return element
        if other is not None and chosen is not other:
            here, there = words_of(chosen).split(), words_of(other).split()
            if here and there and here != there:
                self.shared.draft.notice("reader.other_version", self._page, words=" ".join(there))
            elif there and not here:
                return other
        return chosen

    def _drawing(self, element: Element, got: Collected) -> None:
        shared = self.shared
        self._boxes.extend(element.iter(W + "txbxContent"))
        for path in element.iter(V + "textpath"):
            if path.get("string"):
                got.note("reader.text_box", path.get("string") or "")
        shown = picture(element, self.relations, shared.archive)
        if element.tag == W + "object" or any(
            isinstance(n.tag, str) and n.tag.endswith(("}relIds", "}chart")) for n in element.iter()
        ):
            got.note("reader.embedded_object", "")
        elif shown is not None and shown.share >= LARGE and self.origin in ("body", "textbox"):
            shared.pictures.append((len(shared.draft.pieces), shown))
        elif shown is not None and shown.share >= LARGE / 5:
            got.note("reader.picture", "")

    def _text_boxes(self, clipped: bool) -> None:
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if any(parent.tag == W + "txbxContent" for parent in box.iterancestors()) and box.getparent() in boxes:
                continue
            inner = Story.__new__(Story)
            inner.shared, inner.origin, inner.relations = self.shared, "textbox", self.relations
            inner._fields, inner._boxes, inner._inserted = [], [], self._inserted
            start = len(self.shared.draft.pieces)
            inner.blocks(box, None, None, clipped or box_hidden(box))
            words = " ".join(piece.block.text for piece in self.shared.draft.pieces[start:])
            if words.strip():
                self.shared.draft.notice("reader.text_box", self._page, words=words)


def _unshown(codes: list[str], text: str) -> list[str]:
    """The words that field codes quote, or compute from, and that their paragraph does not show."""
    shown = " ".join(text.split())
    found: list[str] = []
    for code in codes:
        name = (code.split() or [""])[0].upper()
        if name in _QUIET:
            continue
        plain = re.sub(r'\\[@#*]\s*("[^"]*"|\S+)', " ", code)  # switches: how a date or a number is written
        quotes = [" ".join(quote.split()) for quote in _QUOTED.findall(plain)]
        if name.startswith("=") and not shown:
            quotes.append(" ".join(plain.split()))
        found.extend(quote for quote in quotes if any(c.isalnum() for c in quote) and quote not in shown)
    return found
