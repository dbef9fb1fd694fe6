"""A warning must fit a telephone, half a minute on the radio, and a picture."""

from __future__ import annotations

import pytest

from njia.advisories.limits import load_limits, not_shown, numbers_in, too_long
from njia.advisories.picture import Said, picture

FINE = {
    "warning_title_en": "A trap", "warning_short_en": "x" * 160, "warning_short_sw": "x" * 160,
    "warning_short_ru": "я" * 134, "warning_radio_en": "word " * 75,
}  # fmt: skip


def test_what_fits_is_taken_and_what_is_one_too_long_is_named() -> None:
    limits = load_limits()
    assert not too_long(limits, FINE)
    for name, value in FINE.items():
        longer = f"{value}word" if "radio" in name else value + "x" * 90
        assert too_long(limits, {**FINE, name: longer}) == [name]


def test_letters_that_a_handset_cannot_show_are_named() -> None:
    assert not not_shown(FINE)
    assert not_shown({**FINE, "warning_short_sw": "Onyo – mtego"}) == ["warning_short_sw"]


def test_the_picture_is_a_square_whose_words_are_never_read_as_a_program() -> None:
    said = Said(language="ru", label="ОСТОРОЖНО", title='#read("/etc/passwd")', short="Ng'ang'a", days="1", address="a")
    made = picture(said)
    assert made.startswith(b"\x89PNG") and made[16:24] == (1080).to_bytes(4, "big") * 2
    assert made == picture(said)


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("KSh 1,250,000 on 28.11.2026", False),
        ("250 000 ₽ до 01.12.2026, JO-2026-000017", False),
        ("+7 495 637-21-86", True),
        ("0800 722 203", True),
    ],
)
def test_a_telephone_number_in_a_warning_is_found_and_money_and_days_are_none(text: str, has: bool) -> None:
    assert bool(numbers_in(load_limits(), {"warning_text_en": text, "warning_from": "2026-11-28"})) == has
