"""Whether a place in a Word file can be seen: rows, lines, boxes and tables without room or off the paper."""

from __future__ import annotations

import re

from njia.documents.contrast import Colour, hex_colour
from njia.documents.word.archive import Element
from njia.documents.word.names import WP, A, V, W
from njia.documents.word.parts import words_of
from njia.documents.word.styles import Styles, number, on

_LEAST_LINE = 80.0  # twentieths of a point: an exact line this low cuts its letters away
_WIDEST = 20_000.0  # twentieths of a point: a place beyond any paper
_LEFTMOST = -12_000.0  # the same, to the left and above
_NARROW = 60.0  # twentieths of a point: a fixed column in which no letter has room
_EMU = 635.0  # of a drawing in a twentieth of a point
_CLEAR = 0.15  # of a colour's strength: under it the paper is seen
_FILLS = frozenset(A + name for name in ("noFill", "solidFill", "gradFill", "blipFill", "pattFill", "grpFill"))
_LETTER = 8.0 * 0.45  # points: how wide a small letter is, at the least
_LINE = 8.0 * 1.1
_SPILLS = 1.5  # so many times more than has room: the rest is cut away
_STYLE = re.compile(r"(?:^|;)\s*(left|top|margin-left|margin-top)\s*:\s*(-?[\d.]+)\s*(pt|in|cm|mm)?")
_POINTS = {"pt": 1.0, "in": 72.0, "cm": 28.35, "mm": 2.835}


def _off(value: str | None) -> bool:
    at = number(value) or 0
    return at >= _WIDEST or at <= _LEFTMOST


def row_hidden(about: Element | None) -> bool:
    """A row marked hidden, or fixed to a height in which no letter can be seen."""
    if about is None:
        return False
    height = _exact(about)
    return (height is not None and height <= _LEAST_LINE) or on(about.find(W + "hidden"))


def _exact(about: Element | None) -> float | None:
    height = None if about is None else about.find(W + "trHeight")
    return None if height is None or height.get(W + "hRule") != "exact" else number(height.get(W + "val"))


def cell_cut(row: Element, cell: Element, grid: list[float], fixed: bool) -> bool:
    """A cell with no room for its words: a column of no width, or a row of exact height with far too many words.

    ``grid`` are the widths of the table's columns that it stands in: a cell of width 0 is as wide as they say.
    """
    wide = cell.find(f"{W}tcPr/{W}tcW")
    width = number(wide.get(W + "w")) if wide is not None and wide.get(W + "type") in (None, "dxa") else None
    width = width or (sum(grid) if grid else None)
    if fixed and width is not None and width <= _NARROW:
        return True
    height = _exact(row.find(W + "trPr"))
    return height is not None and _spills(cell, width or _WIDEST, height)


def _spills(place: Element, width: float, height: float) -> bool:
    """Whether the words need much more room than this, even in small letters."""
    across = max(width / 20 / _LETTER, 1.0)
    lines = sum(1 + int(len(line) / across) for line in words_of(place).split("\n") if line.strip())
    return lines > 1 and lines * _LINE > _SPILLS * height / 20


def table_off(properties: Element | None) -> bool:
    """A table set off the paper."""
    if properties is None:
        return False
    floats, indent = properties.find(W + "tblpPr"), properties.find(W + "tblInd")
    return (floats is not None and any(_off(floats.get(W + key)) for key in ("tblpX", "tblpY"))) or (
        indent is not None and _off(indent.get(W + "w"))
    )


def line_hidden(properties: Element | None) -> bool:
    """Lines so low that their letters are cut away, or set off the paper."""
    if properties is None:
        return False
    spacing, indent, frame = (properties.find(W + tag) for tag in ("spacing", "ind", "framePr"))
    low = (
        spacing is not None
        and spacing.get(W + "lineRule") == "exact"
        and (number(spacing.get(W + "line")) or 999) <= _LEAST_LINE
    )
    far = indent is not None and any(
        abs(number(indent.get(W + side)) or 0) >= _WIDEST
        for side in ("left", "start", "right", "end", "firstLine", "hanging")
    )
    return low or far or (frame is not None and any(_off(frame.get(W + axis)) for axis in ("x", "y")))


def line_hidden_by(styles: Styles, style: str | None) -> bool:
    return any(line_hidden(entry.paragraph) for entry in styles.chain(style or styles.default_paragraph))


def box_fill(run: Element) -> Colour | None:
    """A text box may have a background of its own: white letters on it are no secret."""
    for parent in run.iterancestors():
        fill = parent.get("fillcolor")
        if fill:
            return None if _off_or_clear(parent) else hex_colour(fill.split()[0])
        if isinstance(parent.tag, str) and parent.tag.endswith("}wsp"):
            return _shape_fill(parent)
    return None


def _off_or_clear(shape: Element) -> bool:
    """An old shape whose colour is not painted, or as good as clear."""
    if (shape.get("filled") or "").lower() in ("f", "false", "0"):
        return True
    for fill in shape.findall(V + "fill"):
        said = (fill.get("opacity") or "1").strip()
        share = number(said.rstrip("%f"))
        whole = 65_536 if said.endswith("f") else 100 if said.endswith("%") else 1
        if share is None or share / whole < _CLEAR or (fill.get("on") or "").lower() in ("f", "false", "0"):
            return True
    return False


def _shape_fill(shape: Element) -> Colour | None:
    """What fills a shape: its own colour, the lightest of several, or that of its style; its outline is no ground."""
    about = next((child for child in shape if str(child.tag).endswith("}spPr")), None)
    fills = [] if about is None else [child for child in about if child.tag in _FILLS]
    if not fills:
        reference = next((ref for ref in shape.iter(A + "fillRef") if ref.get("idx") not in (None, "0", "1000")), None)
        fills = [] if reference is None else [reference]
    colours = [colour for fill in fills for colour in fill.iter(A + "srgbClr", A + "sysClr")]
    clear = (number(alpha.get("val")) or 0 for colour in colours for alpha in colour.iter(A + "alpha"))
    if any(share < _CLEAR * 100_000 for share in clear):
        return None
    found = [hex_colour(colour.get("lastClr") or colour.get("val") or "") for colour in colours]
    return max((colour for colour in found if colour is not None), key=sum, default=None)


def box_hidden(box: Element) -> bool:
    """A text box of no size, with far too little room for its words, switched off or set off the paper."""
    for parent in box.iterancestors():
        if isinstance(parent.tag, str) and parent.tag.endswith(("}inline", "}anchor")):
            return _drawing_hidden(parent, box)
        style = (parent.get("style") or "").replace(" ", "").lower()
        if "visibility:hidden" in style or "display:none" in style or _moved_away(style):
            return True
    return False


def _drawing_hidden(drawing: Element, box: Element) -> bool:
    if any(_off(str((number(at.text) or 0) / _EMU)) for at in drawing.iter(WP + "posOffset")):
        return True
    if any(on_.get("hidden") in ("1", "true") for on_ in drawing.iter(WP + "docPr")):
        return True
    size = drawing.find(WP + "extent")
    if size is None:
        return False
    wide, high = (number(size.get("cx")) or 0) / _EMU, (number(size.get("cy")) or 0) / _EMU
    grows = any(isinstance(n.tag, str) and n.tag.endswith("}spAutoFit") for n in drawing.iter())
    return min(wide, high) < _LEAST_LINE or (not grows and _spills(box, wide, high))


def _moved_away(style: str) -> bool:
    return any(
        _off(str(float(value) * 20 * _POINTS.get(unit or "pt", 1.0)))
        for _, value, unit in _STYLE.findall(style)
        if number(value) is not None
    )
