"""How an HTML element looks: hidden, colour, size and weight, as its styles and those of its parents say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from njia.documents.contrast import TINIEST, Colour, hex_colour, unseen
from njia.documents.word.archive import Element

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


@dataclass(frozen=True, slots=True)
class Look:
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


def stylesheet(root: Element) -> list[tuple[str, dict[str, str]]]:
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


def looks(look: Look, element: Element, styles: list[tuple[str, dict[str, str]]]) -> Look:
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


def _text_look(look: Look, said: dict[str, str], element: Element) -> Look:
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
