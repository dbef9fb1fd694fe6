"""Numbers in words are read back as they were written, in both languages and every case."""

from __future__ import annotations

import importlib.util
import sys
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.facts.extract import extract
from njia.facts.items import decimal_of
from njia.facts.model import Money

_SPEC = importlib.util.spec_from_file_location("facts_spelling", Path(__file__).parent / "spelling.py")
assert _SPEC and _SPEC.loader
spelling = importlib.util.module_from_spec(_SPEC)
sys.modules["facts_spelling"] = spelling
_SPEC.loader.exec_module(spelling)

_NUMBERS = st.integers(0, 10_000_000) | st.integers(0, 120) | st.integers(1, 100).map(lambda n: n * 1000)


def _sum(text: str, side: str) -> Decimal:
    (fact,) = extract(text, "en" if side == "en" else "ru")
    assert isinstance(fact.value, Money), fact
    return fact.value.amount


@given(_NUMBERS, st.booleans())
def test_english_words_are_read_back(number: int, british: bool) -> None:
    assert _sum(f"{spelling.english(number, british=british)} roubles", "en") == number


@given(_NUMBERS, st.sampled_from(spelling.CASES))
def test_russian_words_are_read_back_in_every_case(number: int, case: int) -> None:
    assert _sum(f"{spelling.russian(number, case)} рублей", "ru") == number


@pytest.mark.parametrize("number", [*range(131), 200, 340, 999, 1000, 1001, 1900, 2026, 21_000, 100_000, 1_000_000])
def test_small_and_round_numbers_in_every_case(number: int) -> None:
    assert _sum(f"{spelling.english(number)} roubles", "en") == number
    for case in spelling.CASES:
        assert _sum(f"{spelling.russian(number, case)} рублей", "ru") == number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("95,000", "95000"),
        ("95 000", "95000"),
        ("95\u00a0000", "95000"),
        ("95\u202f000,50", "95000.50"),
        ("95.000,50", "95000.50"),
        ("95,000.50", "95000.50"),
        ("1'234'567", "1234567"),
        ("2,5", "2.5"),
        ("0,125", "0.125"),
        ("1.5", "1.5"),
    ],
)
def test_separators_of_thousands_and_decimals(written: str, value: str) -> None:
    assert decimal_of(written) == Decimal(value)
