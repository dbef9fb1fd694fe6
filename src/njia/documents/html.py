"""Reads an HTML file: its paragraphs, lists and tables as a browser would show them, and what the browser would not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree, html

from njia.documents.draft import Draft, Mark, finished
from njia.documents.html_looks import Look, looks, said_of
from njia.documents.html_places import Room, room
from njia.documents.html_sheets import brought_in, put_in, stylesheet
from njia.documents.limits import DEFAULT, Limits
from njia.documents.model import Block, Document, DocumentError, Origin, Page
from njia.documents.plain import decoded
from njia.documents.word.archive import Element
from njia.documents.word.numbering import written

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "caption",
    }
)  # fmt: skip
_DROPPED = frozenset(
    {
        "script", "style", "head", "template", "noscript", "iframe", "object", "embed", "applet", "svg", "math",
        "audio", "video", "canvas",
    }
)  # fmt: skip
_SPEAKING = frozenset({"template", "noscript", "math", "canvas"})
_FEW = 3  # words that say something
_FOREIGN = frozenset({"iframe", "object", "embed", "applet"})
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LISTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(slots=True)
class _Open:
    """The paragraph being read."""

    parts: list[str] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    length: int = 0
    label: str | None = None
    bold: int = 0
    letters: int = 0


def read_html(data: bytes, name: str, *, limits: Limits = DEFAULT) -> Document:
    """The document. Raises DocumentError for what cannot be parsed or says nothing."""
    text = _text(data, name)
    if re.search(r"<!ENTITY", text, re.IGNORECASE):
        raise DocumentError("document.dtd", name=name)
    try:
        root = html.document_fromstring(
            re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=html.HTMLParser(huge_tree=False)
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError("document.damaged", name=name) from error
    reader = _Reader(root)
    if brought_in(root):
        reader.draft.notice("reader.embedded_object", None, words="")
    for words in put_in(root):
        reader.draft.notice("reader.other_version", None, words=words)
    reader.walk(root, Look(), None)
    reader.close(None)
    return finished(name, "html", reader.draft, limits)


def _text(data: bytes, name: str) -> str:
    """By the encoding the file names, else as plain text is read."""
    named = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:2048], re.IGNORECASE)
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(named.group(1).decode("ascii"))
        except (LookupError, UnicodeDecodeError):
            pass
    return decoded(data, name)


class _Reader:
    def __init__(self, root: Element) -> None:
        self.draft = Draft(pages=[Page(1)])
        self._open = _Open()
        self._tables = 0
        self._styles = stylesheet(root)
        self._room = self._measured(root)

    def _measured(self, root: Element) -> Room | None:
        """How far the page reaches, where anything on it is set at a place of its own."""
        if not any("position" in declared for _, declared in self._styles) and not any(
            "position" in (node.get("style") or "").lower() for node in root.iter() if isinstance(node.tag, str)
        ):
            return None
        nodes = [node for node in root.iter() if isinstance(node.tag, str) and node.tag not in _DROPPED]
        said = [said_of(node, self._styles) for node in nodes]
        worded = (own for own, node in zip(said, nodes, strict=True) if any(map(str.isalnum, _own_words(node))))
        return room(worded, said)

    def walk(self, element: Element, look: Look, cell: tuple[int, int, int] | None) -> None:
        """An element and what is in it, and not what follows it."""
        tag = element.tag
        if not isinstance(tag, str):
            self._comment(element)
            return
        if tag in _FOREIGN or (tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh"):
            self.draft.notice("reader.embedded_object", None, words="")
        if tag in _DROPPED:
            self._passed_over(element)
            return
        look = looks(look, element, self._styles, self._room)
        if tag == "bdo" and (element.get("dir") or "").lower() == "rtl":
            look = replace(look, turned=True)
        block = tag in _BLOCKS
        if block:
            self.close(cell)
        if tag == "table":
            self._table(element, look)
            return
        if tag == "br":
            self._add("\n", look)
        elif tag in ("input", "textarea", "select"):
            self._add(_value(element), look)
        elif tag == "img" and (element.get("alt") or "").strip():
            self.draft.notice("reader.picture", None, words=element.get("alt") or "")
        if tag == "li":
            self._open.label = _item(element)
            self._add(self._open.label + " ", look)
        if tag not in ("textarea", "select"):
            self._inside(element, look, cell)
        if block:
            self.close(cell)

    def _inside(self, element: Element, look: Look, cell: tuple[int, int, int] | None) -> None:
        self._add(element.text or "", look)
        for child in element:
            self.walk(child, look, cell)
            self._add(child.tail or "", look)

    def _passed_over(self, element: Element) -> None:
        """Words that only some programs show, or that are drawn, are told."""
        if element.tag == "svg":
            self._drawn(element)
            return
        words = "" if element.tag not in _SPEAKING else " ".join(" ".join(map(str, element.itertext())).split())
        if sum(1 for word in words.split() if any(c.isalpha() for c in word)) >= _FEW:
            self.draft.notice("reader.other_version", None, words=words)

    def _drawn(self, element: Element) -> None:
        """The words of a drawing are seen like those of a picture; its title and styles are not."""
        spoken = (" ".join(map(str, node.itertext())) for node in element.iter("text", "p", "div", "foreignobject"))
        words = " ".join(dict.fromkeys(part for said in spoken if (part := " ".join(said.split()))))
        if any(c.isalnum() for c in words):
            self.draft.add(Block(words, 0, None, "picture"), [Mark("reader.picture", 0, len(words))])

    def _comment(self, element: Element) -> None:
        words = (element.text or "").strip() if isinstance(element, etree._Comment) else ""
        if sum(1 for w in words.split() if any(c.isalpha() for c in w)) >= 3 and not words.startswith("[if"):
            self.draft.notice("reader.comment", None, words=words)

    def _add(self, text: str, look: Look) -> None:
        if not text:
            return
        if not look.kept and text != "\n":
            text = _SPACES.sub(" ", text)
        now = self._open
        if text.startswith(" ") and not look.kept and (not now.parts or now.parts[-1].endswith((" ", "\n"))):
            text = text[1:]
        if not text:
            return
        now.parts.append(text)
        start, now.length = now.length, now.length + len(text)
        count = sum(1 for c in text if c.isalnum())
        now.letters, now.bold = now.letters + count, now.bold + (count if look.bold else 0)
        now.marks.extend(Mark(rule, start, now.length) for rule in look.rules())

    def close(self, cell: tuple[int, int, int] | None) -> None:
        """The open paragraph is done."""
        now, self._open = self._open, _Open()
        text = "".join(now.parts)
        if text.strip() in ("", now.label):
            return
        lead = len(text) - len(text.lstrip())
        shown = text[lead:].replace(" \n", "\n").rstrip(" \n") if not now.marks else text[lead:].rstrip()
        marks = [Mark(m.rule, max(0, m.start - lead), min(len(shown), max(0, m.end - lead))) for m in now.marks]
        origin: Origin = "cell" if cell is not None else "body"
        bold = now.letters > 0 and now.bold * 10 >= now.letters * 8
        self.draft.add(Block(shown, 0, None, origin, cell=cell, label=now.label, bold=bold), marks)

    def _table(self, table: Element, look: Look) -> None:
        index, self._tables = self._tables, self._tables + 1
        taken: dict[int, int] = {}  # column → rows that a cell from above still covers
        rows = [r for r in table.iter("tr") if next(r.iterancestors("table"), None) is table]
        for caption in table.findall("caption"):
            self.walk(caption, look, None)
        for at, row in enumerate(rows):
            base = look
            for parent in reversed([p for p in row.iterancestors() if p.tag in ("thead", "tbody", "tfoot")]):
                base = looks(base, parent, self._styles)
            base = looks(base, row, self._styles)
            column = 0
            started: dict[int, int] = {}
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while taken.get(column, 0) > 0:
                    column += 1
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                own = replace(looks(base, cell, self._styles), bold=base.bold or cell.tag == "th")
                self._inside(cell, own, (index, at, column))
                self.close((index, at, column))
                for covered in range(column, column + across):
                    if down > 1:
                        started[covered] = down - 1
                column += across
            taken = {c: n - 1 for c, n in taken.items() if n > 1} | started


def _own_words(element: Element) -> str:
    """What stands in it and not in an element within it."""
    return "".join([element.text or "", *(child.tail or "" for child in element)])


def _span(cell: Element, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return max(1, min(int(value), 100)) if value.isdigit() and len(value) < 5 else 1


def _value(element: Element) -> str:
    if element.tag == "input":
        return (
            "" if (element.get("type") or "").lower() in ("hidden", "checkbox", "radio") else element.get("value") or ""
        )
    if element.tag == "textarea":
        return element.text_content() if isinstance(element, html.HtmlElement) else element.text or ""
    chosen = [o for o in element.iter("option") if o.get("selected") is not None] or list(element.iter("option"))[:1]
    return " ".join((o.text or "") for o in chosen)


def _item(element: Element) -> str:
    """The number or bullet a browser puts before a list item."""
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "•"
    start = parent.get("start") or "1"
    number = int(start) if re.fullmatch(r"-?\d{1,5}", start) else 1
    for item in parent.findall("li"):
        own = item.get("value") or ""
        if re.fullmatch(r"-?\d{1,5}", own):
            number = int(own)
        if item is element:
            break
        number += 1
    return written(number, _LISTS.get(parent.get("type") or "1", "decimal")) + "."
