"""The names in the picture of a ring can be read: none lies on another, none runs out of the picture."""

from __future__ import annotations

from itertools import combinations

from njiasite.intelligence.drawing import EDGE, HEIGHT, WIDTH
from njiasite.intelligence.labels import Wanted, beside
from njiasite.intelligence.maps import draw


def test_no_name_lies_on_another_where_dots_stand_close() -> None:
    close = [Wanted(300 + 45 * (at % 4), 200 + 45 * (at // 4), 14, f"Otieno Example {at}", 15) for at in range(12)]
    corners = ((EDGE, EDGE), (WIDTH - EDGE, HEIGHT - EDGE))
    edge = [Wanted(x, y, 20, "Sample Bridge Recruit…", 15) for x, y in corners]
    boxes = [one.box for one in beside([*close, *edge], WIDTH, HEIGHT) if one]
    assert len(boxes) == 14
    for one, two in combinations(boxes, 2):
        assert one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1], (one, two)
    assert all(left >= 0 and top >= 0 and right <= WIDTH and bottom <= HEIGHT for left, top, right, bottom in boxes)


def test_a_name_at_the_edge_of_a_map_runs_inwards() -> None:
    found = draw((("eldoret", 3), ("meru", 1), ("garissa", 3)))
    assert found is not None
    west, middle, east = sorted(found.spots, key=lambda spot: spot.x)
    assert (west.anchor, middle.anchor, east.anchor) == ("start", "middle", "end")
