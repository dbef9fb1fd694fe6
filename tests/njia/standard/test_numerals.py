"""Numbers in words are read back to the same number by the reader that knows nothing of how they were written."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.facts.extract import extract
from njia.facts.model import Money
from njia.standard.numerals import in_words
from njia.standard.saying import ordinal, roubles


@pytest.mark.parametrize(
    ("number", "en", "ru"),
    [
        (0, "zero", "ноль"),
        (21, "twenty-one", "двадцать один"),
        (101, "one hundred and one", "сто один"),
        (1_000, "one thousand", "одна тысяча"),
        (2_002, "two thousand two", "две тысячи два"),
        (12_011, "twelve thousand eleven", "двенадцать тысяч одиннадцать"),
        (62_000, "sixty-two thousand", "шестьдесят две тысячи"),
        (750_000, "seven hundred and fifty thousand", "семьсот пятьдесят тысяч"),
        (1_000_040, "one million forty", "один миллион сорок"),
    ],
)
def test_a_number_is_said_as_people_say_it(number: int, en: str, ru: str) -> None:
    assert (in_words(number).en, in_words(number).ru) == (en, ru)


@given(st.integers(1, 9_999_999))
def test_a_sum_in_words_is_read_as_the_sum_in_figures(number: int) -> None:
    said = roubles(Decimal(number))
    for side in ("en", "ru"):
        money = [fact.value for fact in extract(said[side], side) if isinstance(fact.value, Money)]
        assert [(m.amount, m.currency) for m in money] == [(number, "RUB")], said[side]
        assert money[0].words in (None, number)


def test_the_rouble_takes_the_case_of_its_number() -> None:
    said = [roubles(Decimal(n)).ru.rsplit(" ", 1)[1] for n in (1, 62_002, 62_011, 93_001, 700)]
    assert said == ["рубль", "рубля", "рублей", "рубль", "рублей"]
    assert roubles(Decimal("455.50")).ru == "455,50 рубля"


def test_a_number_beyond_words_is_refused() -> None:
    with pytest.raises(ValueError, match="written in words"):
        in_words(10**12)


def test_days_of_the_month_are_ordered_in_english() -> None:
    assert [ordinal(n) for n in (1, 2, 3, 5, 11, 22)] == ["1st", "2nd", "3rd", "5th", "11th", "22nd"]
