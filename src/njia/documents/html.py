"""Reads an HTML file: its paragraphs, lists and tables as a browser would show them, and what the browser would not."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree, html

from njia.documents.contrast import TINIEST, Colour, hex_colour, unseen
from njia.documents.draft import Draft, Mark, finished
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
_FOREIGN = frozenset({"iframe", "object", "embed", "applet"})
_NAMED = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5", "ghostwhite": "f8f8ff",
    "black": "000000",
    "gray": "808080", "grey": "808080", "red": "ff0000", "blue": "0000ff", "navy": "000080", "green": "008000",
    "yellow": "ffff00", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "silver": "c0c0c0", "floralwhite": "fffaf0",
}  # fmt: skip
_UNITS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "ex": 6.0, "%": 0.12, "in": 72.0, "cm": 28.35, "mm": 2.835}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|ex|%|in|cm|mm)?")
_RGB = re.compile(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)(?:[\s,/]+([\d.]+)(%?))?")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_LISTS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


@dataclass(frozen=True, slots=True)
class _Look:
    hidden: bool = False
    colour: Colour | None = None
    back: Colour | None = None
    size: float = 12.0
    bold: bool = False
    struck: bool = False
    kept: bool = False  # spaces and line ends as they stand: <pre>

    def rules(self) -> list[str]:
        found = ["reader.hidden_text"] if self.hidden else []
        if unseen(self.colour, self.back):
            found.append("reader.white_text")
        if self.size <= TINIEST:
            found.append("reader.tiny_text")
        if self.struck:
            found.append("reader.struck_text")
        return found


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
    reader.walk(root, _Look(), None)
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
        self._styles = _stylesheet(root)

    def walk(self, element: Element, look: _Look, cell: tuple[int, int, int] | None) -> None:
        """An element and what is in it, and not what follows it."""
        tag = element.tag
        if not isinstance(tag, str):
            self._comment(element)
            return
        if tag in _FOREIGN or (tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh"):
            self.draft.notice("reader.embedded_object", None, words="")
        if tag in _DROPPED:
            return
        look = _looks(look, element, self._styles)
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

    def _inside(self, element: Element, look: _Look, cell: tuple[int, int, int] | None) -> None:
        self._add(element.text or "", look)
        for child in element:
            self.walk(child, look, cell)
            self._add(child.tail or "", look)

    def _comment(self, element: Element) -> None:
        words = (element.text or "").strip() if isinstance(element, etree._Comment) else ""
        if sum(1 for w in words.split() if any(c.isalpha() for c in w)) >= 3 and not words.startswith("[if"):
            self.draft.notice("reader.comment", None, words=words)

    def _add(self, text: str, look: _Look) -> None:
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
        shown = re.sub(r" (?=\n)|[ \n]+$", "", text[lead:]) if not now.marks else text[lead:].rstrip()
        marks = [Mark(m.rule, max(0, m.start - lead), min(len(shown), max(0, m.end - lead))) for m in now.marks]
        origin: Origin = "cell" if cell is not None else "body"
        bold = now.letters > 0 and now.bold * 10 >= now.letters * 8
        self.draft.add(Block(shown, 0, None, origin, cell=cell, label=now.label, bold=bold), marks)

    def _table(self, table: Element, look: _Look) -> None:
        index, self._tables = self._tables, self._tables + 1
        taken: dict[int, int] = {}  # column → rows that a cell from above still covers
        rows = [r for r in table.iter("tr") if next(r.iterancestors("table"), None) is table]
        for caption in table.findall("caption"):
            self.walk(caption, look, None)
        for at, row in enumerate(rows):
            base = look
            for parent in reversed([p for p in row.iterancestors() if p.tag in ("thead", "tbody", "tfoot")]):
                base = _looks(base, parent, self._styles)
            base = _looks(base, row, self._styles)
            column = 0
            started: dict[int, int] = {}
            for cell in row:
                if cell.tag not in ("td", "th"):
                    continue
                while taken.get(column, 0) > 0:
                    column += 1
                across, down = _span(cell, "colspan"), _span(cell, "rowspan")
                own = replace(_looks(base, cell, self._styles), bold=base.bold or cell.tag == "th")
                self._inside(cell, own, (index, at, column))
                self.close((index, at, column))
                for covered in range(column, column + across):
                    if down > 1:
                        started[covered] = down - 1
                column += across
            taken = {c: n - 1 for c, n in taken.items() if n > 1} | started


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


def _stylesheet(root: Element) -> list[tuple[str, dict[str, str]]]:
    """Simple rules of <style>: a tag, .class, #id or tag.class each; others are not followed."""
    found: list[tuple[str, dict[str, str]]] = []
    for style in root.iter("style"):
        sheet = re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL)
        for selectors, body in _RULE.findall(sheet):
            names = [selector.split()[-1] for selector in selectors.split(",") if selector.strip()]
            found.extend((name, _declarations(body)) for name in names)
    return found


def _declarations(body: str) -> dict[str, str]:
    pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
    return {k.strip().lower(): v.replace("!important", "").strip().lower() for k, v in pairs}


def _fits(selector: str, element: Element) -> bool:
    match = re.fullmatch(r"(\*|[\w-]*)((?:[.#][\w-]+)*)", selector)
    if match is None or not selector:
        return False
    tag, rest = match.group(1), match.group(2)
    classes = (element.get("class") or "").split()
    names = re.findall(r"([.#])([\w-]+)", rest)
    return tag in ("", "*", element.tag) and all(n in classes if k == "." else element.get("id") == n for k, n in names)


def _looks(look: _Look, element: Element, styles: list[tuple[str, dict[str, str]]]) -> _Look:
    """The look of an element over that of its parent."""
    said: dict[str, str] = {}
    for selector, declared in styles:
        if _fits(selector, element):
            said |= declared
    said |= _declarations(element.get("style") or "")
    if element.tag == "font":
        said |= {"color": element.get("color") or "black"}
    if element.get("bgcolor"):
        said.setdefault("background-color", element.get("bgcolor") or "")
    look = _text_look(look, said, element)
    if element.tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
        look = replace(look, bold=True)
    if element.tag in ("s", "strike", "del") or "line-through" in said.get("text-decoration", ""):
        look = replace(look, struck=True)
    return replace(look, kept=look.kept or element.tag == "pre" or said.get("white-space", "").startswith("pre"))


def _text_look(look: _Look, said: dict[str, str], element: Element) -> _Look:
    if element.get("hidden") is not None or _is_hidden(said):
        look = replace(look, hidden=True)
    if "color" in said:
        colour, clear = _colour(said["color"])
        look = replace(look, colour=colour or look.colour, hidden=look.hidden or clear)
    for name in ("background-color", "background"):
        back, _ = _colour(said.get(name, ""))
        look = replace(look, back=back or look.back)
    if "font-size" in said:
        look = replace(look, size=_length(said["font-size"], look.size))
    weight = said.get("font-weight", "")
    return replace(look, bold=True) if weight in ("bold", "bolder", "600", "700", "800", "900") else look


def _is_hidden(said: dict[str, str]) -> bool:
    if said.get("display") == "none" or said.get("visibility") in ("hidden", "collapse"):
        return True
    if "opacity" in said and _number(said["opacity"].rstrip("%")) < (15 if said["opacity"].endswith("%") else 0.15):
        return True
    moved = [
        said.get(side, "") for side in ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")
    ]
    if any(value.startswith("-") and _length(value, 12) < -500 for value in moved):
        return True
    cut = said.get("overflow", "").startswith("hidden")
    small = any(
        name in said and _length(said[name], 12) <= 2 for name in ("height", "max-height", "width", "max-width")
    )
    return (cut and small) or "rect(0" in said.get("clip", "") or said.get("clip-path", "").startswith("inset(50%")


def _colour(value: str) -> tuple[Colour | None, bool]:
    """(the colour, whether it is clear as glass)."""
    value = value.strip().lower()
    if value == "transparent":
        return None, True
    match = _RGB.search(value)
    if match is not None:
        red, green, blue = (min(255, int(match.group(i)[:4])) for i in (1, 2, 3))
        alpha = match.group(4)
        opaque = 1.0 if alpha is None else _number(alpha) / (100 if match.group(5) else 1)
        return (red, green, blue), opaque < 0.15
    first = value.split(" ")[0]
    return hex_colour(_NAMED.get(first, first if first.startswith("#") else "")), False


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _length(value: str, parent: float) -> float:
    match = _LENGTH.match(value.strip())
    if match is None:
        return parent
    number, unit = _number(match.group(1)), match.group(2)
    if unit in ("em", "%"):
        return number * parent / (100 if unit == "%" else 1)
    return number * _UNITS.get(unit or "px", 0.75)
