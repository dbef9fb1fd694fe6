"""The pages of check-ins tell a stranger nothing, and an officer what is late."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.checkins.enrolling import FIRST, PHONE, enrol, hours
from tests.site.checkins.test_rounds import said_by, sent, told, turn
from tests.site.people import client_of, person

from njiasite.checkins.models import Enrolment, GroupSignal
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import act
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
PIN, SECRET = "4821", "7"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def linked(**more) -> str:
    """The code in the link of somebody's message."""
    row = enrol(covered=False, **more).enrolment
    turn(FIRST)
    return re.findall(r"/in/([\w-]+)", sent(row)[0])[0]


def test_a_link_shows_the_answers_answers_once_and_names_nobody(client: Client) -> None:
    code = linked()
    page = client.get(f"/in/{code}").text
    assert "Wanjiku" not in page and "Poultry" not in page and Enrolment.objects.get().stage == "asked"
    with clock.moved(hours(1)):
        assert "Your answer has arrived." in client.post("/in", {"code": code, "answer": "1"}).text
    assert Enrolment.objects.get().stage == "waiting"
    with clock.moved(hours(1.5)):  # who taps twice is thanked twice
        assert "Your answer has arrived." in client.post("/in", {"code": code, "answer": "1"}).text
    with clock.moved(hours(3)):
        assert client.get(f"/in/{code}").status_code == 404
        assert client.post("/in", {"code": code, "answer": "2"}).status_code == 422


def test_the_secret_sign_is_thanked_like_any_answer(client: Client) -> None:
    code = linked()
    with clock.moved(hours(1)):
        forced = client.post("/in", {"code": code, "answer": SECRET}).text.partition("<main")[2]
    assert told(Dossier.objects.get())["why_we_worry"] == "duress"
    other = linked(phone="+254700000444")
    with clock.moved(hours(1)):
        assert client.post("/in", {"code": other, "answer": "1"}).text.partition("<main")[2] == forced


def test_students_are_asked_about_visa_and_plant(client: Client) -> None:
    code = linked(kind="student")
    assert "My visa was tied to serving or signing" in client.get(f"/in/{code}").text
    client.post("/in", {"code": code, "answer": "4"})
    assert told(Dossier.objects.get())["urgency"] == "urgent"
    assert Enrolment.objects.get().office == "scholarships_nairobi"


def test_wishes_are_saved_and_nothing_that_was_chosen_is_shown(client: Client) -> None:
    enrolled = enrol()
    door = {"code": enrolled.code, "pin": PIN}
    assert client.post("/in/mine", {**door, "pin": "0000"}).status_code == 422
    page = client.post("/in/mine", door).text
    assert not any(word in page for word in ("Otieno", "0700", "254700", "Example"))
    wish = {"key": uuid4(), "every": "1", "contact_name": "Achieng Example", "contact_phone": "0700 000 555"}
    saved = client.post("/in/mine", {**door, **wish}).text
    assert "It is saved." in saved and "Achieng" not in saved
    row = Enrolment.objects.get()
    assert row.every == 1 and ledger.acts(row.id).last().type == "checkin.changed"
    blank = client.post("/in/mine", {**door, "key": uuid4()})
    assert blank.status_code == 200 and Enrolment.objects.get().every == 1


def test_whoever_is_forced_to_the_page_changes_nothing_and_we_know(client: Client) -> None:
    enrolled = enrol()
    wish = {"key": uuid4(), "pause": "hospital", "days": "10"}
    door = {"code": enrolled.code, "pin": PIN + SECRET}
    page = client.post("/in/mine", {**door, **wish})
    assert "It is saved." in page.text and Enrolment.objects.get().paused_until is None
    assert told(Dossier.objects.get())["why_we_worry"] == "duress"
    client.post("/in/mine", door)
    assert Dossier.objects.count() == 1


def test_a_second_tap_changes_nothing_again(client: Client) -> None:
    enrolled = enrol()
    for more in ({"every": "1"}, {"pause": "hospital", "days": "10"}, {"leave": "1"}):
        wishes = {"code": enrolled.code, "pin": "4821", "key": uuid4(), **more}
        with clock.moved(FIRST):
            assert {client.post("/in/mine", wishes).status_code for _ in range(2)} <= {200, 422}
    row = Enrolment.objects.get()
    assert (row.every, row.stage) == (1, "left")


def test_a_pause_needs_an_end_and_a_secret_that_means_nothing_else(client: Client) -> None:
    door = {"code": enrol().code, "pin": PIN}
    for wish in ({"pause": "travel"}, {"secret": "2"}, {"phone": "12"}):
        assert client.post("/in/mine", {**door, "key": uuid4(), **wish}).status_code == 422


def test_an_officer_sees_who_is_silent_late_first_without_names_and_opens_a_case() -> None:
    row = enrol().enrolment
    for at in (0, 4):
        turn(hours(at))
    with clock.moved(hours(5)):
        consul = client_of(person("consular_officer"), "consular_officer")
        elsewhere = client_of(person("consular_officer", "mission", "russia_nairobi"), "consular_officer")
        page = consul.get("/checkins").text
        assert "Asked again" in page and "Moscow Region" in page and "Wanjiku" not in page
        assert "<tr" not in elsewhere.get("/checkins").text
        assert elsewhere.post(f"/checkins/{row.id}/open").status_code == 404
        consul.post(f"/checkins/{row.id}/open")
        assert Dossier.objects.get().number in consul.get("/checkins").text


@pytest.mark.parametrize(("how", "ends"), [("", False), ("spoke_watched", False), ("spoke_freely", True)])
def test_an_officer_ends_it_only_once_the_case_reached_the_person_freely(how: str, ends: bool) -> None:
    row = enrol().enrolment
    said_by(PHONE, SECRET)
    if how:
        act(
            dossier=Dossier.objects.get(), type="welfare.reached", given={"how_reached": how, "needs": "nothing"},
            actor=Actor(uuid4(), "consular_officer"), channel="web", key="reached",
        )  # fmt: skip
    consul = client_of(person("consular_officer"), "consular_officer")
    page = consul.post(f"/checkins/{row.id}/end", follow=True).text
    row.refresh_from_db()
    assert (row.stage == "left") == ends and ("First record in the case" in page) != ends


def test_an_officer_writes_down_who_leaves_and_takes_up_a_signal() -> None:
    consul = client_of(person("consular_officer"), "consular_officer")
    form = {
        "key": uuid4(), "kind": "worker", "person": "Kamau Example", "departed_on": "2026-03-01", "language": "sw",
        "phone": "0700 000 666", "region": "PRI", "employer": "Example Poultry", "pin": "1234", "secret": "8",
    }  # fmt: skip
    assert consul.post("/checkins/new", {**form, "phone": ""}).status_code == 422
    page = consul.post("/checkins/new", form)
    assert re.search(r'class="code big">\w{5}-\w{5}<', page.text) and "Kamau" not in page.text
    row = Enrolment.objects.get()
    assert row.zone == "Asia/Vladivostok" and row.due_at > clock.now() - timedelta(days=1)
    signal = GroupSignal.objects.create(
        corridor=row.corridor, mission=row.mission, employer=row.employer, raised_at=clock.now(),
        people=3, silent=1, unhappy=2,
    )  # fmt: skip
    assert "Example Poultry" in consul.get("/checkins").text
    consul.post(f"/checkins/signals/{signal.id}/seen")
    assert "Example Poultry" not in consul.get("/checkins").text


def test_who_is_asked_already_is_written_down_once_and_gets_a_new_code() -> None:
    before = enrol("+254700000666", known={"person": "Kamau N. Example", "pin": ""})
    consul = client_of(person("consular_officer"), "consular_officer")
    form = {
        "kind": "worker", "person": "Kamau Example", "departed_on": "2026-03-01", "language": "sw", "region": "PRI",
        "phone": "0700 000 666", "pin": "1234", "secret": "8", "every": "1",
    }  # fmt: skip
    code = re.search(r'class="code big">([\w-]+)<', consul.post("/checkins/new", {**form, "key": uuid4()}).text)[1]  # type: ignore[index]
    row = Enrolment.objects.get()
    assert (row.pk, row.every, row.zone) == (before.enrolment.pk, 1, "Asia/Vladivostok")
    assert Client().post("/in/mine", {"code": before.code, "pin": "1234"}).status_code == 422
    assert Client().post("/in/mine", {"code": code, "pin": "1234"}).status_code == 200
    consul.post("/checkins/new", {**form, "key": uuid4(), "person": "Rose Testcase"})
    assert Enrolment.objects.count() == 2  # two people of one phone stay two


def test_a_number_that_a_stranger_wrote_down_does_not_keep_its_holder_from_answering(client: Client) -> None:
    row = enrol("+254700000888").enrolment
    form = {
        "key": uuid4(), "kind": "worker", "person": "Somebody Else", "departed_on": "2026-03-02", "language": "sw",
        "region": "MOS", "phone": "0700 000 888", "contact_phone": "0700 000 889", "pin": "1234",
    }  # fmt: skip
    with clock.moved(FIRST):
        client.post("/in/start", form)
    turn(FIRST)
    said_by("+254700000888", "1", hours(1))
    row.refresh_from_db()
    assert row.stage == "waiting" and Enrolment.objects.filter(proved=False).exists()


def test_somebody_writes_themselves_down_and_nothing_comes_of_it_before_they_answer(client: Client) -> None:
    form = {
        "kind": "worker", "person": "Kamau Example", "departed_on": "2026-03-02", "language": "sw", "region": "MOS",
        "phone": "0700 000 888", "contact_phone": "0700 000 889", "pin": "1234", "secret": "8",
    }  # fmt: skip
    with clock.moved(FIRST):
        page = client.post("/in/start", {**form, "key": uuid4()})
        client.post("/in/start", {**form, "key": uuid4(), "phone": "0700 000 999"})
    assert re.search(r'class="code big">\w{5}-\w{5}<', page.text)
    turn(FIRST)
    said_by("+254700000888", "1", hours(1))
    for at in (4, 8, 24):
        turn(hours(at))
    stages = {row.proved: row.stage for row in Enrolment.objects.all()}
    assert stages[False] == "left" and stages[True] in ("asked", "waiting") and not Dossier.objects.exists()
