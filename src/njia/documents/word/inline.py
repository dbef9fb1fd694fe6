"""What stands inside one paragraph of a Word file: runs, fields, changes, links and drawings, as they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from njia.documents.draft import Draft, Mark
from njia.documents.model import Origin
from njia.documents.word.archive import Archive, Element
from njia.documents.word.fields import Field, stored_words
from njia.documents.word.names import MC, A, M, R, V, W
from njia.documents.word.numbering import Numbering
from njia.documents.word.parts import alternative, chosen, next_tells, words_of
from njia.documents.word.pictures import LARGE, Picture, picture
from njia.documents.word.runs import Collected, symbol
from njia.documents.word.sight import box_fill
from njia.documents.word.stores import bound_words, stores
from njia.documents.word.styles import Look, Styles, TableLook

_WRAPPERS = frozenset(
    W + tag for tag in ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "bdo", "dir", "sdt",
                        "sdtContent", "ruby", "rubyBase")
) | {M + "oMath", M + "oMathPara"}  # fmt: skip
GONE = frozenset({W + "del", W + "moveFrom"})


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
    _stored: dict[str, str] | None = None
    _stores: list[tuple[str, Element]] | None = None

    def place(self, origin: Origin) -> int | None:
        """The page reached, where the file tells its pages and this part stands on one."""
        return self.page if self.paged and origin in ("body", "textbox") else None

    def stored(self) -> dict[str, str]:
        """Words that fields fetch, read when the first field asks."""
        if self._stored is None:
            self._stored = stored_words(self.archive)
        return self._stored

    def stores(self) -> list[tuple[str, Element]]:
        """The parts that controls are bound to, read when the first control asks."""
        if self._stores is None:
            self._stores = stores(self.archive)
        return self._stores


class Inline:
    """The runs of one story, read into the paragraph that is being collected."""

    def __init__(self, shared: Shared, origin: Origin, relations: dict[str, tuple[str, str, bool]]) -> None:
        self.shared, self.origin, self.relations = shared, origin, relations
        self.inserted = 0
        self.boxes: list[Element] = []
        self.drawn: list[str] = []
        self.table: TableLook | None = None
        self._fields: list[Field] = []

    # runs

    def read(self, parent: Element, got: Collected, base: Look, style: str | None) -> None:
        """Every run under an element."""
        for child in parent:
            tag = child.tag
            if tag == W + "r":
                self._run(child, got, style)
            elif tag in GONE:
                if words_of(child).strip():
                    got.note("reader.tracked_deletion", words_of(child))
            elif tag == MC + "AlternateContent":
                self.read(self.alternative(child), got, base, style)
            elif tag in _WRAPPERS:
                self._wrapped(child, got, base, style)
            elif isinstance(tag, str) and tag.startswith(M):
                look = base.with_(child.find(W + "rPr")) if tag == M + "r" else base
                self.read(child, got, look, style)
                if tag == M + "t":
                    got.add(child.text or "", base, self.inserted > 0)
            elif tag == W + "subDoc":
                got.note("reader.embedded_object", "")
            elif isinstance(tag, str) and next(child.iter(W + "r"), None) is not None:
                with got.out_of_sight():  # no element we know: one program shows what is in it, another does not
                    self.read(child, got, base, style)

    def _wrapped(self, child: Element, got: Collected, base: Look, style: str | None) -> None:
        tag, start = child.tag, got.length
        inserted = tag in (W + "ins", W + "moveTo")
        self.inserted += inserted
        self.read(child, got, base, style)
        self.inserted -= inserted
        if tag == W + "fldSimple":
            got.codes.append((child.get(W + "instr") or "", got.text[start:]))
        elif tag == W + "bdo" and child.get(W + "val") == "rtl" and got.length > start:
            got.marks.append(Mark("reader.text_direction", start, got.length))
        elif tag == W + "sdt":
            for words in bound_words(child, self.shared.stores(), got.text[start:]):
                got.note("reader.other_version", words)

    def _run(self, run: Element, got: Collected, style: str | None) -> None:
        properties = run.find(W + "rPr")
        named = None if properties is None else properties.find(W + "rStyle")
        character = None if named is None else named.get(W + "val")
        look = self.shared.styles.look(style, character, self.table).with_(properties)
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
                    got.codes.append((child.text or "", None))
            elif tag == W + "lastRenderedPageBreak":
                if self.origin == "body":
                    shared.page += 1
            elif tag in (W + "footnoteReference", W + "endnoteReference"):
                shared.notes.append((tag[len(W) :].removesuffix("Reference"), child.get(W + "id") or ""))
            elif tag == W + "commentReference":
                got.note("reader.comment", shared.comments.get(child.get(W + "id") or "", ""))
            elif tag == MC + "AlternateContent":
                self._pieces(self.alternative(child), got, look)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self._drawing(child, got)
            elif (open_ := next((o for o in self._fields if not o.result), None)) is not None:
                open_.swallowed += (child.text or "") if tag == W + "t" else ""
            else:
                self._letters(child, got, look)

    def _letters(self, child: Element, got: Collected, look: Look) -> None:
        tag, inserted = child.tag, self.inserted > 0
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
            self.read(child, got, look, None)
        elif tag in (W + "delText", W + "delInstrText"):
            got.note("reader.tracked_deletion", child.text or "")
        elif tag == W + "contentPart":
            got.note("reader.embedded_object", "")
        elif tag != W + "rPr" and next(child.iter(W + "t"), None) is not None:
            with got.out_of_sight():
                self._pieces(child, got, look)

    def _field(self, child: Element, got: Collected, look: Look) -> None:
        kind = child.get(W + "fldCharType")
        if kind == "begin":
            self._fields.append(Field())
            option = chosen(child)
            if option and not any(not open_.result for open_ in self._fields[:-1]):
                got.add(option, look)
        elif kind == "separate" and self._fields:
            self._fields[-1].result, self._fields[-1].paragraph = True, got
            self._fields[-1].start = got.length
        elif kind == "end" and self._fields:
            done = self._fields.pop()
            got.codes.append((done.code, got.text[done.start :] if done.paragraph is got else None))

    def unended(self) -> str:
        """Words that were taken for the code of a field which never ended: some programs show them."""
        return " ".join(open_.swallowed for open_ in self._fields).strip()

    # what floats

    def alternative(self, element: Element) -> Element:
        """The one branch that is shown; two branches with other words show each reader another text."""
        shown, other = alternative(element)
        if other:
            self.shared.draft.notice("reader.other_version", self.shared.place(self.origin), words=other)
        return shown

    def _drawing(self, element: Element, got: Collected) -> None:
        shared = self.shared
        self.boxes.extend(element.iter(W + "txbxContent"))
        for path in element.iter(V + "textpath"):
            if path.get("string"):
                got.note("reader.text_box", path.get("string") or "")
        # Words of a diagram or of a shape that holds no text of Word's own.
        drawn = ("".join(node.text or "" for node in p.iter(A + "t")) for p in element.iter(A + "p"))
        loose = (node.text or "" for node in element.iter(A + "t") if next(node.iterancestors(A + "p"), None) is None)
        self.drawn.extend(words for words in (*drawn, *loose) if words.strip())
        if any(self.relations.get(blip.get(R + "link") or "", ("", "", False))[2] for blip in element.iter(A + "blip")):
            got.note("reader.embedded_object", "")
        shown = picture(element, self.relations, shared.archive)
        if element.tag == W + "object" or any(
            isinstance(n.tag, str) and n.tag.endswith(("}relIds", "}chart")) for n in element.iter()
        ):
            got.note("reader.embedded_object", "")
        elif shown is not None and shown.share >= LARGE and self.origin in ("body", "textbox"):
            shared.pictures.append((len(shared.draft.pieces), shown))
        elif shown is not None and shown.share >= LARGE / 5:
            got.note("reader.picture", "")
