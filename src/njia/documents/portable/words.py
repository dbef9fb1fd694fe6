"""The words of a PDF page with their boxes, in the order the file paints them."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pypdfium2 as pdfium
import pypdfium2.raw as raw

_SPACES = frozenset(" \t\r\n\u00a0\u2002\u2003\u2009\u202f\u3000\0")
_BREAK = "\u0002"  # what pdfium puts for a hyphen at the end of a line: the word goes on in the next
_HYPHENS = {
    "\ufffe": _BREAK,
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
}
_LIGATURE = 3  # letters more than one that a single sign may stand for
_SAMPLE = 60
_FEW = 5
_RISE, _FALL = 0.9, 0.22  # how far letters reach above and below their base line, in sizes of the font
_Rect = tuple[float, float, float, float]
_Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class BaseLine:
    """Where a turned word stands in the file's own space: from ``start`` to ``end``, leaning ``lean`` degrees."""

    start: _Place
    end: _Place
    lean: float
    size: float

    def seen_from(self, lean: float) -> _Rect:
        """The word's box (left, top, right, bottom) for a reader who holds the page turned by ``lean``."""
        cosine, sine = math.cos(math.radians(lean)), math.sin(math.radians(lean))
        places = [(x * cosine + y * sine, x * sine - y * cosine) for x, y in (self.start, self.end)]
        (left, first), (right, last) = sorted(places)
        return left, min(first, last) - _RISE * self.size, right, max(first, last) + _FALL * self.size

    @property
    def bounds(self) -> _Rect:
        """The upright rectangle (left, bottom, right, top) around it."""
        cosine, sine = math.cos(math.radians(self.lean)), math.sin(math.radians(self.lean))
        corners = [
            (x - sine * off * self.size, y + cosine * off * self.size)
            for x, y in (self.start, self.end)
            for off in (_RISE, -_FALL)
        ]
        xs, ys = [c[0] for c in corners], [c[1] for c in corners]
        return min(xs), min(ys), max(xs), max(ys)


@dataclass(slots=True)
class Word:
    """A run of letters without a space. ``glued``: no space stands before it although it is a run of its own.

    The box is in points from the top left of the page as it is shown. ``object`` is the address of the text object
    that paints it, ``base`` where it stands if it is turned unlike the page.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    glued: bool
    object: int
    bold: bool = False
    base: BaseLine | None = None
    height: float = field(init=False)
    middle: float = field(init=False)

    def __post_init__(self) -> None:
        self.height, self.middle = self.bottom - self.top, (self.top + self.bottom) / 2


def turner(page: pdfium.PdfPage) -> tuple[Callable[[_Rect], _Rect], float, float]:
    """How to bring a rectangle (left, bottom, right, top) of the file onto the page as shown, and the page's size."""
    left, bottom, right, top = page.get_cropbox()
    turn = page.get_rotation() % 360
    width, height = right - left, top - bottom
    if turn == 90:
        return lambda r: (r[1] - bottom, r[0] - left, r[3] - bottom, r[2] - left), height, width
    if turn == 180:
        return lambda r: (right - r[2], r[1] - bottom, right - r[0], r[3] - bottom), width, height
    if turn == 270:
        return lambda r: (top - r[3], right - r[2], top - r[1], right - r[0]), height, width
    return lambda r: (r[0] - left, top - r[3], r[2] - left, top - r[1]), width, height


def characters(textpage: pdfium.PdfTextPage) -> list[str]:
    """The character at each index of the page, "" where there is none."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage.raw, 0, count, buffer)
    codes = buffer[:count]
    if written != count + 1 or any(0xD800 <= code < 0xE000 for code in set(codes)):
        # Some index has no character, or two: ask one by one.
        codes = [raw.FPDFText_GetUnicode(textpage.raw, i) for i in range(count)]
    seen = {code: _character(code) for code in set(codes)}
    return [seen[code] for code in codes]


def _character(code: int) -> str:
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "" if code == 0 else "\ufffd"
    char = chr(code)
    return _HYPHENS.get(char, char)


def squashed(text: str) -> str:
    """Only what is written with letters, digits and signs: no spaces, no hyphens."""
    return "".join(c for c in text.lower() if not c.isspace() and c not in "-\u00ad\ufffe\u0002\0")


def _unreadable(char: str) -> bool:
    """A letter that means nothing: a private sign, a control, the mark for an unknown one."""
    return unicodedata.category(char) in ("Co", "Cc", "Cn", "Cs") or char == "\ufffd"


def may_mean(letters: str, said: str) -> bool:
    """Whether letters some of which mean nothing may say this: those that mean something stand in it, in order."""
    unknown = sum(map(_unreadable, letters))
    if not unknown or len(said) > len(letters) + _LIGATURE * unknown:
        return False
    first, *others = "".join("\0" if _unreadable(c) else c for c in letters).split("\0")
    last, at = others.pop(), len(first)
    for part in others:
        at = said.find(part, at) + len(part)
        if at < len(part):
            return False
    return said.startswith(first) and said.endswith(last) and at <= len(said) - len(last)


class PageWords:
    """Reads the words of one page. ``careful`` looks at every letter's painter, not only at a word's ends."""

    def __init__(self, textpage: pdfium.PdfTextPage) -> None:
        self._owner = textpage  # kept: closed, it would take the letters with it
        self._page = textpage.raw
        # Text objects that look alike share a kind: some files paint letter by letter.
        self.kinds: dict[int, Hashable] = {}
        # Text objects that are turned unlike the page: their lean and the size of their letters.
        self.turned: dict[int, tuple[float, float]] = {}
        self.turn: Callable[[_Rect], _Rect] = lambda rect: rect
        self._chars = characters(textpage)
        self._rect = raw.FS_RECTF()

    def letters(self) -> str:
        """All letters and digits in the order of the file."""
        return squashed("".join(self._chars))

    def letters_of(self, painters: Sequence[int]) -> list[str]:
        """The letters and digits that each of these text objects paints."""
        found: dict[int, list[str]] = {painter: [] for painter in painters}
        for at, char in enumerate(self._chars):
            found.get(self._painter(at), []).append(char)
        return [squashed("".join(found[painter])) for painter in painters]

    def angle(self) -> int | None:
        """How far most of the text is turned, in degrees against the clock; None without enough letters."""
        leans: Counter[int] = Counter()
        rect, box = self._rect, raw.FPDFText_GetLooseCharBox
        for start, end in [run for run in self._runs if run[1] - run[0] >= 3][:_SAMPLE]:
            box(self._page, start, rect)
            x, y = rect.left + rect.right, rect.top + rect.bottom
            box(self._page, end - 1, rect)
            across, up = rect.left + rect.right - x, rect.top + rect.bottom - y
            leans[(0 if across >= 0 else 180) if abs(across) >= abs(up) else (90 if up > 0 else 270)] += 1
        most = leans.most_common(1)
        return most[0][0] if most and most[0][1] >= _FEW and most[0][1] * 5 >= 4 * leans.total() else None

    def words(self, careful: bool = False) -> list[Word]:
        """The words of the page, in the order of the file."""
        found: list[Word] = []
        for start, end in self._runs:
            first, last = self._painter(start), self._painter(end - 1)
            if careful or first != last:
                found.extend(self._split(start, end))
            else:
                found.append(self._word(start, end, False, first))
        return found

    @cached_property
    def _runs(self) -> list[tuple[int, int]]:
        """From where to where letters stand without a space."""
        runs: list[tuple[int, int]] = []
        start = -1
        for at, char in enumerate(self._chars):
            if not char or char in _SPACES:
                if start >= 0:
                    runs.append((start, at))
                    start = -1
            else:
                start = at if start < 0 else start
                if char == _BREAK:
                    runs.append((start, at + 1))
                    start = -1
        if start >= 0:
            runs.append((start, len(self._chars)))
        return runs

    def _painter(self, at: int) -> int:
        handle = raw.FPDFText_GetTextObject(self._page, at)
        return ctypes.addressof(handle.contents) if handle else 0

    def _split(self, start: int, end: int) -> list[Word]:
        """A run of letters painted by several objects, one word for each kind of them."""
        found: list[Word] = []
        objects = [self._painter(at) for at in range(start, end)]
        painters = [self.kinds.get(key, key) for key in objects]
        at = start
        while at < end:
            stop = at + 1
            while stop < end and painters[stop - start] == painters[at - start]:
                stop += 1
            found.append(self._word(at, stop, at > start, objects[at - start]))
            at = stop
        return found

    def _word(self, start: int, end: int, glued: bool, painter: int) -> Word:
        if painter in self.turned:
            return self._turned_word(start, end, glued, painter)
        rect, box = self._rect, raw.FPDFText_GetLooseCharBox
        box(self._page, start, rect)
        left, bottom, right, top = rect.left, rect.bottom, rect.right, rect.top
        if end - start > 1:
            box(self._page, end - 1, rect)
            left, right = min(left, rect.left), max(right, rect.right)
            bottom, top = min(bottom, rect.bottom), max(top, rect.top)
        return Word(self._text(start, end), *self.turn((left, bottom, right, top)), glued, painter)

    def _text(self, start: int, end: int) -> str:
        return "".join(self._chars[start:end]).replace(_BREAK, "-")

    def _turned_word(self, start: int, end: int, glued: bool, painter: int) -> Word:
        """pdfium's boxes are of no use for turned letters; where each begins and has its middle is."""
        lean, size = self.turned[painter]
        cosine, sine = math.cos(math.radians(lean)), math.sin(math.radians(lean))
        first, last = self._origin(start), self._origin(end - 1)
        across, up = (2 * (m - o) for m, o in zip(self._middle(end - 1), last, strict=True))
        width = max(across * cosine + up * sine, 0.0)
        base = BaseLine(first, (last[0] + width * cosine, last[1] + width * sine), lean, size)
        return Word(self._text(start, end), *self.turn(base.bounds), glued, painter, base=base)

    def _origin(self, at: int) -> _Place:
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(self._page, at, x, y)
        return x.value, y.value

    def _middle(self, at: int) -> _Place:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._page, at, left, right, bottom, top)
        return (left.value + right.value) / 2, (bottom.value + top.value) / 2
