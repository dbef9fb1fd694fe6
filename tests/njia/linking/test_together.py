"""In memory as in files: one thing alone links nobody, two people agree on a merge, a picture stays in its frame."""

from __future__ import annotations

from datetime import date

import pytest

from njia.linking.judgements import Judgement, agreed
from njia.linking.layout import MOST, layout
from njia.linking.pairs import Named, fits, weigh
from njia.linking.rings import of_shared
from njia.linking.together import Use, together

PHONE = ("phone", "+254722000456")


def person(name: str, *things: tuple[str, str], day: date | None = None) -> Named:
    return Named(kind="person", name=name, things=frozenset(things), day=day)


def test_a_name_across_scripts_and_a_number_link_and_one_of_them_is_held() -> None:
    both = weigh(person("Brian Kiptoo", PHONE), person("Брайан Киптоо", PHONE), {})
    assert both.probability > 0.99 and not both.held
    accomplices = weigh(person("Brian Kiptoo", PHONE), person("Otieno Example", PHONE), {})
    namesake = weigh(person("Brian Kiptoo"), person("Brian Kiptoo"), {})
    assert accomplices.held and namesake.held
    assert accomplices.probability < namesake.probability < 0.5  # two names on one phone: together, not the same
    crowd = weigh(person("Brian Kiptoo", PHONE), person("Brian Kiptoo", PHONE), {PHONE: 40})
    assert crowd.weight < both.weight - 8  # what many share is weak
    old = person("Brian Kiptoo", PHONE, day=date(2024, 1, 1))
    later = weigh(old, person("Brian Kiptoo", PHONE, day=date(2026, 1, 1)), {})
    assert later.weight < both.weight - 8  # the number may be somebody else's by now


def test_half_a_number_says_only_what_it_says() -> None:
    assert fits("0722*456", "+254722000456") and fits("*0456", "+254722000456")
    assert not fits("0733*456", "+254722000456") and not fits("*456", "+254722000456")  # three digits are too few


@pytest.mark.parametrize("uses", [[], [("a", "report:1", "1")], [("a", "report:1", "1"), ("b", "report:2", "2")]])
def test_where_nobody_shares_anything_yet_there_is_no_ring(uses: list[Use]) -> None:
    assert (of_shared(together(uses)).ring == -1).all()


def test_a_ring_is_found_by_what_is_shared_and_a_hub_ties_nobody() -> None:
    uses = [(who, what, f"{who}-{what}-{n}") for n in (1, 2) for who in "abcd" for what in ("till:1", "phone:2")]
    uses += [(f"x{n}", "till:hub", f"r{n}") for n in range(60)]
    found = of_shared(together(uses))
    ring = {str(name) for name, label in zip(found.names, found.ring, strict=True) if label >= 0}
    assert ring == set("abcd") and found.member[:4].all()


def row(id_: str, by: str, **more: object) -> Judgement:
    return Judgement(id=id_, a="m1", b="m2", answer="same", by=by, on=date(2026, 1, 1), evidence=("name",), **more)


def test_a_merge_into_a_ring_counts_once_a_second_person_says_so() -> None:
    first = row("1", "anne", second=True)
    assert agreed([first]) == [] and agreed([first, row("2", "anne", second=True)]) == []
    assert len(agreed([first, row("2", "ben", second=True)])) == 2
    assert agreed([first, row("2", "ben", second=True), row("3", "ben", undoes="2")]) == []


def test_a_picture_is_the_same_each_time_stays_in_its_frame_and_has_an_end() -> None:
    ties = [(0, 1), (1, 2), (2, 0), (3, 4)]
    assert layout(5, ties) == layout(5, ties)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in layout(MOST, ties)) and layout(0, []) == []
    with pytest.raises(ValueError, match="300"):
        layout(MOST + 1, [])
