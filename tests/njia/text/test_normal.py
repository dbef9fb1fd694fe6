"""A rewritten text leads back to the original, whatever was rewritten."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.text.normal import composed, edited, then


def test_a_span_of_the_rewritten_text_leads_to_what_stood_there():
    normal = edited("sal\u200bary о", [(3, 4, ""), (8, 9, "o")])
    assert normal.text == "salary o"
    assert normal.original(0, 6) == (0, 7)
    assert normal.place(8) == 7


def test_edits_that_overlap_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        edited("abc", [(0, 2, "x"), (1, 3, "y")])


@given(st.text("aеи\u0306\u0308 ", max_size=20))
def test_composed_text_leads_back_letter_by_letter(text):
    normal = then(edited(text, []), composed(text))
    assert normal.text == unicodedata.normalize("NFC", text)
    for at in range(len(normal.text)):
        start, end = normal.original(at, at + 1)
        assert 0 <= start < end <= len(text)
