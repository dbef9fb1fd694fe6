"""A name is filed under keys by which its other spellings are found, and not under those of everybody."""

from __future__ import annotations

import pytest

from njia.names.blocking import blocking_keys
from njia.names.persons import compare_persons

SAME = [
    ("Amina Otieno", "Амина Отиено"),
    ("Amina Otieno", "Амину Отиено"),
    ("Wanjiku Kamau", "Ванджику Камау"),
    ("Chebet Kiprotich", "Чебет Кипротич"),
    ("Ivan Petrov", "Ивану Петрову"),
    ("Ivan Petrov", "Петровым Иваном"),
    ("Mwangi", "Мванги"),
    ("Ali Hassan", "Али Хасан"),
    ("Elizabeth Achieng", "Елизавета Ачиенг"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_spellings_of_a_name_meet(one: str, other: str) -> None:
    assert compare_persons(one, other).same
    assert blocking_keys(one) & blocking_keys(other)


@pytest.mark.parametrize(("one", "other"), [("Amina Otieno", "Barack Mfano"), ("Ivan Petrov", "Chebet Kiprotich")])
def test_strangers_do_not(one: str, other: str) -> None:
    assert not blocking_keys(one) & blocking_keys(other)


@pytest.mark.parametrize("nothing", ["", " ", "…", "12", "J."])
def test_nothing_is_filed_under_nothing(nothing: str) -> None:
    assert blocking_keys(nothing) == frozenset()
