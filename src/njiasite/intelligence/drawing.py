"""The picture of a ring as numbers for an SVG: nodes with places, ties between them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from njia.linking.layout import MOST, layout
from njiasite.intelligence.labels import Label, Wanted, beside
from njiasite.intelligence.sheets import Node, Sheet
from njiasite.pages.templatetags.shown import day as said

WIDTH, HEIGHT, EDGE = 900, 620, 40
_LONGEST = 22
_LETTERS = {"report": 11, "thing": 13}  # their height in the picture, as the style says; of names 15
_CROWDED = 24  # of more nodes only members and what they share are named in the picture; the others when pointed at


@dataclass(frozen=True, slots=True)
class Dot:
    """A node with its place; ``shape`` tells people, organisations and things apart without colour.

    ``name`` is where its name stands; without one, the name is told when the dot is pointed at.
    """

    node: Node
    x: int
    y: int
    size: int
    shape: str
    label: str
    name: Label | None

    @property
    def half(self) -> float:
        return self.size / 2


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
    dots = _dots(shown, places, named)
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


def _dots(shown: list[Node], places: list[tuple[int, int]], named: list[bool]) -> tuple[Dot, ...]:
    rows = [(node, *place, *_look(node)) for node, place in zip(shown, places, strict=True)]
    wanted = [
        Wanted(x, y, size, label if said else "", _LETTERS.get(shape, 15))
        for (_, x, y, size, shape, label), said in zip(rows, named, strict=True)
    ]
    return tuple(Dot(*row, name) for row, name in zip(rows, beside(wanted, WIDTH, HEIGHT), strict=True))


def _look(node: Node) -> tuple[int, str, str]:
    """Its size, its shape and its name, which is cut where it is long."""
    shape = node.kind if node.kind in ("person", "organisation", "report") else "thing"
    size = {"report": 4, "thing": 8}.get(shape, 12) + min(node.reports, 8)
    name = node.names[0] if node.names else "—"
    return size, shape, name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
