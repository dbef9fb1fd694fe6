"""Clause numbers as contracts print them, and numbers that are not labels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.contracts.labels import label_of


@pytest.mark.parametrize(
    ("text", "label", "path"),
    [
        ("1. SUBJECT", "1", (1,)),
        ("1.1. The Employee", "1.1", (1, 1)),
        ("10.2.3 Работник", "10.2.3", (10, 2, 3)),
        ("a) wages", "a", (1,)),
        ("(b) leave", "b", (2,)),
        ("в) отпуск", "в", (3,)),
        ("IV. TERMS", "IV", (4,)),
        ("Article 5. Wages", "Article 5", (5,)),
        ("Статья 5. Срок", "Статья 5", (5,)),
        ("Article 5", "Article 5", (5,)),
        ("§ 3 Wages", "§ 3", (3,)),
        ("п. 3.2 Работник", "п. 3.2", (3, 2)),
    ],
)
def test_labels(text: str, label: str, path: tuple[int, ...]) -> None:
    found = label_of(text)
    assert found is not None
    assert (found.text, found.path) == (label, path)


@pytest.mark.parametrize(
    "text",
    ["24 months", "2 Teplichnaya Street", "12.03.2026 Moscow", "95.000 roubles", "2026 год", "Article 5 of the Code",
     "ст. 136 ТК РФ", "The Employee", ""],
)  # fmt: skip
def test_not_labels(text: str) -> None:
    assert label_of(text) is None


@given(st.text(max_size=60))
def test_any_text_has_a_label_inside_it_or_none(text: str) -> None:
    label = label_of(text)
    assert label is None or (label.text in text[: label.end] and len(label.path) > 0)
