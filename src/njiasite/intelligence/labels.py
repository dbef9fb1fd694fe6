"""Where the names in a picture stand: beside what they name, on no other name or dot, as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_LINE, _GAP = 17, 4  # height of a line of words, and the air between a dot and its name
_WIDE = 0.56  # how wide a letter is, of its height


@dataclass(frozen=True, slots=True)
class Wanted:
    """A dot, and the name that is to stand beside it; none for a dot that is only in the way."""

    x: int
    y: int
    size: int
    name: str
    height: int


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name begins, ends or has its middle, by ``anchor``; ``box`` is what it covers."""

    x: int
    y: int
    anchor: str
    box: tuple[float, float, float, float]


def beside(wanted: Sequence[Wanted], width: int, height: int) -> list[Label | None]:
    """For each its label, the first ones first; None where there is no name."""
    dots = [(one.x - one.size, one.y - one.size, one.x + one.size, one.y + one.size) for one in wanted]
    taken: list[tuple[float, float, float, float]] = []
    found: list[Label | None] = []
    for at, one in enumerate(wanted):
        if not one.name:
            found.append(None)
            continue
        others = [*dots[:at], *dots[at + 1 :]]
        best = min(_choices(one, width, height), key=lambda label: 4 * _on(label.box, taken) + _on(label.box, others))
        taken.append(best.box)
        found.append(best)
    return found


def _choices(one: Wanted, width: int, height: int) -> list[Label]:
    """Below, above, right, left, and a little further off, within the picture; below where that is as good."""
    wide, made = _WIDE * one.height * len(one.name), []
    for far in (0, _LINE, 2 * _LINE):
        off = one.size + _GAP + far
        for x, top, anchor in (
            (one.x, one.y + off, "middle"),
            (one.x, one.y - off - one.height, "middle"),
            (one.x + off, one.y - one.height / 2, "start"),
            (one.x - off, one.y - one.height / 2, "end"),
        ):
            left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
            if left >= 0 and left + wide <= width and top >= 0 and top + one.height <= height:
                box = (left, top, left + wide, top + one.height)
                made.append(Label(round(x), round(top + 0.8 * one.height), anchor, box))
    middle = (one.x - wide / 2, one.y, one.x + wide / 2, one.y + one.height)
    return made or [Label(one.x, one.y + one.height, "middle", middle)]


def _on(box: tuple[float, float, float, float], others: Sequence[tuple[float, float, float, float]]) -> float:
    """How much of the others it covers."""
    covered = 0.0
    for other in others:
        wide, high = min(box[2], other[2]) - max(box[0], other[0]), min(box[3], other[3]) - max(box[1], other[1])
        covered += max(0.0, wide) * max(0.0, high)
    return covered
