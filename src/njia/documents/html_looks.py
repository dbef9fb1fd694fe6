"""How an HTML element looks: hidden, colour, size and weight, as its styles and those of its parents say."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from njia.documents.contrast import TINIEST, WHITE, Colour, hex_colour, unseen
from njia.documents.word.archive import Element

_NAMED = {
    "white": "ffffff", "snow": "fffafa", "ivory": "fffff0", "whitesmoke": "f5f5f5", "ghostwhite": "f8f8ff",
    "black": "000000",
    "gray": "808080", "grey": "808080", "red": "ff0000", "blue": "0000ff", "navy": "000080", "green": "008000",
    "yellow": "ffff00", "lightgray": "d3d3d3", "lightgrey": "d3d3d3", "silver": "c0c0c0", "floralwhite": "fffaf0",
}  # fmt: skip
_UNITS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "ex": 6.0, "%": 0.12, "in": 72.0, "cm": 28.35, "mm": 2.835}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|ex|%|in|cm|mm)?")
_RGB = re.compile(r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+)(%?))?")
_LIGHTNESS = re.compile(r"(?:hsla?\([^,\s]+[\s,]+[^,\s]+|(?:ok)?l(?:ab|ch)\(|hwb\([^,\s]+)[\s,]*([\d.]+)(%?)")
_LIGHT = 0.93  # from this on, a colour told only by its lightness counts as white
_OWN = re.compile(r"var\(\s*(--[\w-]+)[^)]*\)")  # a name that the page gives to a value
_STANDING = re.compile(r":(?:nth|first|last|only|not|is|where|root|lang|enabled|target)[\w-]*(?:\([^)]*\))?")
_SHORTHAND = re.compile(r"(?:^|\s)([\d.]+(?:px|pt|em|rem|ex|%|in|cm|mm)?)(?:\s*/|\s+[\w\"'])")
_SHRUNK = re.compile(r"(?:scale\w*\(|^)\s*(-?[\d.]+)(%?)")
_FAR = re.compile(r"(-?[\d.]+)(px|pt|vw|vh|em|rem|%|cm)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Look:
    hidden: bool = False
    colour: Colour | None = None
    back: Colour | None = None
    size: float = 12.0
    bold: bool = False
    struck: bool = False
    turned: bool = False  # letters shown in the other order
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


def stylesheet(root: Element) -> list[tuple[str, dict[str, str]]]:
    """Simple rules of <style>: a tag, .class, #id or tag.class each; others are not followed."""
    found: list[tuple[str, dict[str, str]]] = []
    for style in root.iter("style"):
        sheet = re.sub(r"/\*.*?\*/", "", style.text or "", flags=re.DOTALL)
        for selectors, body in _RULE.findall(sheet):
            names = [_STANDING.sub("", selector).split()[-1:] or ["html"] for selector in selectors.split(",")]
            found.extend((name[0], _declarations(body)) for name in names)
    given = {k: v for _, declared in found for k, v in declared.items() if k.startswith("--")}
    return [
        (name, {k: _OWN.sub(lambda own: given.get(own.group(1), ""), v) for k, v in declared.items()})
        for name, declared in found
    ]


def brought_in(root: Element) -> bool:
    """Whether what the page shows hangs on a program, or on styles that are not in it."""
    outside = any("stylesheet" in (link.get("rel") or "").lower() for link in root.iter("link"))
    return outside or any(
        (node.tag == "script" and (node.get("type") or "").find("json") < 0) or "@import" in (node.text or "")
        for node in root.iter("script", "style")
    )


def put_in(root: Element) -> list[str]:
    """Words that a style puts into the page, where no reader of its text finds them."""
    sheets = " ".join(style.text or "" for style in root.iter("style"))
    return [words for _, words in re.findall(r"content\s*:\s*([\"'])(.*?)\1", sheets) if len(words.split()) >= 3]


def _declarations(body: str) -> dict[str, str]:
    body = re.sub(r"/\*.*?\*/", "", body, flags=re.DOTALL)
    pairs = (part.split(":", 1) for part in body.split(";") if ":" in part)
    return {k.strip().lower(): v.replace("!important", "").strip().lower() for k, v in pairs}


def _fits(selector: str, element: Element) -> bool:
    wanted = re.findall(r"\[([\w-]+)[^\]]*\]", selector)
    match = re.fullmatch(r"(\*|[\w-]*)((?:[.#][\w-]+)*)", re.sub(r"\[[^\]]*\]", "", selector))
    if match is None or not selector or any(element.get(name) is None for name in wanted):
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
    own = _declarations(element.get("style") or "")
    if any("var(" in value for value in own.values()):
        given = {k: v for _, declared in styles for k, v in declared.items() if k.startswith("--")}
        own = {k: _OWN.sub(lambda name: given.get(name.group(1), ""), v) for k, v in own.items()}
    said |= own
    if element.tag == "font":
        said |= {"color": element.get("color") or "black"}
    if element.get("bgcolor"):
        said.setdefault("background-color", element.get("bgcolor") or "")
    look = _text_look(look, said, element)
    if element.tag in ("b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"):
        look = replace(look, bold=True)
    if "override" in said.get("unicode-bidi", "") and said.get("direction") == "rtl":
        look = replace(look, turned=True)
    if element.tag in ("s", "strike", "del") or "line-through" in said.get("text-decoration", ""):
        look = replace(look, struck=True)
    return replace(look, kept=look.kept or element.tag == "pre" or said.get("white-space", "").startswith("pre"))


def _text_look(look: Look, said: dict[str, str], element: Element) -> Look:
    closed = element.tag == "dialog" and element.get("open") is None
    if closed or element.get("hidden") is not None or _is_hidden(said):
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
        look = replace(look, size=_length(said["font-size"], look.size))
    elif (short := _SHORTHAND.search(said.get("font", ""))) is not None:
        look = replace(look, size=_length(short.group(1), look.size))
    weight = said.get("font-weight", "")
    return replace(look, bold=True) if weight in ("bold", "bolder", "600", "700", "800", "900") else look


def _is_hidden(said: dict[str, str]) -> bool:
    if said.get("display") == "none" or "hidden" in (said.get("visibility"), said.get("content-visibility")):
        return True
    if said.get("visibility") == "collapse" or _shrunk_or_far(said):
        return True
    faint = re.match(r"opacity\(([\d.]+)(%?)\)", said.get("filter", ""))
    if faint is not None and _number(faint.group(1)) < (15 if faint.group(2) else 0.15):
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
    return (cut and small) or "rect(0" in said.get("clip", "") or _clipped(said.get("clip-path", ""))


def _clipped(path: str) -> bool:
    numbers = [_number(n) for n in re.findall(r"[\d.]+", path)]
    if path.startswith("inset("):
        return any(n >= 50 for n in numbers)
    return path.startswith(("circle(", "ellipse(", "polygon(")) and not any(n >= 5 for n in numbers)


def _shrunk_or_far(said: dict[str, str]) -> bool:
    """Scaled to nothing, moved off the page, or its letters laid on top of one another."""
    for name in ("scale", "zoom", "transform"):
        match = _SHRUNK.search(said.get(name, "")) if name != "transform" or "scale" in said.get(name, "") else None
        if match is not None and _number(match.group(1)) / (100 if match.group(2) else 1) < 0.2:
            return True
    moved = [said.get(name, "") for name in ("transform", "translate") if "scale" not in said.get(name, "")]
    if said.get("position") in ("absolute", "fixed"):
        moved += [said.get(name, "") for name in ("left", "top", "right", "bottom")]
    far = (match for value in moved for match in _FAR.findall(value))
    if any(abs(_number(size)) >= (95 if unit in ("vw", "vh") else 2_000) for size, unit in far):
        return True
    return said.get("letter-spacing", "").startswith("-") and _length(said["letter-spacing"], 12) <= -4


def _colour(value: str) -> tuple[Colour | None, bool]:
    """(the colour, whether it is clear as glass)."""
    value = value.strip().lower()
    if value == "transparent":
        return None, True
    match = _RGB.search(value)
    if match is not None:
        red, green, blue = (min(255, _channel(match.group(i))) for i in (1, 2, 3))
        alpha = match.group(4)
        opaque = 1.0 if alpha is None else _number(alpha) / (100 if match.group(5) else 1)
        return (red, green, blue), opaque < 0.15
    light = _LIGHTNESS.match(value)
    if light is not None:
        share = _number(light.group(1)) / (100 if light.group(2) else 1)
        return (WHITE, False) if share >= _LIGHT else (None, False)
    first = value.split(" ")[0]
    if re.fullmatch(r"#[0-9a-f]{8}", first):
        return hex_colour(first[:7]), int(first[7:], 16) < 38
    return hex_colour(_NAMED.get(first, first if first.startswith("#") else "")), False


def _channel(text: str) -> int:
    return round(_number(text.rstrip("%")) * (2.55 if text.endswith("%") else 1))


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
