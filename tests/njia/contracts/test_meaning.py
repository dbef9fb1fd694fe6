"""The encoder answers as it would over every run of words, and is troubled with few of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import pytest

from njia.contracts.meaning import Meanings, meanings

WEEK = "Показания вывешиваются на доске и заработок подсчитывается один раз за неделю в бухгалтерии предприятия."
NOTHING = "Работнику выдаются рукавицы и ботинки которые он возвращает на склад в день увольнения."


@pytest.fixture
def asked() -> tuple[Meanings, list[str]]:
    """The encoder, and every text that it is given."""
    real = meanings()
    assert real is not None
    texts: list[str] = []

    def encode(some: Sequence[str]) -> Any:
        texts.extend(some)
        return real._encode(some)

    return Meanings(encode), texts


def nearest(encoder: Meanings, phrase: str, text: str) -> float:
    """Over every run of up to two words more than the phrase has."""
    said = re.findall(r"\w+", text.lower())
    runs = [
        " ".join(said[i:j])
        for i in range(len(said))
        for j in range(i + 1, min(i + len(phrase.split()) + 2, len(said)) + 1)
    ]
    vectors = encoder._encode([phrase, *runs])
    return float((vectors[1:] @ vectors[0]).max())


@pytest.mark.parametrize("text", [WEEK, NOTHING])
@pytest.mark.parametrize(
    "phrase",
    ["a week", "once a week", "counted in the accounts department", "sent to the front line", "boots",
     "returns to the store on the day of dismissal"],
)  # fmt: skip
def test_a_phrase_is_heard_whatever_its_length(asked: tuple[Meanings, list[str]], phrase: str, text: str) -> None:
    near = nearest(asked[0], phrase, text)
    for least in (0.45, 0.55, 0.65, 0.7, 0.8):
        assert asked[0].says(phrase, text, least) is (near >= least)


def test_of_a_clause_that_says_nothing_like_it_only_few_runs_are_looked_at(asked: tuple[Meanings, list[str]]) -> None:
    encoder, texts = asked
    assert not encoder.says("sent to the front line", NOTHING, 0.7)
    assert len(texts) <= len(NOTHING.split()) + 1  # of seven times as many
    texts.clear()
    assert not encoder.says("sent to the front line", NOTHING, 0.7)
    assert not texts
