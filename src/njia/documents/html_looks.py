"""How an HTML element looks: hidden, colour, size and weight, as its styles and those of its parents say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from njia.documents.contrast import TINIEST, WHITE, Colour, hex_colour, unseen
from njia.documents.html_places import Room, is_hidden, length, number
from njia.documents.html_sheets import OWN, Styles, declarations, fits
from njia.documents.word.archive import Element

_NAMED = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5", "ghostwhite": "f8f8ff",
    "black": "000000",
    "gray": "808080", "grey": "808080", "red": "ff0000", "blue": "0000ff", "navy": "000080", "green": "008000",
    "yellow": "ffff00", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "silver": "c0c0c0", "floralwhite": "fffaf0",
}  # fmt: skip
_RGB = re.compile(r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+)(%?))?")
_LIGHTNESS = re.compile(r"(?:hsla?\([^,\s]+[\s,]+[^,\s]+|(?:ok)?l(?:ab|ch)\(|hwb\([^,\s]+)[\s,]*([\d.]+)(%?)")
_FAINT = 0.15  # less opaque than this is as good as clear
_LIGHT = 0.93  # from this on, a colour told only by its lightness counts as white
_SHORTHAND = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|ex|%|in|cm|mm)?)(?:\s*/|\s+[\w\"'])")


@dataclass(frozen=True, slots=True)
class Look:
    hidden: bool = False
    colour: Colour | None = None
    back: Colour | None = None
    size: float = 12.0
    bold: bool = False
    struck: bool = False
    turned: bool = False  # letters shown in the other order
    strength: float = 1.0  # of its letters: glass within glass is clearer still
    kept: bool = False  # spaces and line ends as they stand: <pre>

    def rules(self) -> list[str]:
        found = ["reader.hidden_text"] if self.hidden else []
        if unseen(self.colour, self.back):
            found.append("reader.white_text")
        if self.size <= TINIEST:
            found.append("reader.tiny_text")
        if self.struck:
            found.append("reader.struck_text")
        if self.turned:
            found.append("reader.text_direction")
        return found


def said_of(element: Element, styles: Styles) -> dict[str, str]:
    """What the styles and the element itself set."""
    said: dict[str, str] = {}
    for selector, declared in styles:
        if fits(selector, element):
            said |= declared
    own = declarations(element.get("style") or "")
    if any("var(" in value for value in own.values()):
        given = {k: v for _, declared in styles for k, v in declared.items() if k.startswith("--")}
        own = {k: OWN.sub(lambda name: given.get(name.group(1), ""), v) for k, v in own.items()}
    said |= own
    if element.tag == "font":
        said |= {"color": element.get("color") or "black"}
    if element.get("bgcolor"):
        said.setdefault("background-color", element.get("bgcolor") or "")
    return said


def looks(look: Look, element: Element, styles: Styles, room: Room | None = None) -> Look:
    """The look of an element over that of its parent; ``room`` is what else stands on the page."""
    said = said_of(element, styles)
    if room is not None and room.hides(said):
        look = replace(look, hidden=True)
    look = _text_look(look, said, element)
    if element.tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
        look = replace(look, bold=True)
    if "override" in said.get("unicode-bidi", "") and said.get("direction") == "rtl":
        look = replace(look, turned=True)
    if element.tag in ("s", "strike", "del") or "line-through" in said.get("text-decoration", ""):
        look = replace(look, struck=True)
    return replace(look, kept=look.kept or element.tag == "pre" or said.get("white-space", "").startswith("pre"))


def _text_look(look: Look, said: dict[str, str], element: Element) -> Look:
    look = replace(look, strength=look.strength * _strength(said))
    closed = element.tag == "dialog" and element.get("open") is None
    if closed or element.get("hidden") is not None or is_hidden(said) or look.strength < _FAINT:
        look = replace(look, hidden=True)
    for name in ("color", "-webkit-text-fill-color"):
        if name not in said:
            continue
        colour, clear = _colour(said[name])
        look = replace(look, colour=colour or look.colour, hidden=look.hidden or clear)
    for name in ("background-color", "background"):
        back, _ = _colour(said.get(name, ""))
        look = replace(look, back=back or look.back)
    if "font-size" in said:
        look = replace(look, size=length(said["font-size"], look.size))
    elif (short := _SHORTHAND.search(said.get("font", ""))) is not None:
        look = replace(look, size=length(short.group(1), look.size))
    weight = said.get("font-weight", "")
    return replace(look, bold=True) if weight in ("bold", "bolder", "600", "700", "800", "900") else look


def _strength(said: dict[str, str]) -> float:
    """How opaque the element is."""
    filtered = re.search(r"opacity\(([\d.]{1,9})(%?)\)", said.get("filter", ""))
    opacity = said.get("opacity", "")
    plain = number(opacity.rstrip("%")) / (100 if opacity.endswith("%") else 1) if opacity else 1.0
    share = 1.0 if filtered is None else number(filtered.group(1)) / (100 if filtered.group(2) else 1)
    return min(plain, 1.0) * min(share, 1.0)


def _colour(value: str) -> tuple[Colour | None, bool]:
    """(the colour, whether it is clear as glass)."""
    value = value.strip().lower()
    if value == "transparent":
        return None, True
    match = _RGB.search(value)
    if match is not None:
        red, green, blue = (min(255, _channel(match.group(i))) for i in (1, 2, 3))
        alpha = match.group(4)
        opaque = 1.0 if alpha is None else number(alpha) / (100 if match.group(5) else 1)
        return (red, green, blue), opaque < 0.15
    light = _LIGHTNESS.match(value)
    if light is not None:
        share = number(light.group(1)) / (100 if light.group(2) else 1)
        return (WHITE, False) if share >= _LIGHT else (None, False)
    first = value.split(" ")[0]
    if re.fullmatch(r"#[0-9a-f]{8}", first):
        return hex_colour(first[:7]), int(first[7:], 16) < 38
    return hex_colour(_NAMED.get(first, first if first.startswith("#") else "")), False


def _channel(text: str) -> int:
    return round(number(text.rstrip("%")) * (2.55 if text.endswith("%") else 1))
