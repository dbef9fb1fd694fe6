"""What a run looks like after its styles: hidden, coloured, tiny, struck through; and a paragraph's number."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from njia.documents.contrast import Colour, hex_colour
from njia.documents.word.archive import Element
from njia.documents.word.names import W14, W

_OFF = frozenset({"0", "false", "off", "none"})
_HIGHLIGHTS = {
    "black": "000000", "blue": "0000FF", "cyan": "00FFFF", "green": "00FF00", "magenta": "FF00FF", "red": "FF0000",
    "yellow": "FFFF00", "white": "FFFFFF", "darkBlue": "000080", "darkCyan": "008080", "darkGreen": "008000",
    "darkMagenta": "800080", "darkRed": "800000", "darkYellow": "808000", "darkGray": "808080", "lightGray": "C0C0C0",
}  # fmt: skip


def on(element: Element | None) -> bool:
    """Whether a toggle such as <w:b/> is on."""
    return element is not None and (element.get(W + "val") or "true").lower() not in _OFF


def number(text: str | None) -> float | None:
    """A measure as a number, None for anything else."""
    try:
        return float((text or "").removesuffix("pt"))
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is shown; None where nothing is said."""

    hidden: bool = False
    colour: Colour | None = None
    back: Colour | None = None
    size: float = 10.0  # points
    bold: bool = False
    struck: bool = False
    squeezed: bool = False  # characters scaled to next to nothing, or wholly transparent

    def with_(self, properties: Element | None) -> Look:
        """This look with the run properties of an <w:rPr> over it."""
        if properties is None:
            return self
        look = self
        for child in properties:
            if not isinstance(child.tag, str):
                continue
            look = _apply(look, child)
        return look


def _apply(look: Look, child: Element) -> Look:
    tag = child.tag
    if tag in (W + "vanish", W + "specVanish"):
        return replace(look, hidden=on(child))
    if tag == W + "color":
        theme = child.get(W + "themeColor") or ""
        value = child.get(W + "val") or "auto"
        shaded = child.get(W + "themeShade") is not None  # darker than the theme's own white: its value tells
        if theme in ("background1", "light1") and (value == "auto" or not shaded):
            value = "FFFFFF"  # a word processor shows the theme's colour, whatever value stands beside it
        return replace(look, colour=hex_colour(value))
    if tag == W + "highlight":
        return replace(look, back=hex_colour(_HIGHLIGHTS.get(child.get(W + "val") or "", "auto")) or look.back)
    if tag == W + "shd":
        return replace(look, back=shade(child) or look.back)
    if tag == W + "sz":
        size = number(child.get(W + "val"))
        return look if size is None else replace(look, size=size / 2)
    if tag == W + "b":
        return replace(look, bold=on(child))
    if tag in (W + "strike", W + "dstrike"):
        return replace(look, struck=on(child))
    if tag == W + "w":
        scale = number((child.get(W + "val") or "").removesuffix("%"))
        return replace(look, squeezed=scale is not None and scale <= 15)
    if tag == W14 + "textFill":
        clear = child.find(W14 + "noFill") is not None or any(
            (number(alpha.get(W14 + "val")) or 0) >= 90_000 for alpha in child.iter(W14 + "alpha")
        )
        return replace(look, squeezed=look.squeezed or clear)
    return look


def shade(element: Element | None) -> Colour | None:
    """The background of a <w:shd>."""
    return None if element is None else hex_colour(element.get(W + "fill") or "auto")


@dataclass(frozen=True, slots=True)
class _Style:
    based_on: str | None
    run: Element | None
    paragraph: Element | None
    table: Element | None = None


@dataclass(slots=True)
class Styles:
    """The styles of the file, resolved along ``basedOn``."""

    base: Look = field(default_factory=Look)
    default_paragraph: str | None = None
    _styles: dict[str, _Style] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    def chain(self, style: str | None) -> list[_Style]:
        """A style and those it is based on, nearest first; a circle is cut."""
        found: list[_Style] = []
        seen: set[str] = set()
        while style in self._styles and style is not None and style not in seen:
            seen.add(style)
            found.append(self._styles[style])
            style = self._styles[style].based_on
        return found

    def look(self, paragraph_style: str | None, character_style: str | None = None) -> Look:
        """How a run of these two styles looks before its own properties."""
        key = f"{paragraph_style}\0{character_style}"
        if key not in self._looks:
            look = self.base
            for name in (paragraph_style or self.default_paragraph, character_style):
                for style in reversed(self.chain(name)):
                    look = look.with_(style.run)
            self._looks[key] = look
        return self._looks[key]

    def paragraph_property(self, style: str | None, tag: str) -> Element | None:
        """A paragraph property that the style, or one it is based on, sets."""
        for entry in self.chain(style or self.default_paragraph):
            found = None if entry.paragraph is None else entry.paragraph.find(W + tag)
            if found is not None:
                return found
        return None

    def numbering(self, style: str | None) -> tuple[str | None, int | None]:
        """(numId, level) that the style gives, taken separately along the chain as Word does."""
        number_id: str | None = None
        level: int | None = None
        for entry in self.chain(style or self.default_paragraph):
            numbered = None if entry.paragraph is None else entry.paragraph.find(W + "numPr")
            if numbered is None:
                continue
            own, depth = numbered.find(W + "numId"), numbered.find(W + "ilvl")
            if number_id is None and own is not None:
                number_id = own.get(W + "val")
            if level is None and depth is not None:
                level = int(number(depth.get(W + "val")) or 0)
        return number_id, level

    def table_shade(self, style: str | None, row: int) -> Colour | None:
        """The background that a table style gives to a row."""
        for entry in self.chain(style):
            if entry.table is None:
                continue
            if row == 0:
                for part in entry.table.findall(W + "tblStylePr"):
                    if part.get(W + "type") == "firstRow":
                        found = shade(part.find(f"{W}tcPr/{W}shd"))
                        if found is not None:
                            return found
            found = shade(entry.table.find(f"{W}tcPr/{W}shd"))
            if found is not None:
                return found
        return None


def read_styles(root: Element | None) -> Styles:
    """The styles of ``styles.xml``; without one, Word's own defaults."""
    styles = Styles()
    if root is None:
        return styles
    styles.base = Look().with_(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
    for style in root.findall(W + "style"):
        id_ = style.get(W + "styleId") or ""
        parent = style.find(W + "basedOn")
        kind = style.get(W + "type")
        styles._styles[id_] = _Style(
            None if parent is None else parent.get(W + "val"), style.find(W + "rPr"), style.find(W + "pPr"),
            style if kind == "table" else None,
        )  # fmt: skip
        if kind == "paragraph" and (style.get(W + "default") or "").lower() in ("1", "true", "on"):
            styles.default_paragraph = id_
    return styles
