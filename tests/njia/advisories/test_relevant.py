"""A warning of a place that the words name leads; one about another matter does not stand there."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from njia.advisories.relevant import names, relevant
from njia.mentions.places import named_in

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


def test_a_place_is_found_by_its_other_names_in_either_script_and_however_it_is_bent() -> None:
    plant, far = ("students", "Yelabuga"), ("offers", "Сызрань")

    def found(words: str) -> list[tuple[str, str]]:
        told = lambda n: lambda one: one[n]  # noqa: E731
        return relevant([plant, far], [], words, about=told(0), place=told(1), known=named_in)

    assert found("Учёба и работа в Елабуге") == found("A plant in Alabuga, with a visa") == [plant]
    assert found("Стройка под Сызранью") == [far] and found("Stay in Kenya") == []


def test_part_of_a_word_names_no_place() -> None:
    assert beside([], "Eldoretian, kenyatta, Moscowite") == []


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_and_no_place_break_it(place: str, words: str) -> None:
    assert all(name == name.strip() and name for name in names(place))
    relevant([("offers", place)], ["offers"], words, about=lambda one: one[0], place=lambda one: one[1])
