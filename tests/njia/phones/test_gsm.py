"""What a text costs on the network, against published figures and by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.phones import gsm


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3),
        ("€" * 80, 1), ("a" + "€" * 80, 2), ("a" * 152 + "€" * 10, 2), ("a" * 152 + "€" * 77, 3),
        ("я" * 70, 1), ("я" * 71, 2), ("я" * 134, 2), ("я" * 135, 3),
        ("🙂" * 35, 1), ("🙂" * 36, 2), ("я" * 66 + "🙂" * 3, 2),
    ],
)  # fmt: skip
def test_a_text_is_counted_in_the_messages_that_a_network_makes_of_it(text: str, parts: int) -> None:
    assert gsm.parts(text) == parts


@given(st.text(max_size=300))
def test_any_text_can_be_said_in_the_letters_of_the_network(text: str) -> None:
    assert gsm.fits_alphabet(gsm.plain(text))


def test_names_in_cyrillic_letters_and_typeset_marks_can_be_read() -> None:
    assert gsm.plain("ООО «Щит» – Жуковский, Ng’ang’a…") == "OOO \"Shchit\" - Zhukovskii, Ng'ang'a..."


@given(st.text(alphabet="ab €.", max_size=200), st.integers(10, 160))
def test_what_is_cut_fits(text: str, room: int) -> None:
    assert gsm.septets(gsm.cut(text, room)) <= room
