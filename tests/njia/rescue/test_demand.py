"""The demand for release says the same in both languages, names every ground, and betrays nothing told in trust."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.properties.mutations import examples

from njia.casework.load import load_procedures
from njia.contracts.check import check
from njia.corridors.load import load
from njia.documents.read import read
from njia.rescue import letters
from njia.rescue.demand import Demand, NoGroundError, letter, number_of
from njia.rescue.letters import NotSaidError, load_form

FORM = load_form("demand")
FIELDS = load_procedures()["release_demand"].fields
GROUNDS = tuple(option.id for option in FIELDS["ground"].options)
HELD = tuple(option.id for option in FIELDS["held_how"].options)
ORGANS = tuple(option.id for option in FIELDS["demand_organ"].options)


def demand(**more: object) -> Demand:
    given: dict[str, object] = {
        "number": "KE-RU-2026-000017/1",
        "made_on": date(2026, 11, 28),
        "organ": "defence_ministry",
        "person": ("Baraka Example", "Барака Экземпл"),
        "held_how": "military",
        "grounds": ("without_consent", "language"),
        "answer_hours": 72,
        "born": date(1998, 5, 14),
        "passport": "AK0000001",
    }
    return Demand(**{**given, **more})  # type: ignore[arg-type]


def texts(**more: object) -> tuple[str, str]:
    rows = letter(FORM, demand(**more)).rows
    return "\n".join(both[0] for _, both in rows), "\n".join(both[1] for _, both in rows)


def test_each_ground_that_was_recorded_stands_in_both_languages() -> None:
    english, russian = texts()
    assert "1. This person is held without consent" in english and "2. This person was made to sign" in english
    assert "1. Человека удерживают без его согласия" in russian and "2. Этому человеку дали подписать" in russian
    assert "16 March 2026" not in english
    assert "Ministry of Defence" in english and "Министерству обороны" in russian
    assert "within 72 hours" in english and "14 May 1998" in english and "14 мая 1998" in russian


def test_every_answer_of_the_procedure_has_its_words() -> None:
    flags = {flag for row in FORM.rows for flag in row.when}
    assert {f"ground.{ground}" for ground in GROUNDS} <= flags
    assert {f"held.{how}" for how in HELD} - flags == {"held.unknown"}
    assert set(FORM.organs) == set(ORGANS)


def test_the_contract_check_finds_nothing_said_in_one_language_only() -> None:
    """All grounds in one letter: the same checker that looks at contracts reads the Word file."""
    made = letters.word(letter(FORM, demand(grounds=GROUNDS, former="KE-RU-2026-000017/1")))
    report = check([read(made, "demand.docx")], load("ke_ru"), on=date(2026, 11, 28))
    found = [f for f in report.findings if f.rule.startswith(("parity.", "one_sided."))]
    assert [(f.rule, f.text.en) for f in found] == []


def test_without_a_ground_nothing_is_written() -> None:
    with pytest.raises(NoGroundError):
        letter(FORM, demand(grounds=()))


def test_what_is_not_known_is_left_out_and_what_is_named_must_be_given() -> None:
    english, _ = texts(born=None, passport="")
    assert "Date of birth" not in english and "Passport number" not in english
    with pytest.raises(NotSaidError):
        letters.written(FORM, {}, set())


def test_a_second_demand_names_the_first() -> None:
    assert number_of("KE-RU-2026-000017", 1) == "KE-RU-2026-000017/2"
    assert "repeats demand No. KE-RU-2026-000017/1" in texts(former="KE-RU-2026-000017/1")[0]


@examples(40)
@given(
    grounds=st.lists(st.sampled_from(GROUNDS), min_size=1, unique=True),
    held_how=st.sampled_from(HELD),
    organ=st.sampled_from(ORGANS),
)
def test_both_sides_have_the_same_numbers_and_nothing_is_left_unfilled(
    grounds: list[str], held_how: str, organ: str
) -> None:
    rows = letter(FORM, demand(grounds=tuple(grounds), held_how=held_how, organ=organ)).rows
    for _, (english, russian) in rows:
        assert not re.search(r"[{}]", english + russian)
        digits = [sorted(re.findall(r"\d{2,}", text)) for text in (english, russian)]
        assert digits[0] == digits[1]
    assert sum(both[0][:1].isdigit() for _, both in rows) == len(grounds)


def test_a_pdf_is_made_of_it() -> None:
    assert letters.pdf(letter(FORM, demand())).startswith(b"%PDF")
