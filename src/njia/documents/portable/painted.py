"""What a PDF page paints besides words: how each text object looks, areas laid over it, pictures, ruling lines."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from njia.documents.contrast import TINIEST, WHITE, Colour, contrast
from njia.documents.portable.columns import Line, Rules

Matrix = tuple[float, float, float, float, float, float]
Rect = tuple[float, float, float, float]  # left, bottom, right, top in the file's own space
_SAME: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_FAINT = 60  # of 255: less opaque than this is as good as clear
_LIGHT = 1.6  # contrast against what is known to be behind; under it the page is rendered to see
_THIN = 3.0
_LONG = 12.0
_MOST_SEGMENTS = 400
_DEEPEST = 8
_LONGEST = 2_000_000  # bytes of a string in the file
_INVISIBLE = frozenset({3, 7})


@dataclass(slots=True)
class TextLook:
    """How one text object is shown. ``handle`` is pdfium's own; ``doubtful``: it may not be seen, look at the page."""

    handle: Any
    bounds: Rect
    mode: int
    colour: Colour
    alpha: int
    size: float
    bold: bool
    doubtful: bool = False
    lean: float = 0.0  # degrees against the clock from the file's own horizontal, -180 to 180

    @property
    def plain(self) -> bool:
        """Whether there is nothing to be looked into."""
        return not self.doubtful and not self.tiny

    @property
    def tiny(self) -> bool:
        return self.size <= TINIEST


@dataclass(slots=True)
class Painted:
    """Everything on the page but words. Rectangles are in the file's own space."""

    texts: dict[int, TextLook] = field(default_factory=dict)
    pictures: list[Rect] = field(default_factory=list)
    fills: list[tuple[Rect, Colour | None]] = field(default_factory=list)
    rules: Rules = field(default_factory=Rules)
    spoken: list[tuple[Any, Any, str]] = field(default_factory=list)  # text object, its mark, what it is said to say
    strokes: int = 0  # segments of drawn paths: letters drawn as outlines have thousands


def painted(page: pdfium.PdfPage) -> Painted:
    """A survey of the page's objects, in the order they are painted."""
    found = Painted()
    count = raw.FPDFPage_CountObjects(page.raw)
    objects = (raw.FPDFPage_GetObject(page.raw, i) for i in range(count))
    _Survey(found).take(objects, _SAME, 0)
    return found


class _Survey:
    def __init__(self, found: Painted) -> None:
        self.found = found
        self._f = [ctypes.c_float() for _ in range(4)]
        self._c = [ctypes.c_uint() for _ in range(4)]
        self._matrix = raw.FS_MATRIX()
        self._bold: dict[int, bool] = {}
        self._length = ctypes.c_ulong()

    def take(self, objects: Iterator[Any], matrix: Matrix, depth: int) -> None:
        self.inside = depth > 0
        for handle in objects:
            kind = raw.FPDFPageObj_GetType(handle)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                self._text(handle, matrix)
            elif kind == raw.FPDF_PAGEOBJ_PATH:
                self._path(handle, matrix)
            elif kind == raw.FPDF_PAGEOBJ_IMAGE:
                bounds = self._bounds(handle, matrix)
                self.found.pictures.append(bounds)
                self._cover(bounds, None)
            elif kind == raw.FPDF_PAGEOBJ_SHADING:
                self._cover(self._bounds(handle, matrix), None)
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = (raw.FPDFFormObj_GetObject(handle, i) for i in range(raw.FPDFFormObj_CountObjects(handle)))
                self.take(inner, _product(self._own_matrix(handle), matrix), depth + 1)
                self.inside = depth > 0

    def _own_matrix(self, handle: Any) -> Matrix:
        m = self._matrix
        if not raw.FPDFPageObj_GetMatrix(handle, m):
            return _SAME
        return (m.a, m.b, m.c, m.d, m.e, m.f)

    def _bounds(self, handle: Any, matrix: Matrix) -> Rect:
        if not raw.FPDFPageObj_GetBounds(handle, *self._f):
            return (0.0, 0.0, 0.0, 0.0)
        left, bottom, right, top = (f.value for f in self._f)
        return _moved((left, bottom, right, top), matrix)

    def _colour(self, getter: Any, handle: Any) -> tuple[Colour, int] | None:
        if not getter(handle, *self._c):
            return None
        red, green, blue, alpha = (c.value for c in self._c)
        return (red, green, blue), alpha

    def _text(self, handle: Any, matrix: Matrix) -> None:
        bounds = self._bounds(handle, matrix)
        mode = raw.FPDFTextObj_GetTextRenderMode(handle)
        getter = raw.FPDFPageObj_GetStrokeColor if mode in (1, 5) else raw.FPDFPageObj_GetFillColor
        shown = self._colour(getter, handle)
        colour, alpha = shown if shown is not None else ((0, 0, 0), 255)
        size = self._f[0]
        points = size.value if raw.FPDFTextObj_GetFontSize(handle, size) else 10.0
        own = _product(self._own_matrix(handle), matrix)
        points *= min(math.hypot(own[2], own[3]), 4 * math.hypot(own[0], own[1]))
        look = TextLook(handle, bounds, mode, colour, alpha, points, self._is_bold(handle))
        look.lean = math.degrees(math.atan2(own[1], own[0]))
        look.doubtful = (
            mode in _INVISIBLE
            or mode < 0
            or shown is None
            or alpha < _FAINT
            or contrast(colour, self._behind(bounds)) < _LIGHT
            or self._clipped(handle, bounds, matrix)
            or self.inside  # a form can be switched off as a whole
            or bool(raw.FPDFPageObj_HasTransparency(handle))
            or self._marked(handle)
        )
        self.found.texts[ctypes.addressof(handle.contents)] = look

    def _marked(self, handle: Any) -> bool:
        """Whether the text stands on a layer that may be off; what a mark says it says is kept."""
        layered = False
        for at in range(raw.FPDFPageObj_CountMarks(handle)):
            mark = raw.FPDFPageObj_GetMark(handle, at)
            layered = layered or self._string(raw.FPDFPageObjMark_GetName, mark) == "OC"
            said = self._string(raw.FPDFPageObjMark_GetParamStringValue, mark, b"ActualText")
            if said:
                self.found.spoken.append((handle, mark, said))
        return layered

    def _string(self, getter: Any, *of: Any) -> str:
        """A string that pdfium writes, asked for its length first."""
        length = self._length
        if not getter(*of, None, 0, length) or not 2 < length.value <= _LONGEST:
            return ""
        buffer = (ctypes.c_ushort * (length.value // 2 + 1))()
        getter(*of, buffer, length.value, length)
        return bytes(buffer).decode("utf-16-le", "replace").rstrip("\0")

    def _behind(self, bounds: Rect) -> Colour:
        """The colour of the last area painted behind, white for paper; a picture counts as white, to be safe."""
        x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
        for rect, colour in reversed(self.found.fills):
            if rect[0] <= x <= rect[2] and rect[1] <= y <= rect[3]:
                return colour or WHITE
        return WHITE

    def _clipped(self, handle: Any, bounds: Rect, matrix: Matrix) -> bool:
        """Whether a clip path leaves less than most of the text to be seen."""
        clip = raw.FPDFPageObj_GetClipPath(handle)
        count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
        for at in range(max(0, count)):
            points = []
            for step in range(min(raw.FPDFClipPath_CountPathSegments(clip, at), _MOST_SEGMENTS)):
                segment = raw.FPDFClipPath_GetPathSegment(clip, at, step)
                x, y = self._f[0], self._f[1]
                if raw.FPDFPathSegment_GetPoint(segment, x, y):
                    points.append((x.value, y.value))
            if not points:
                continue
            xs, ys = [p[0] for p in points], [p[1] for p in points]
            box = _moved((min(xs), min(ys), max(xs), max(ys)), matrix)
            if _overlap(bounds, box) < 0.9 * _area(bounds):
                return True
        return False

    def _is_bold(self, handle: Any) -> bool:
        font = raw.FPDFTextObj_GetFont(handle)
        if not font:
            return False
        key = ctypes.addressof(font.contents)
        if key not in self._bold:
            weight = raw.FPDFFont_GetWeight(font)
            buffer = ctypes.create_string_buffer(256)
            raw.FPDFFont_GetBaseFontName(font, buffer, 256)
            name = buffer.value.decode("utf-8", "replace").lower()
            self._bold[key] = weight >= 600 or "bold" in name or "black" in name
        return self._bold[key]

    def _path(self, handle: Any, matrix: Matrix) -> None:
        bounds = self._bounds(handle, matrix)
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(handle, fill, stroke)
        count = raw.FPDFPath_CountSegments(handle)
        self.found.strokes += max(count, 0)
        left, bottom, right, top = bounds
        if right - left <= _THIN < _LONG <= top - bottom or top - bottom <= _THIN < _LONG <= right - left:
            self._rule(bounds)
            return
        if fill.value:
            shown = self._colour(raw.FPDFPageObj_GetFillColor, handle)
            if shown is None or shown[1] >= _FAINT:
                self._cover(bounds, None if shown is None else shown[0])
        if stroke.value and 2 <= count <= _MOST_SEGMENTS:
            self._segments(handle, count, _product(self._own_matrix(handle), matrix))

    def _segments(self, handle: Any, count: int, matrix: Matrix) -> None:
        """The straight upright and level strokes of a path, such as the four sides of a cell."""
        before: tuple[float, float] | None = None
        start: tuple[float, float] | None = None
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(handle, at)
            x, y = self._f[0], self._f[1]
            if not raw.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            point = _point(x.value, y.value, matrix)
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == raw.FPDF_SEGMENT_MOVETO:
                start = point
            elif before is not None and kind == raw.FPDF_SEGMENT_LINETO:
                self._rule(_around(before, point))
            if raw.FPDFPathSegment_GetClose(segment) and start is not None:
                self._rule(_around(point, start))
            before = point

    def _rule(self, box: Rect) -> None:
        left, bottom, right, top = box
        if top - bottom <= _THIN and right - left >= _LONG:
            self.found.rules.across.append(Line((top + bottom) / 2, left, right))
        elif right - left <= _THIN and top - bottom >= _LONG:
            self.found.rules.down.append(Line((left + right) / 2, bottom, top))

    def _cover(self, bounds: Rect, colour: Colour | None) -> None:
        """An area is painted: text under it is doubtful from now on."""
        self.found.fills.append((bounds, colour))
        for look in self.found.texts.values():
            if not look.doubtful and _overlap(look.bounds, bounds) > 0.3 * _area(look.bounds):
                look.doubtful = True


def _point(x: float, y: float, m: Matrix) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def _around(a: tuple[float, float], b: tuple[float, float]) -> Rect:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])


def _moved(r: Rect, m: Matrix) -> Rect:
    if m == _SAME:
        return r
    corners = [_point(x, y, m) for x in (r[0], r[2]) for y in (r[1], r[3])]
    return (
        min(c[0] for c in corners),
        min(c[1] for c in corners),
        max(c[0] for c in corners),
        max(c[1] for c in corners),
    )


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m


def _area(r: Rect) -> float:
    return max(r[2] - r[0], 0.01) * max(r[3] - r[1], 0.01)


def _overlap(a: Rect, b: Rect) -> float:
    wide, high = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    return wide * high if wide > 0 and high > 0 else 0.0
