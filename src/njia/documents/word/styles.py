"""What a run looks like after its styles: hidden, coloured, tiny, struck through; and a paragraph's number."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

from njia.documents.contrast import BLACK, WHITE, Colour, hex_colour
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
        found = float((text or "").removesuffix("pt"))
    except ValueError:
        return None
    return found if math.isfinite(found) else None


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
        return replace(look, colour=hex_colour(child.get(W + "val") or "auto"))
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
    if tag in _SQUEEZING:
        value = number((child.get(W + "val") or "").removesuffix("%"))
        least, most = _SQUEEZING[tag]
        return replace(look, squeezed=look.squeezed or (value is not None and not least < value < most))
    if tag == W14 + "textFill":
        return _filled(look, child)
    return look


# What stands between these can be read: the width of letters in per cent, the distance between them and the width they
# are fitted to in twentieths of a point, how far they are raised or lowered in halves of a point.
_SQUEEZING = {
    W + "w": (15.0, 1e9), W + "spacing": (-100.0, 1e9), W + "fitText": (100.0, 1e9), W + "position": (-200.0, 200.0),
}  # fmt: skip


def _filled(look: Look, fill: Element) -> Look:
    """Letters filled by a drawing's colour, or by nothing."""
    clear = fill.find(W14 + "noFill") is not None or any(
        (number(alpha.get(W14 + "val")) or 0) >= 90_000 for alpha in fill.iter(W14 + "alpha")
    )
    solid = fill.find(f"{W14}solidFill/{W14}srgbClr")
    colour = None if solid is None else hex_colour(solid.get(W14 + "val") or "")
    return replace(look, squeezed=look.squeezed or clear, colour=colour or look.colour)


def shade(element: Element | None) -> Colour | None:
    """The background of a <w:shd>: its fill, with the share of its pattern's colour over it."""
    if element is None:
        return None
    fill = hex_colour(element.get(W + "fill") or "auto")
    pattern = element.get(W + "val") or "clear"
    share = 100.0 if pattern == "solid" else number(pattern.removeprefix("pct")) if pattern.startswith("pct") else 0.0
    if not share or share < 0:
        return fill
    share = min(share, 100.0)
    over, under = hex_colour(element.get(W + "color") or "auto") or BLACK, fill or WHITE
    red, green, blue = (round(o * share / 100 + u * (1 - share / 100)) for o, u in zip(over, under, strict=True))
    return red, green, blue


TableLook = tuple[str | None, bool]  # a table's style, and whether it is the first row


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
    _looks: dict[tuple[str | None, str | None, TableLook | None], Look] = field(default_factory=dict)

    def chain(self, style: str | None) -> list[_Style]:
        """A style and those it is based on, nearest first; a circle is cut."""
        found: list[_Style] = []
        seen: set[str] = set()
        while style in self._styles and style is not None and style not in seen:
            seen.add(style)
            found.append(self._styles[style])
            style = self._styles[style].based_on
        return found

    def look(
        self, paragraph_style: str | None, character_style: str | None = None, table: TableLook | None = None
    ) -> Look:
        """How a run of these styles looks before its own properties; a table's style comes first."""
        key = (paragraph_style, character_style, table)
        if key not in self._looks:
            look = self.base if table is None else self._in_table(self.base, *table)
            for name in (paragraph_style or self.default_paragraph, character_style):
                for style in reversed(self.chain(name)):
                    look = look.with_(style.run)
            self._looks[key] = look
        return self._looks[key]

    def _in_table(self, look: Look, style: str | None, first: bool) -> Look:
        """The look a table's style gives to all its letters, and to those of the first row."""
        for entry in reversed(self.chain(style)):
            look = look.with_(entry.run)
            for part in () if entry.table is None else entry.table.findall(W + "tblStylePr"):
                over = look.with_(part.find(W + "rPr"))
                whole = part.get(W + "type") == ("firstRow" if first else "wholeTable")
                look = over if whole else replace(look, hidden=look.hidden or over.hidden)
        return look

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
