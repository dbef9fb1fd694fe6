"""A program searches and breaks the glass as its person may, and both are recorded as on the pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from tests.site import people
from tests.site.api.programs import Program

from njiasite.channels.models import Kind, Message
from njiasite.config import clock
from njiasite.identities.models import Account, Grant
from njiasite.ledger import reads, selectors
from njiasite.ledger.models import Read

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
REASON = "She called from the airport and was cut off."


@pytest.fixture
def officer() -> Account:
    return people.person("consular_officer", "mission", "kenya_moscow")


def opens(program: Program, number: str, reason: str = REASON, key: str = "one") -> Any:
    return program.post("/emergencies", {"number": number, "reason": reason}, **{"Idempotency-Key": key})


def test_a_name_in_other_letters_finds_the_case_and_the_search_is_recorded(officer: Account) -> None:
    program = Program(officer)
    number = program.open().json()["number"]
    (found,) = program.post("/searches", {"words": "Амина Тесткейс"}).json()["items"]
    assert (found["number"], found["fits"]) == (number, "Amina Testcase")
    read = Read.objects.get(type="cases.listed")
    assert (read.given["purpose"], read.given["shown"]["cases"]) == ("search", [number])
    assert program.post("/searches", {"words": number}).json()["items"][0]["fits"] is None
    assert program.post("/searches", {"words": "Nobody Atall"}).json() == {"items": []}


def test_a_case_of_another_mission_is_not_found_and_opens_in_an_emergency_for_an_hour(officer: Account) -> None:
    case = Program(officer).open().json()
    supervisor = people.person("supervisor")
    other = Program(people.person("consular_officer", "mission", "russia_nairobi"))
    assert other.post("/searches", {"words": "Amina Testcase"}).json() == {"items": []}
    assert other.get(f"/dossiers/{case['dossier']}").status_code == 404
    answer = opens(other, case["number"].lower())
    assert (answer.status_code, answer.json()["dossier"]) == (201, case["dossier"])
    assert other.get(f"/dossiers/{case['dossier']}").status_code == 200
    first, second = reads.of(case["dossier"]).order_by("seq")
    assert {one.type for one in (first, second)} == {"case.read_in_emergency"}
    assert (selectors.opened(first)["reason"], first.channel) == (REASON, "api")
    assert list(Message.objects.filter(kind=Kind.ALARM).values_list("recipient", flat=True)) == [supervisor.pk]
    with clock.moved(clock.now() + timedelta(hours=1, seconds=1)):
        assert other.get(f"/dossiers/{case['dossier']}").status_code == 404


def test_the_same_key_is_one_opening_and_not_one_of_another_case(officer: Account) -> None:
    first, second = (Program(officer).open().json()["number"] for _ in range(2))
    other = Program(people.person("consular_officer", "mission", "russia_nairobi"))
    assert opens(other, first).json() == opens(other, first).json()
    assert Grant.objects.filter(emergency=True).count() == 1
    assert opens(other, second).json()["type"].endswith("key-reused")


def test_it_takes_a_role_a_reason_and_a_case_that_exists(officer: Account) -> None:
    number = Program(officer).open().json()["number"]
    for role in ("labour_officer", "jobseeker", "administrator"):
        assert opens(Program(people.person(role)), number).status_code == 403
    assert opens(Program(officer), number, "why not  ").status_code == 422
    assert opens(Program(officer), "KE-RU-1999-000001").json()["errors"][0]["pointer"] == "/number"
    assert not Grant.objects.filter(emergency=True).exists()
