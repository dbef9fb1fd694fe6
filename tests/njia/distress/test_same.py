"""Two reports of one person are seen as such across scripts, each with its reasons; two people are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.distress.same import SIGNS, compare, load_signs

MOTHER = {"person": "Brian Otieno Testcase", "phone": "0700 000 111", "place_now": "Belgorod region"}
FRIEND = {"person": "Брайан Отиено Тесткейс", "place_now": "Белгород", "employer_name": "A farm"}


def signs(a: dict[str, str], b: dict[str, str]) -> dict[str, int]:
    return {one.sign: one.points for one in compare(a, b).reasons}


def test_a_friend_who_writes_in_russian_and_a_mother_are_shown_side_by_side() -> None:
    assert signs(MOTHER, FRIEND) == {"spelling": 3, "place": 1}
    assert compare(MOTHER, FRIEND).offered


def test_a_passport_is_the_same_however_it_is_written() -> None:
    found = compare({"passport_number": "AK 0123456", "person": "B. Otieno"}, {"passport_number": "ак0123456"})
    assert found.offered and [one.sign for one in found.reasons] == ["passport"]


@pytest.mark.parametrize(
    "other",
    [
        {"person": "Amina Wanjiru Testcase", "place_now": "Belgorod region"},
        {"place_now": "Belgorod camp"},
        {"person": "Kevin Mwangi Testcase", "phone": "+254700000111"},
    ],
)
def test_another_name_or_a_place_alone_is_not_enough(other: dict[str, str]) -> None:
    assert not compare(MOTHER, other).offered


def test_brothers_with_one_telephone_are_not_taken_for_one_and_it_says_why() -> None:
    found = compare(MOTHER, {"person": "Kevin Mwangi Testcase", "phone": "+254700000111"})
    assert {one.sign: one.text.en for one in found.reasons} == {
        "phone": "The same phone number", "name": "Another name",
    }  # fmt: skip


FACTS = st.fixed_dictionaries(
    {},
    optional={
        name: st.sampled_from(["", "Brian Otieno", "Брайан", "AK0123456", "0700000111", "Belgorod"])
        for name in ("person", "phone", "passport_number", "place_now", "employer_name")
    },
)


@given(FACTS, FACTS)
def test_which_of_two_came_first_changes_nothing(a: dict[str, str], b: dict[str, str]) -> None:
    assert compare(a, b) == compare(b, a)


def test_every_sign_has_its_points() -> None:
    assert set(load_signs().signs) == set(SIGNS)
