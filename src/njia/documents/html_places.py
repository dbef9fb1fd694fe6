"""Whether a place on an HTML page can be seen: cut away, shrunk, under another, or moved beyond the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_UNITS = {"px": 0.75, "pt": 1.0, "em": 12.0, "rem": 12.0, "ex": 6.0, "%": 0.12, "in": 72.0, "cm": 28.35, "mm": 2.835}
_LENGTH = re.compile(r"(-?[\d.]+)\s*(px|pt|em|rem|ex|%|in|cm|mm)?")
_SHRUNK = re.compile(r"(?:scale\w{0,2}\(|^)\s{0,9}(-?[\d.]{1,12})(%?)")
_FAR = re.compile(r"(-?[\d.]{1,12})(px|pt|vw|vh|em|rem|%|cm)")
_MASKS = ("mask", "mask-image", "-webkit-mask", "-webkit-mask-image")
_LEAST = 5.0  # pixels or per cent: a smaller window shows no letter
_GAP = 1_500.0  # points without a word, further down than which nobody scrolls on
_LAID = frozenset({"absolute", "fixed", "relative", "sticky"})


@dataclass(frozen=True, slots=True)
class Room:
    """How far down the page words stand without a long gap, and whether something painted may lie over others."""

    reach: float = 0.0
    covered: bool = False

    def hides(self, said: dict[str, str]) -> bool:
        """Whether an element that is set so is below the page as people see it, or under a painted box."""
        laid = said.get("position") in _LAID
        if laid and self.covered and said.get("z-index", "").startswith("-"):
            return True
        return laid and top_of(said) > self.reach


def top_of(said: dict[str, str]) -> float:
    """How far down the page an element is set, in points."""
    absolute = said.get("position") in ("absolute", "fixed")
    return max(length(said["top"], 0.0), 0.0) if absolute and "top" in said else 0.0


def room(worded: Iterable[dict[str, str]], boxes: Iterable[dict[str, str]]) -> Room:
    """The room of a page: ``worded`` is what the elements with words of their own set, ``boxes`` what all do."""
    reach = 0.0
    for top in sorted(map(top_of, worded)):
        if top > reach + _GAP:
            break
        reach = top
    painted = any(
        said.get("position") in _LAID
        and any(said.get(name, "none") not in ("none", "transparent") for name in ("background", "background-color"))
        for said in boxes
    )
    return Room(reach + _GAP, painted)


def is_hidden(said: dict[str, str]) -> bool:
    if said.get("display") == "none" or "hidden" in (said.get("visibility"), said.get("content-visibility")):
        return True
    if said.get("visibility") == "collapse" or _shrunk_or_far(said):
        return True
    moved = [
        said.get(side, "") for side in ("left", "top", "right", "bottom", "text-indent", "margin-left", "margin-top")
    ]
    if any(value.startswith("-") and length(value, 12) < -500 for value in moved):
        return True
    cut = any(said.get("overflow" + axis, "").startswith(("hidden", "clip")) for axis in ("", "-x", "-y"))
    if any(said.get(name, "none") not in ("", "none", "initial") for name in _MASKS):
        return True
    small = any(name in said and length(said[name], 12) <= 2 for name in ("height", "max-height", "width", "max-width"))
    return (cut and small) or "rect(0" in said.get("clip", "") or _clipped(said.get("clip-path", ""))


def _clipped(path: str) -> bool:
    """Whether what is cut out is too small for a letter."""
    numbers = [number(n) for n in re.findall(r"-?[\d.]{1,12}", path)]
    if path.startswith("inset("):
        return any(n >= 50 for n in numbers)
    if path.startswith(("circle(", "ellipse(")):
        radius, _, centre = path.partition("at ")
        sizes = [number(n) for n in re.findall(r"[\d.]{1,12}", radius)]
        # Without a size it reaches the nearest side: none of it is left where the centre lies on that.
        return min(sizes) < _LEAST if sizes else bool(re.search(r"\b0|100%|left|right|top|bottom", centre))
    if path.startswith("polygon("):
        places = list(zip(numbers[::2], numbers[1::2], strict=False))
        area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(places, places[1:] + places[:1], strict=True))
        return abs(area) / 2 < _LEAST**2
    if path.startswith("xywh("):
        return any(n < _LEAST for n in numbers[2:4])
    return (
        path.startswith("rect(")
        and len(numbers) == 4
        and (numbers[2] - numbers[0] < _LEAST or numbers[1] - numbers[3] < _LEAST)
    )


def _shrunk_or_far(said: dict[str, str]) -> bool:
    """Scaled to nothing, moved off the page, or its letters laid on top of one another."""
    for name in ("scale", "zoom", "transform"):
        match = _SHRUNK.search(said.get(name, "")) if name != "transform" or "scale" in said.get(name, "") else None
        if match is not None and number(match.group(1)) / (100 if match.group(2) else 1) < 0.2:
            return True
    moved = [said.get(name, "") for name in ("transform", "translate") if "scale" not in said.get(name, "")]
    if said.get("position") in ("absolute", "fixed"):
        moved += [said.get(name, "") for name in ("left", "right", "bottom")]
    far = (match for value in moved for match in _FAR.findall(value))
    if any(abs(number(size)) >= (95 if unit in ("vw", "vh") else 2_000) for size, unit in far):
        return True
    return said.get("letter-spacing", "").startswith("-") and length(said["letter-spacing"], 12) <= -4


def number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def length(value: str, parent: float) -> float:
    """A length in points, ``parent``'s where none is said."""
    match = _LENGTH.match(value.strip())
    if match is None:
        return parent
    size, unit = number(match.group(1)), match.group(2)
    if unit in ("em", "%"):
        return size * parent / (100 if unit == "%" else 1)
    return size * _UNITS.get(unit or "px", 0.75)
