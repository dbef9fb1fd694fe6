"""Names and cognates meet across scripts by their consonants."""

from __future__ import annotations

import pytest

from njia.contracts.skeletons import skeleton


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("otieno", "отиено"),
        ("wanjiku", "ванджику"),
        ("ng'ang'a", "нганга"),
        ("kuznetsov", "кузнецова"),
        ("naberezhnye", "набережные"),
        ("chelny", "челны"),
        ("zavodskaya", "заводская"),
        ("kazan", "казань"),
        ("moscow", "москва"),
        ("tatarstan", "татарстан"),
        ("contract", "контракт"),
    ],
)
def test_the_same_name_has_the_same_skeleton(latin: str, cyrillic: str) -> None:
    assert skeleton(latin) == skeleton(cyrillic)


@pytest.mark.parametrize(
    ("one", "other"), [("company", "компенсация"), ("nairobi", "москва"), ("employer", "работник")]
)
def test_other_words_have_others(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_a_word_too_short_to_tell_has_none() -> None:
    assert skeleton("и") is None
