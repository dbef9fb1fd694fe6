"""The automatic numbers that Word shows before paragraphs: counted here as Word counts them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from njia.documents.word.archive import Element
from njia.documents.word.names import W
from njia.documents.word.styles import number, on

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_LARGEST = 30_000


def roman(n: int) -> str:
    out = ""
    for value, letters in _ROMAN:
        while n >= value:
            out, n = out + letters, n - value
    return out


def letters(n: int, alphabet: str) -> str:
    """a … z, aa, bb …: Word repeats the letter."""
    return alphabet[(n - 1) % len(alphabet)] * ((n - 1) // len(alphabet) + 1)


def written(n: int, how: str) -> str:
    """A counter in one of Word's number formats; an unknown format is shown as digits."""
    if how == "none":
        return ""
    if n < 1 or n > _LARGEST:
        return str(n)
    latin = "abcdefghijklmnopqrstuvwxyz"
    table = {
        "lowerLetter": lambda: letters(n, latin),
        "upperLetter": lambda: letters(n, latin).upper(),
        "russianLower": lambda: letters(n, _RUSSIAN),
        "russianUpper": lambda: letters(n, _RUSSIAN).upper(),
        "lowerRoman": lambda: roman(n) if n < 4000 else str(n),
        "upperRoman": lambda: roman(n).upper() if n < 4000 else str(n),
        "decimalZero": lambda: f"{n:02d}",
    }
    return table[how]() if how in table else str(n)


@dataclass(slots=True)
class _Level:
    start: int = 1
    how: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None  # the level whose step restarts this one; 0 never
    glued: bool = False


@dataclass(slots=True)
class _List:
    """One abstract list: its levels and its running counters."""

    levels: dict[int, _Level]
    counters: dict[int, int] = field(default_factory=dict)


def _level(element: Element) -> _Level:
    def value(tag: str) -> str | None:
        found = element.find(W + tag)
        return None if found is None else found.get(W + "val")

    start, restart = number(value("start")), number(value("lvlRestart"))
    return _Level(
        1 if start is None else int(start), value("numFmt") or "decimal", value("lvlText") or "",
        on(element.find(W + "isLgl")), None if restart is None else int(restart), value("suff") == "nothing",
    )  # fmt: skip


class Numbering:
    """The lists of the file. `label` must be called once for each numbered paragraph, in order."""

    def __init__(self, root: Element | None) -> None:
        self._lists: dict[str, _List] = {}  # by numId
        self._overrides: dict[str, dict[int, int]] = {}
        self.by_style: dict[str, tuple[str, int]] = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstract: dict[str, _List] = {}
        links: dict[str, str] = {}
        named: dict[str, str] = {}
        styles: dict[str, list[tuple[str, int]]] = {}
        for element in root.findall(W + "abstractNum"):
            id_ = element.get(W + "abstractNumId") or ""
            levels: dict[int, _Level] = {}
            for lvl in element.findall(W + "lvl"):
                depth = int(number(lvl.get(W + "ilvl")) or 0)
                levels[depth] = _level(lvl)
                style = lvl.find(W + "pStyle")
                if style is not None:
                    styles.setdefault(id_, []).append((style.get(W + "val") or "", depth))
            abstract[id_] = _List(levels)
            for tag, table in (("numStyleLink", links), ("styleLink", named)):
                found = element.find(W + tag)
                if found is not None:
                    table[found.get(W + "val") or ""] = id_
        for link, id_ in links.items():
            if link in named and not abstract[id_].levels:
                abstract[id_] = abstract[named[link]]
        for num in root.findall(W + "num"):
            target = num.find(W + "abstractNumId")
            id_ = "" if target is None else target.get(W + "val") or ""
            if id_ in abstract:
                self._number(num, abstract[id_], styles.get(id_, []))

    def _number(self, num: Element, base: _List, styles: list[tuple[str, int]]) -> None:
        num_id = num.get(W + "numId") or ""
        for style, depth in styles:
            self.by_style.setdefault(style, (num_id, depth))
        levels = dict(base.levels)
        starts: dict[int, int] = {}
        for override in num.findall(W + "lvlOverride"):
            depth = int(number(override.get(W + "ilvl")) or 0)
            own = override.find(W + "lvl")
            if own is not None:
                levels[depth] = _level(own)
            start = override.find(W + "startOverride")
            if start is not None:
                starts[depth] = int(number(start.get(W + "val")) or 0)
        self._overrides[num_id] = starts
        same = levels == base.levels
        self._lists[num_id] = base if same else _List(levels, base.counters)

    def label(self, num_id: str, depth: int) -> tuple[str, bool] | None:
        """The number shown before this paragraph, and whether it stands without a space; None for no list."""
        chosen = self._lists.get(num_id)
        level = None if chosen is None else chosen.levels.get(depth)
        if chosen is None or level is None:
            return None
        counters, starts = chosen.counters, self._overrides.get(num_id, {})
        if depth in starts:
            counters[depth] = starts.pop(depth)
        else:
            counters[depth] = counters[depth] + 1 if depth in counters else level.start
        for deeper in range(depth + 1, _LEVELS):
            below = chosen.levels.get(deeper)
            if below is not None and below.restart != 0 and (below.restart is None or depth < below.restart):
                counters.pop(deeper, None)
        if level.how == "bullet":
            return "•", level.glued

        def shown(match: re.Match[str]) -> str:
            at = int(match.group(1)) - 1
            other = chosen.levels.get(at, _Level())
            return written(counters.get(at, other.start), "decimal" if level.legal and at != depth else other.how)

        return _PLACE.sub(shown, level.text).strip(), level.glued
