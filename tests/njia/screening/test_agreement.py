"""The agreement of readers, against figures worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.screening.agreement import agreement


def test_readers_who_agree_on_all_and_on_half() -> None:
    assert agreement([("a", "a"), ("b", "b")]).alpha == 1.0
    half = agreement([("a", "a"), ("b", "b"), ("a", "b"), ("b", "a")])
    assert (half.texts, half.agreed) == (4, 2)
    assert half.alpha == pytest.approx(1 - 4 / (32 / 7))  # 4 of 8 ordered pairs apart; 64 - 32 of 56 expected


def test_where_nothing_can_be_said_nothing_is() -> None:
    assert agreement([]).alpha is None and agreement([("a",)]).texts == 0
    assert agreement([("a", "a"), ("a", "a")]).alpha is None  # one name alone: chance would agree as well


@given(st.lists(st.lists(st.sampled_from("abc"), min_size=2, max_size=4), max_size=12))
def test_alpha_never_passes_one_and_does_not_hang_on_order(judged: list[list[str]]) -> None:
    found = agreement(judged).alpha
    assert found is None or found <= 1.0
    assert found == pytest.approx(agreement([row[::-1] for row in judged[::-1]]).alpha)
