"""Walks one story of a Word file (body, header, footnote, text box) and adds its paragraphs to the draft in order."""

from __future__ import annotations

from dataclasses import replace

from njia.documents.contrast import Colour
from njia.documents.model import Block, Origin
from njia.documents.word.archive import Element
from njia.documents.word.fields import unshown
from njia.documents.word.inline import GONE, Inline, Shared
from njia.documents.word.names import MC, M, W
from njia.documents.word.parts import cells, rows, value, words_of
from njia.documents.word.runs import Collected
from njia.documents.word.sight import box_hidden, cell_cut, line_hidden, line_hidden_by, row_hidden, table_off
from njia.documents.word.stores import bound_words
from njia.documents.word.styles import Look, number, on, shade


class Story:
    """One part of the file, or a piece of it, read into the draft."""

    def __init__(self, shared: Shared, origin: Origin, inline: Inline) -> None:
        self.shared, self.origin, self.inline = shared, origin, inline

    @classmethod
    def of(cls, shared: Shared, part: str, origin: Origin) -> Story:
        """The story that a part of the file holds."""
        return cls(shared, origin, Inline(shared, origin, shared.archive.relations(part)))

    def read(self, root: Element, clipped: bool = False) -> None:
        """All of it."""
        self.blocks(root, clipped=clipped)
        if self.inline.unended():
            self.shared.draft.notice("reader.hidden_text", self._page, words=self.inline.unended())

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
            if tag in (W + "p", M + "oMathPara", M + "oMath"):
                self._paragraph(child, cell, back, clipped)
            elif tag == W + "tbl":
                self._table(child, clipped)
            elif tag in (W + "ins", W + "moveTo"):
                self.inline.inserted += 1
                self.blocks(child, cell, back, clipped)
                self.inline.inserted -= 1
            elif tag in GONE:
                self.shared.draft.notice("reader.tracked_deletion", self._page, words=words_of(child))
            elif tag == MC + "AlternateContent":
                self.blocks(self.inline.alternative(child), cell, back, clipped)
            elif tag == W + "sdt":
                self._control(child, cell, back, clipped)
            elif tag in (W + "sdtContent", W + "customXml", W + "smartTag"):
                self.blocks(child, cell, back, clipped)
            elif tag in (W + "altChunk", W + "subDoc"):
                self.shared.draft.notice("reader.embedded_object", self._page, words="")
            elif isinstance(tag, str) and next(child.iter(W + "p"), None) is not None:
                self.blocks(child, cell, back, True)  # no element we know: not every program shows what is in it

    @property
    def _page(self) -> int | None:
        return self.shared.place(self.origin)

    def _control(self, control: Element, cell: tuple[int, int, int] | None, back: Colour | None, clipped: bool) -> None:
        self.blocks(control, cell, back, clipped)
        for words in bound_words(control, self.shared.stores(), words_of(control)):
            self.shared.draft.notice("reader.other_version", self._page, words=words)

    def _table(self, table: Element, clipped: bool) -> None:
        shared = self.shared
        index, shared.tables = shared.tables, shared.tables + 1
        properties = table.find(W + "tblPr")
        style = None if properties is None else properties.find(W + "tblStyle")
        own = None if properties is None else shade(properties.find(W + "shd"))
        name = None if style is None else style.get(W + "val")
        layout = None if properties is None else properties.find(W + "tblLayout")
        fixed = layout is not None and layout.get(W + "type") == "fixed"
        clipped = clipped or table_off(properties)
        grid = [number(column.get(W + "w")) or 0 for column in table.findall(f"{W}tblGrid/{W}gridCol")]
        around = self.inline.table
        merged: set[int] = set()
        for at, row in enumerate(rows(table)):
            about = row.find(W + "trPr")
            if about is not None and about.find(W + "del") is not None:
                shared.draft.notice("reader.tracked_deletion", self._page, words=words_of(row))
                continue
            inserted = about is not None and about.find(W + "ins") is not None
            back = own or shared.styles.table_shade(name, at)
            self.inline.inserted += inserted
            self.inline.table = (name, at == 0)
            self._row(row, (index, at), back, clipped or row_hidden(about), merged, grid, fixed)
            self.inline.inserted -= inserted
        self.inline.table = around

    def _row(
        self, row: Element, place: tuple[int, int], back: Colour | None, clipped: bool, merged: set[int],
        grid: list[float], fixed: bool,
    ) -> None:  # fmt: skip
        """The cells of a row, each at its column of the grid; the row ends on the page its longest cell ends on."""
        about = row.find(W + "trPr")
        column = int(number(value(about, "gridBefore")) or 0)
        first = last = self.shared.page
        for cell in cells(row):
            properties = cell.find(W + "tcPr")
            span = max(1, min(int(number(value(properties, "gridSpan")) or 1), 100))
            joined = None if properties is None else properties.find(W + "vMerge")
            covered = joined is not None and (joined.get(W + "val") or "continue") == "continue" and column in merged
            if joined is None:
                merged.discard(column)
            else:
                merged.add(column)
            shading = None if properties is None else shade(properties.find(W + "shd"))
            self.shared.page = first
            cut = clipped or covered or cell_cut(row, cell, grid[column : column + span], fixed)
            self.blocks(cell, (*place, column), shading or back, cut)
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
        self.inline.read(p, got, styles.look(style, None, self.inline.table), style)
        page = before if got.text.strip() and not self._broke_first(p) else shared.page
        text = got.text
        for words in unshown(got.codes, text, shared.stored()) if got.codes else ():
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

    def _text_boxes(self, clipped: bool) -> None:
        drawn, self.inline.drawn = self.inline.drawn, []
        for words in drawn:
            self.shared.draft.add(Block(words, 0, self._page, "textbox"))
        if drawn:
            self.shared.draft.notice("reader.text_box", self._page, words=" ".join(drawn))
        boxes, self.inline.boxes = self.inline.boxes, []
        for box in boxes:
            if any(parent.tag == W + "txbxContent" for parent in box.iterancestors()) and box.getparent() in boxes:
                continue
            inside = Inline(self.shared, "textbox", self.inline.relations)
            inside.inserted = self.inline.inserted
            inner = Story(self.shared, "textbox", inside)
            start = len(self.shared.draft.pieces)
            inner.read(box, clipped or box_hidden(box))
            words = " ".join(piece.block.text for piece in self.shared.draft.pieces[start:])
            if words.strip():
                self.shared.draft.notice("reader.text_box", self._page, words=words)
