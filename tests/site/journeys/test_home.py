"""Whoever is met at home by an officer is asked no more; nobody's phone makes them forgotten."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.site.checkins.enrolling import PHONE, enrol, hours
from tests.site.checkins.test_rounds import sent, turn
from tests.site.dossiers.making import do
from tests.site.rescue.making import to_come_home
from tests.site.scholarships import making as scholarships

from njiasite.checkins.models import Enrolment
from njiasite.config import clock
from njiasite.dossiers.models import Dossier

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
NAME = "Wanjiku Example"


def brought_home(**more: Any) -> None:
    """The whole way, until somebody met them at the airport."""
    case, now = to_come_home(person=NAME, **more), clock.now()
    do(case, "return.planned", safety_plan="The cook opens the gate.")
    do(case, "return.safe", happened_on=now.date().isoformat(), safe_place="The shelter")
    do(case, "return.travel_paper_issued", travel_paper_number="ETD-1", travel_paper="paper")
    do(case, "return.exit_granted", exit_paper="paper", exit_until=(now + timedelta(days=9)).date().isoformat())
    do(case, "return.ticket_booked", flight="XX 1", flight_at=(now + timedelta(days=1)).isoformat())
    do(case, "return.departed", happened_at=now.isoformat())
    assert not Enrolment.objects.filter(stage="left").exists()  # a flight is no arrival
    do(case, "return.arrived", happened_at=now.isoformat(), met_by="An officer")


def stage(row: Enrolment) -> str:
    row.refresh_from_db()
    return row.stage


@pytest.mark.parametrize(
    ("covered", "said"), [(True, "Habari! Hakutakuwa na ujumbe"), (False, "Njia: umefika nyumbani")]
)
def test_whoever_was_met_at_home_is_asked_no_more_and_told_so_in_words_they_chose(covered: bool, said: str) -> None:
    row = enrol(covered=covered).enrolment
    brought_home(phone=PHONE)
    (text,) = sent(row)
    assert stage(row) == "left" and text.startswith(said) and len(text) <= 160
    assert ("Njia" in text or "/help" in text) is not covered
    turn(clock.now() + timedelta(days=1))
    assert len(sent(row)) == 1


def test_they_are_found_by_the_welfare_case_that_their_silence_opened() -> None:
    row = enrol().enrolment
    turn(hours(0))
    turn(hours(24))
    brought_home(other_case=Dossier.objects.get(procedure="welfare_check").number)
    assert stage(row) == "left"


@pytest.mark.parametrize(
    "other", [{"known": {"person": "Otieno Example"}}, {"phone": "+254700000199"}, {"proved": False}]
)
def test_nobody_else_is_forgotten_by_it(other: dict[str, Any]) -> None:
    row = enrol(**other).enrolment
    brought_home(phone=PHONE)
    assert stage(row) != "left" and not sent(row)


def test_a_graduate_s_own_word_ends_nothing_and_an_officer_s_does() -> None:
    programme = scholarships.open_programme(programme_places="2")
    cases = [scholarships.applied(programme, phone=f"+25470000020{n}")[0] for n in range(2)]
    for case in cases:
        scholarships.read_by(case, (30, 20, 10, 5), (30, 20, 10, 5))
    scholarships.ranked(scholarships.closed(programme))
    day = scholarships.day
    for case, actor in zip(cases, (scholarships.APPLICANT, scholarships.OFFICER), strict=True):
        scholarships.offer(case)
        do(case, "scholarship.accepted", scholarships.APPLICANT)
        do(case, "scholarship.arrived", scholarships.OFFICER, arrived_on=day(0), study_until=day(1400))
        do(case, "scholarship.graduated", scholarships.OFFICER)
        do(case, "scholarship.returned", actor, returned_on=day(0))
    assert sorted(Enrolment.objects.values_list("stage", flat=True)) == ["left", "waiting"]
