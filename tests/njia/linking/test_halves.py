"""What makes two groups one ring, and what does not."""

from __future__ import annotations

import numpy as np

from njia.linking.belonging import belonging
from njia.linking.halves import put_together
from njia.linking.together import Use, together


def groups(uses: list[Use], *given: str) -> list[set[str]]:
    """The groups after they were put together; ``given`` are the groups before, a letter a person."""
    found = together(uses)
    label = np.array([next(at for at, one in enumerate(given) if who in one) for who in found.names.tolist()])
    made = put_together(found, label, belonging().parts)
    return sorted(({str(who) for who in found.names[made == one]} for one in set(made.tolist())), key=sorted)


def report(number: int, named: str) -> list[Use]:
    return [(who, f"report:{number}", str(number)) for who in named]


INSIDE = [use for at, named in enumerate(("abcd", "abc", "bcd", "wxyz", "wxy", "xyz")) for use in report(at, named)]


def test_parts_tied_by_several_people_of_each_are_one_ring() -> None:
    uses = [*INSIDE, *report(11, "aw"), *report(12, "bx")]
    assert groups(uses, "abcd", "wxyz") == [set("abcdwxyz")]


def test_one_person_whom_two_tips_name_beside_a_ring_does_not_pull_a_whole_agency_in() -> None:
    uses = [*INSIDE, *report(11, "abw"), *report(12, "cdw")]
    assert groups(uses, "abcd", "wxyz") == [set("abcd"), set("wxyz")]


def test_one_report_puts_nobody_together() -> None:
    uses = [*INSIDE, *report(11, "abwx")]
    assert groups(uses, "abcd", "wxyz") == [set("abcd"), set("wxyz")]
