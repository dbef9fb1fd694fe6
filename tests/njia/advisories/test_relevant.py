"""A warning of a place that the words name leads; one about another matter does not stand there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from njia.advisories.relevant import names, relevant

TRAP, STUDY, HOTEL = ("offers", "Nairobi, Eldoret"), ("students", "Kenya"), ("travel", "Uasin Gishu; Moscow")


def beside(topics: list[str], words: str = "") -> list[tuple[str, str]]:
    found = relevant([STUDY, TRAP, HOTEL], topics, words, about=lambda one: one[0], place=lambda one: one[1])
    assert len(found) == len(set(found))
    return found


def test_what_it_is_about_decides_and_a_place_that_is_named_leads() -> None:
    assert beside(["offers"]) == [TRAP]
    assert beside(["offers"], "Office in UASIN   GISHU, second floor") == [HOTEL, TRAP]
    assert beside(["offers"], "Njoo Eldoret!") == [TRAP]
    assert beside(["students", "offers"], "Come to Eldoret or Moscow.") == [TRAP, HOTEL, STUDY]


def test_part_of_a_word_names_no_place() -> None:
    assert beside([], "Eldoretian, kenyatta, Moscowite") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_and_no_place_break_it(place: str, words: str) -> None:
    assert all(name == name.strip() and name for name in names(place))
    relevant([("offers", place)], ["offers"], words, about=lambda one: one[0], place=lambda one: one[1])
