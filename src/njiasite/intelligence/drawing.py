"""The picture of a ring as numbers for an SVG: nodes with places, ties between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from njia.linking.layout import MOST, layout
from njiasite.intelligence.sheets import Node, Sheet

WIDTH, HEIGHT, EDGE = 900, 620, 70
_LONGEST = 22


@dataclass(frozen=True, slots=True)
class Dot:
    """A node with its place; ``shape`` tells people, organisations and things apart without colour."""

    node: Node
    x: int
    y: int
    size: int
    shape: str
    label: str

    @property
    def half(self) -> float:
        return self.size / 2

    @property
    def below(self) -> int:
        return self.y + self.size + 16


@dataclass(frozen=True, slots=True)
class Line:
    """A tie from place to place; the more reports, the thicker."""

    x1: int
    y1: int
    x2: int
    y2: int
    width: int


@dataclass(frozen=True, slots=True)
class Drawing:
    """``left_out`` says how many nodes found no room."""

    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    left_out: int


def draw(found: Sheet) -> Drawing:
    """At most 300 nodes: people first, then what most of them share, the rest where there is room."""
    shared = Counter(tie.what for tie in found.ties)
    nodes = [*found.people, *sorted(found.things, key=lambda one: -shared[one.id])]
    shown, number = nodes[:MOST], {one.id: at for at, one in enumerate(nodes[:MOST])}
    ties = [tie for tie in found.ties if tie.who in number and tie.what in number]
    places = [
        (EDGE + round(x * (WIDTH - 2 * EDGE)), EDGE + round(y * (HEIGHT - 2 * EDGE)))
        for x, y in layout(len(shown), [(number[tie.who], number[tie.what]) for tie in ties])
    ]
    dots = tuple(_dot(node, *place) for node, place in zip(shown, places, strict=True))
    lines = tuple(
        Line(*places[number[tie.who]], *places[number[tie.what]], min(1 + len(tie.reports), 6)) for tie in ties
    )
    return Drawing(dots, lines, len(nodes) - len(shown))


def _dot(node: Node, x: int, y: int) -> Dot:
    shape = {"person": "person", "organisation": "organisation"}.get(node.kind, "thing")
    size = (8 if shape == "thing" else 12) + min(node.reports, 8)
    name = node.names[0] if node.names else "—"
    label = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return Dot(node, x, y, size, shape, label)
