"""The picture of a ring as numbers for an SVG: nodes with places, ties between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from njia.linking.layout import MOST, layout
from njiasite.intelligence.sheets import Node, Sheet
from njiasite.pages.templatetags.shown import day as said

WIDTH, HEIGHT, EDGE = 900, 620, 70
_LONGEST, _NEAR = 22, 130
_CROWDED = 24  # of more nodes only members and what they share are named in the picture; the others when pointed at


@dataclass(frozen=True, slots=True)
class Dot:
    """A node with its place; ``shape`` tells people, organisations and things apart without colour."""

    node: Node
    x: int
    y: int
    size: int
    shape: str
    label: str
    named: bool

    @property
    def half(self) -> float:
        return self.size / 2

    @property
    def anchor(self) -> str:
        """Where the label begins, so that none runs out of the picture."""
        return "start" if self.x < _NEAR else "end" if self.x > WIDTH - _NEAR else "middle"

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
    """At most 300 nodes: people first, then reports that name several, then what most of them share."""
    shared = Counter(tie.what for tie in found.ties)
    nodes = [*found.people, *_reports(found), *sorted(found.things, key=lambda one: -shared[one.id])]
    shown, number = nodes[:MOST], {one.id: at for at, one in enumerate(nodes[:MOST])}
    pairs = [(tie.who, tie.what, len(tie.reports)) for tie in found.ties]
    pairs += [(who, report, 1) for who, reports in found.seen.items() for report in reports]
    ties = [(who, what, n) for who, what, n in pairs if who in number and what in number]
    places = [
        (EDGE + round(x * (WIDTH - 2 * EDGE)), EDGE + round(y * (HEIGHT - 2 * EDGE)))
        for x, y in layout(len(shown), [(number[who], number[what]) for who, what, _ in ties])
    ]
    few = len(shown) <= _CROWDED
    named = [few or shared[one.id] > 1 or (one.member and one.id in found.seen) for one in shown]
    dots = tuple(_dot(node, *place, said) for node, place, said in zip(shown, places, named, strict=True))
    lines = tuple(Line(*places[number[who]], *places[number[what]], min(1 + n, 6)) for who, what, n in ties)
    return Drawing(dots, lines, len(nodes) - len(shown))


def _reports(found: Sheet) -> list[Node]:
    """The reports that name two or more of those who are shown: they tie them as surely as a number does."""
    named = Counter(report for reports in found.seen.values() for report in reports)
    return [
        Node(report, "report", (said(day),), 1, day, day)
        for report, (day, _) in sorted(found.reports.items(), key=lambda one: one[1][0])
        if named[report] > 1
    ]


def _dot(node: Node, x: int, y: int, named: bool) -> Dot:
    shape = node.kind if node.kind in ("person", "organisation", "report") else "thing"
    size = {"report": 4, "thing": 8}.get(shape, 12) + min(node.reports, 8)
    name = node.names[0] if node.names else "—"
    label = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return Dot(node, x, y, size, shape, label, named)
