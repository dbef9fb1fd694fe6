"""Boards, feeds, digests and handing over: what is late is seen by whoever answers for it, and by nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client
from icalendar import Calendar
from tests.site.dossiers.making import CONSUL, do, opened
from tests.site.people import client_of, person

from njiasite.channels import services as outbox
from njiasite.channels.models import Message
from njiasite.config import clock
from njiasite.desks import boards, digests, handing
from njiasite.desks.models import Charge
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.rebuild import rebuild
from njiasite.identities import codes
from njiasite.identities.models import Account, Grant
from njiasite.identities.readers import reader_for
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def consul() -> Account:
    return person("consular_officer")


@pytest.fixture
def supervisor() -> Account:
    return person("supervisor", "corridor", "ke_ru")


def held_by(who: Account, *, late: bool = False) -> Dossier:
    """A case that was given to an officer; a late one has had its clock run out."""
    dossier = opened()
    do(dossier, "officer.assigned", CONSUL, officer=codes.shown(who.code))
    if late:
        Charge.objects.filter(dossier=dossier).update(due_at=NOW - timedelta(hours=1))
    return dossier


def test_a_supervisor_sees_what_is_late_by_place_and_by_officer_and_what_nobody_holds(
    consul: Account, supervisor: Account
) -> None:
    late, _mine, loose = held_by(consul, late=True), held_by(consul), opened()
    found = boards.board(reader_for(supervisor), NOW)
    assert (found.whole.all, found.whole.late, found.whole.soon) == (3, 1, 2)  # access is to be asked for in a day
    assert found.officers[consul.pk].late == 1 and found.officers[None].all == 1
    page = client_of(supervisor).get("/boards", {"when": "late"})
    assert codes.shown(consul.code) in page.text and "Embassy of Kenya, Moscow" in page.text
    assert late.number in page.text and loose.number not in page.text


def test_what_was_given_back_or_closed_is_on_no_desk(consul: Account) -> None:
    dossier = held_by(consul)
    do(dossier, "access.withdrawn", CONSUL, reason="Home again.")
    assert not Charge.objects.exists()


def test_the_rows_are_made_anew_from_the_acts(consul: Account) -> None:
    dossier = held_by(consul)
    before = list(Charge.objects.values_list())
    Charge.objects.all().delete()
    rebuild(dossier)
    assert list(Charge.objects.values_list()) == before and before


def test_a_service_from_before_the_boards_gets_its_rows_with_the_migration(consul: Account) -> None:
    held_by(consul), opened()
    before = set(Charge.objects.values_list())
    Charge.objects.all().delete()
    loader = MigrationLoader(connection)
    step = loader.get_migration("desks", "0002_charges_of_open_cases")
    step.operations[0].code(loader.project_state().apps, None)
    assert set(Charge.objects.values_list()) == before


def test_a_consul_of_another_mission_sees_none_of_it(consul: Account) -> None:
    dossier = held_by(consul)
    stranger = person("consular_officer", "mission", "russia_nairobi")
    assert boards.board(reader_for(stranger), NOW).whole.all == 0
    page = client_of(stranger).get("/boards", {"officer": str(consul.pk)})
    assert dossier.number not in page.text


@pytest.mark.parametrize("asked", [{"officer": "no-such"}, {"place": "nowhere"}, {"when": "never", "officer": "me"}])
def test_an_address_that_was_written_by_hand_leaves_nothing_and_breaks_nothing(consul, asked: dict[str, str]) -> None:
    held_by(consul)
    assert client_of(consul).get("/boards", asked).status_code == 200


def test_the_calendar_holds_numbers_and_no_names_and_its_address_can_be_ended(consul: Account) -> None:
    dossier, officer = held_by(consul), client_of(consul)
    made = officer.post("/boards/feed")
    address = made.context["address"].removeprefix("https://njia.example")
    taken = Client().get(address)
    (event,) = Calendar.from_ical(taken.content).walk("VEVENT")
    assert dossier.number in event["SUMMARY"] and "Amina" not in taken.text
    assert event["DTEND"].dt == Charge.objects.get().due_at
    assert Client().get(address).status_code == 200  # a calendar comes again and again
    officer.post("/boards/feed", {"end": "1"})
    assert Client().get(address).status_code == 404


def test_a_calendar_shows_nothing_once_the_role_is_gone_and_a_new_address_ends_the_old(consul: Account) -> None:
    officer = client_of(consul)
    first, second = (officer.post("/boards/feed").context["address"].split("example")[1] for _ in range(2))
    assert Client().get(first).status_code == 404
    Grant.objects.filter(account=consul).delete()
    assert Client().get(second).status_code == 404


def test_all_cases_of_an_officer_who_leaves_go_to_another_each_by_an_act(consul: Account, supervisor: Account) -> None:
    taker, cases = person("consular_officer"), [held_by(consul) for _ in range(3)]
    sent = client_of(supervisor).post("/boards/handover", {"giver": consul.code, "taker": taker.code})
    assert sent.status_code == 302
    handing.go_on(NOW)
    assert set(Charge.objects.values_list("officer", flat=True)) == {taker.pk}
    for case in cases:
        last = ledger.acts(case.id).last()
        assert last is not None and (last.type, last.actor) == ("officer.assigned", supervisor.pk)
    assert "3 handed over, 0 stay" in client_of(supervisor).get("/boards/handover").text
    assert handing.go_on(NOW) == 0


def test_no_case_goes_to_somebody_who_could_do_nothing_in_it(consul: Account, supervisor: Account) -> None:
    held_by(consul)
    other = person("consular_officer", "mission", "russia_nairobi")
    handing.begin(giver=consul, taker=other, by=reader_for(supervisor))
    handing.go_on(NOW)
    assert Charge.objects.get().officer == consul.pk
    assert "0 handed over, 1 stay" in client_of(supervisor).get("/boards/handover").text


def test_each_morning_the_figures_are_told_once_and_no_case_by_its_number(consul: Account, supervisor: Account) -> None:
    dossier = held_by(consul, late=True)
    person("consular_officer")  # holds nothing: hears nothing
    assert digests.send(NOW) == 2
    assert digests.send(NOW + timedelta(hours=3)) == 0
    told = Message.objects.filter(key__startswith="digest:")
    assert {one.recipient for one in told} == {consul.pk, supervisor.pk}
    texts = [text for _, _, text in filter(None, outbox.opened(told))]
    assert texts[0].startswith("Today: 1 late") and not any(dossier.number in text for text in texts)


def test_before_seven_nobody_is_told(consul: Account) -> None:
    held_by(consul, late=True)
    assert digests.send(datetime(2026, 11, 30, 2, tzinfo=UTC)) == 0


def test_a_form_that_is_saved_untouched_takes_nothing_back(consul: Account) -> None:
    """Every act of a report with nothing but what it must have: what was known stays known."""
    dossier: Any = opened(phone="+254700000111", urgency="urgent", place_now="Moscow")
    do(dossier, "access.contact_wished", CONSUL, wish_for_contact="asked_for")
    do(dossier, "access.contact_wished", CONSUL, wish_for_contact="asked_for", place_now="", situation="")
    page = client_of(consul).get(f"/cases/{dossier.pk}")
    assert "Moscow" in page.text and "+254700000111" in page.text
