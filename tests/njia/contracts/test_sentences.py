"""Sentences end where they end, not at abbreviations, initials or clause numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.contracts.sentences import sentences


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Место работы: г. Казань, ул. Тепличная, д. 2.", "Работник обязан явиться."],
        ["5.1. Mr. S. P. Kuznetsov signs, e.g. No. 5.", "The Employee agrees."],
        ["С. П. Кузнецов подписал 12 марта 2026 г.", "Договор вступает в силу."],
        ["Удержания по п. 3 ст. 136 ТК РФ запрещены.", "И далее."],
        ["Работа с 8:00 a.m. to 5:00 p.m. with a break.", "Then rest."],
        ["Выплата 500 руб. в день.", "Работник согласен."],
        ["Volga Ltd. pays wages in time.", "The Employee works."],
        ["1. Работник работает.", "Работодатель платит!", "Споры решает суд."],
        ["Работодатель обязан платить зарплату;", "работник обязан служить по приказу."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    assert parts(" ".join(expected)) == expected


def test_a_short_tail_after_a_semicolon_stays() -> None:
    assert parts("The Employer pays all the wages; in time.") == ["The Employer pays all the wages; in time."]


@given(st.text(alphabet='аяАЯazAZ .;!?\n«»"()0123', max_size=120))
def test_sentences_cover_every_letter_once_and_in_order(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
