"""Nobody is in a ring by one report alone: not whom a malicious tip names, not the firm whose advert was copied."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from njia.linking.belonging import belonging
from njia.linking.rings import Rings, of_shared
from njia.linking.standing import once, standing
from njia.linking.together import Use, together


def reports(*named: str) -> list[Use]:
    """Each text says who stands in one report: "abc" names a, b and c."""
    return [(who, f"report:{at}", str(at)) for at, people in enumerate(named) for who in people]


def ring(found: Rings) -> dict[str, bool]:
    """Who stands in a ring, and whether as a member."""
    rows = zip(found.names.tolist(), found.ring.tolist(), found.member.tolist(), strict=True)
    return {name: member for name, label, member in rows if label >= 0}


RING = ("abc", "abd", "bcd", "acd", "abc", "abcd", "bd", "ac")


def test_whoever_one_report_puts_beside_a_ring_and_another_apart_from_it_is_taken_out() -> None:
    assert ring(of_shared(together(reports(*RING, "abx", "x")))) == dict.fromkeys("abcd", True)


def test_a_number_told_in_that_one_report_makes_nobody_a_member() -> None:
    uses = [("a", "phone:1", str(at)) for at in (0, 1, 3)] + [("x", "phone:1", "8")]
    assert ring(of_shared(together(reports(*RING, "abx", "x") + uses))) == dict.fromkeys("abcd", True)


def test_two_of_whom_one_hangs_on_the_ring_go_together() -> None:
    found = ring(of_shared(together(reports(*RING, "abx", "xy", "xy"))))
    assert not {"x", "y"} & {who for who, member in found.items() if member}


def test_one_stranger_beside_people_who_are_all_named_often_is_left_out_and_many_are_shown_beside() -> None:
    assert "x" not in ring(of_shared(together(reports(*RING * 2, "abx"))))
    found = ring(of_shared(together(reports(*RING, "abx", "cdy", "adz"))))
    assert [found[who] for who in "abcdxyz"] == [True] * 4 + [False] * 3


def test_a_till_that_more_strangers_than_members_use_ties_nobody() -> None:
    crowd = [(f"s{at}", "till:hub", f"s{at}") for at in range(20)]
    uses = [("a", "till:hub", "0"), ("x", "till:hub", "8"), ("x", "report:9", "9"), *crowd]
    assert "x" not in ring(of_shared(together(reports(*RING, "abx") + uses)))


@pytest.mark.parametrize(("mean", "expected"), [(2.05, 10.0), (6.0, 0.2)])
def test_how_many_would_be_named_once(mean: float, expected: float) -> None:
    assert (once(10, mean) >= expected) if mean < 3 else (once(10, mean) <= expected)


def test_from_how_many_reports_on_somebody_is_a_member_is_the_corridors_choice() -> None:
    found = together(reports("abc", "abc", "ab", "ab"))
    for least, members in ((2, "abc"), (3, "ab")):
        rule = replace(belonging(), least_reports=least)
        _, member = standing(found, np.zeros(3, np.int64), rule)
        assert set(found.names[member]) == set(members)
