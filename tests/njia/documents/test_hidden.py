# ruff: noqa: E501 (papers and XML read better on one line)
"""Letters that look alike and signs that cannot be seen: undone and told; honest mixtures left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.documents.hidden import cleaned


@pytest.mark.parametrize(
    ("written", "seen", "rule"),
    [
        ("The wоrker", "The worker", "reader.lookalike_letters"),
        ("Рабoтник", "Работник", "reader.lookalike_letters"),
        ("Тhe Еmployer", "The Employer", "reader.lookalike_letters"),
        ("The СООК shall work", "The COOK shall work", "reader.lookalike_letters"),
        ("𝐬𝐚𝐥𝐚𝐫𝐲", "salary", "reader.lookalike_letters"),
        ("Ｐay", "Pay", "reader.lookalike_letters"),
        ("sαlary", "salary", "reader.lookalike_letters"),
        ("9О 000 roubles", "90 000 roubles", "reader.lookalike_digits"),
        ("1OO dollars", "100 dollars", "reader.lookalike_digits"),
        ("٣٠ days", "30 days", "reader.lookalike_digits"),
        ("mili\u200btary", "military", "reader.zero_width"),
        ("слу\u2060жба", "служба", "reader.zero_width"),
        ("слу\u00adжба", "служба", "reader.soft_hyphen"),
        ("\u202eabc", "abc", "reader.text_direction"),
        ("n\u0336o\u0336", "no", "reader.struck_text"),
        ("wо\u200brker", "worker", "reader.lookalike_letters"),
    ],
)
def test_a_trick_is_undone_and_told(written, seen, rule):
    normal, tricks = cleaned(written)
    assert normal.text == seen
    assert rule in {trick.rule for trick in tricks}


@pytest.mark.parametrize(
    "text",
    ["2600184532-КЕ", "№17/2026-КЕ", "IT-специалист", "паспорт AK0245781, виза", "10 кВт·ч, 5 кг, 20 м²", "ООО «Волга»",
     "OOO Volga (ООО «Волга»)", "п. 5а, ст. 13, 10-го", "Wi-Fi, COVID-19, H2O, B2B", "Ng'ang'a Wanjiku, O'Neill", "café naïve",
     "и\u00a0т.\u00a0д.", "A1, A2, C1", "СНИЛС 112-233-445 95", "SIM-карта и e-mail", "5th, 1st, 2nd", "1С:Бухгалтерия",
     "The TK RF (ТК РФ) art. 57", "Russian: ИНН, English: INN", "зона № 3З-12/А"],
)  # fmt: skip
def test_honest_text_is_left_alone(text):
    normal, tricks = cleaned(text)
    assert (normal.text, tricks) == (text, ())


def test_a_single_letter_of_the_other_keyboard_is_put_right_without_alarm():
    normal, tricks = cleaned("Работник c 1 мая живёт c семьёй")
    assert (normal.text, tricks) == ("Работник с 1 мая живёт с семьёй", ())


@given(st.text("aоОO0З9l \u200b\u00ad\u0306иТT.-𝐬٣\u202e", max_size=30))
def test_offsets_lead_back_to_the_original(text):
    normal, tricks = cleaned(text)
    for at in range(len(normal.text)):
        start, end = normal.original(at, at + 1)
        assert 0 <= start < end <= len(text)
    for trick in tricks:
        assert 0 <= normal.place(trick.start) <= normal.place(trick.end) <= len(normal.text)
    assert cleaned(normal.text)[0].text == cleaned(cleaned(normal.text)[0].text)[0].text
