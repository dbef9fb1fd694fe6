"""A person without an account asks for help, a few questions at a time, and finds the report again by its code."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.distress.telling import SON, code_on, hidden_of, walk
from tests.site.people import client_of, person

from njiasite.dossiers.models import Dossier

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def test_a_mother_reports_her_son_and_sees_what_becomes_of_it(client: Client) -> None:
    receipt = walk(client, SON)
    assert receipt.status_code == 200
    kinds = Dossier.objects.values_list("procedure", "mission")
    begun = ("distress_report", "consular_access", "release_demand")
    assert set(kinds) == {(kind, "kenya_moscow") for kind in begun}
    shown = client.post("/help/code", {"code": code_on(receipt.text).lower().replace("-", " ")})
    assert "Received" in shown.text and "Consular access" in shown.text
    assert "Brian" not in shown.text and "+254" not in shown.text  # whoever finds the code learns no name by it
    assert "EAT" in shown.text and "MSK" not in shown.text  # all times by one clock, whatever they were counted by


def test_an_officer_reads_what_was_told_and_why_it_is_urgent(client: Client) -> None:
    walk(client, SON)
    officer = client_of(person("consular_officer"), "consular_officer")
    for procedure, words in (
        ("distress_report", ("Brian Testcase", "Life or freedom in danger", "He was to be a cook.")),
        ("consular_access", ("Military unit", "Rose Testcase", "Life or freedom in danger")),
    ):
        page = officer.get(f"/cases/{Dossier.objects.get(procedure=procedure).pk}")
        assert all(word in page.text for word in words), procedure


@pytest.mark.parametrize(
    ("teller", "code", "words"),
    [
        ("self", "en", "Where are you, as far as you know?"), ("self", "sw", "Uko wapi, kadiri unavyojua?"),
        ("self", "ru", "Где вы, насколько вы знаете?"), ("family", "en", "Where is the person, as far as you know?"),
    ],
)  # fmt: skip
def test_whoever_asks_for_themselves_is_spoken_to_and_not_about(
    client: Client, teller: str, code: str, words: str
) -> None:
    page = client.get("/help", headers={"accept-language": code})
    told = {**hidden_of(page.text), "teller": teller, "matter": ["other"]}
    asked = client.post("/help", told, headers={"accept-language": code}).text
    assert words in asked


def test_sent_twice_it_is_one_report_with_one_code(client: Client) -> None:
    page = client.get("/help")
    sent = {**hidden_of(page.text), "teller": "self", "matter": ["wages"], "send": "1"}
    sent["page"] = ""
    first, second = (client.post("/help", sent) for _ in range(2))
    assert code_on(first.text) == code_on(second.text)
    assert Dossier.objects.filter(procedure="distress_report").count() == 1
    assert Dossier.objects.count() == 2


def test_going_back_loses_nothing_and_a_wrong_number_is_asked_for_again(client: Client) -> None:
    page = client.get("/help")
    sent = {**hidden_of(page.text), "page": "person", "teller": "self", "matter": ["other"], "phone": "12"}
    wrong = client.post("/help", sent)
    assert wrong.status_code == 422 and "leave it empty" in wrong.text
    back = client.post("/help", {**sent, "phone": "", "person": "Amina Testcase", "back": "1"})
    assert hidden_of(back.text)["person"] == ["Amina Testcase"]


def test_what_must_be_said_is_asked_for(client: Client) -> None:
    page = client.get("/help")
    again = client.post("/help", {**hidden_of(page.text), "matter": ["wages"]})
    assert again.status_code == 422 and "What has happened?" in again.text
    assert not Dossier.objects.exists()


def test_staff_type_what_a_caller_says_and_read_the_code_out() -> None:
    officer = client_of(person("consular_officer"), "consular_officer")
    receipt = walk(officer, {**SON, "teller": "worker"}, "/help/call")
    assert "Let the caller read it back." in receipt.text
    assert Client().post("/help/code", {"code": code_on(receipt.text)}).status_code == 200


def test_a_code_that_nobody_has_opens_nothing(client: Client) -> None:
    assert client.post("/help/code", {"code": "AAAAA-BBBBB"}).status_code == 422
