"""The note says in both languages what was asked, and nothing in one language alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from njia.casework.load import load_procedures
from njia.corridors.load import load
from njia.corridors.roster import load_roster
from njia.notes.load import load_form
from njia.notes.model import Request
from njia.notes.verbale import disagreements, note, number_of
from njia.standard.model import Pair

BARE = Request(
    mission="kenya_moscow",
    organ="defence_ministry",
    number="MOW/CON/2026-017",
    made_on=date(2026, 11, 28),
    person=Pair("Amina Wanjiku Ng'ang'a", "Амина Ванджику Нганга"),
    situation="barracks",
    wish="not_reached",
    notice_hours=72,
    access_hours=96,
)
FULL = replace(
    BARE,
    born=date(1999, 5, 17),
    passport="AK1184302",
    place=Pair("training ground near Belgorod", "полигон под Белгородом"),
    former="MOW/CON/2026-016",
)
FIELDS = load_procedures()["consular_access"].fields
SITUATIONS = [option.id for option in FIELDS["note_situation"].options]


def words(request: Request, side: str) -> str:
    paper = note(load_form(), request)
    return "\n".join(row.printed("en" if side == "en" else "ru") for row in paper.rows)


def test_whatever_is_asked_of_whomever_both_languages_say_the_same() -> None:
    requests = [
        *(replace(FULL, organ=organ) for organ in load_form().organs),
        *(replace(FULL, situation=one, wish=wish) for one, wish in product(SITUATIONS, ("asked_for", "not_reached"))),
        replace(FULL, refused=True),
        BARE,
    ]
    found = {one.rule for each in requests for one in disagreements(note(load_form(), each), load(), each.made_on)}
    assert found == set()


def test_another_place_in_russian_is_found() -> None:
    request = replace(FULL, place=Pair("training ground near Belgorod", "полигон под Курском"))
    assert disagreements(note(load_form(), request), load(), request.made_on)


def test_policy_stands_as_policy_beside_the_convention() -> None:
    text = words(FULL, "en")
    assert "Working targets: 72 hours and 96 hours. The Convention itself says: without delay." in text
    assert "(Vienna, 1963) names all nationals" in text and "Article 36, paragraph 1" in text
    assert "Рабочие ориентиры: 72 часов и 96 часов" in words(FULL, "ru")


def test_the_note_says_whether_the_person_was_asked_and_what_it_repeats() -> None:
    assert "could not ask this person freely" in words(BARE, "en")
    assert "could not ask" not in words(replace(BARE, wish="asked_for"), "en")
    assert "repeats" not in words(BARE, "en")
    assert "№ MOW/CON/2026-016, на которую ответа не было" in words(FULL, "ru")
    assert "which was refused" in words(replace(FULL, refused=True), "en")


def test_what_is_not_known_is_left_out() -> None:
    text = words(BARE, "en")
    assert "Date of birth" not in text and "Passport" not in text and "Place:" not in text


def test_a_number_names_mission_year_and_serial() -> None:
    assert number_of(load_form(), "kenya_moscow", 7, 2026) == "MOW/CON/2026-007"
    with pytest.raises(KeyError):
        number_of(load_form(), "nowhere", 7, 2026)


def test_the_form_knows_everyone_whom_the_procedure_can_ask() -> None:
    bodies, organs = load_roster().bodies, load_form().organs
    assert set(organs) == {option.id for option in FIELDS["organ"].options}
    assert {one.office for one in organs.values() if one.office} <= set(bodies)
    assert all(bodies[one.office].only_for == ("counterpart",) for one in organs.values() if one.office)
