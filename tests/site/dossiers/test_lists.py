"""Lists, search and files: each person finds what is theirs, and what is not theirs leaves no trace in a count."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.site import people
from tests.site.dossiers.making import asked, do, opened

from njiasite.config import clock
from njiasite.dossiers import acting, csvs, engine
from njiasite.dossiers.models import SearchKey
from njiasite.identities.readers import reader_for
from njiasite.ledger import erasure
from njiasite.ledger.models import Read

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def consul(**more: Any) -> Any:
    return people.client_of(people.person("consular_officer", "mission", "kenya_moscow", **more))


def text(client: Any, address: str, **sent: Any) -> str:
    answer = client.post(address, sent) if sent else client.get(address)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(body.decode())


def test_what_a_role_may_see_nothing_of_is_in_no_list_no_count_and_no_file() -> None:
    shown, hidden = asked(), opened()
    counterpart = people.client_of(people.person("counterpart", "office", "interior_ministry"))
    for address in ("/inbox", "/cases", "/inbox.csv", "/cases.csv"):
        page = text(counterpart, address)
        assert shown.number in page
        assert hidden.number not in page
    assert "<strong>1</strong> In all" in text(counterpart, "/cases")
    assert counterpart.get(f"/cases/{hidden.id}").status_code == 404


def test_another_mission_finds_nothing() -> None:
    dossier = opened(person="Amina Testcase")
    other = people.client_of(people.person("consular_officer", "mission", "kenya_elsewhere"))
    assert dossier.number not in text(other, "/cases")
    assert dossier.number not in text(other, "/inbox")
    for words in (dossier.number, "Amina Testcase"):
        assert "Nothing fits" in text(other, "/cases/find", words=words)


@pytest.mark.parametrize(
    "words", ["Amina Testcase", "testcase amina", "Амина Тесткейс", "Амину Тесткейс", "0712 345 678"]
)
def test_a_case_is_found_by_name_in_either_script_and_by_phone(words: str) -> None:
    dossier = opened(person="Amina Testcase", phone="+254 712 345 678")
    opened(person="Barack Mfano", phone="+254 700 000 000")
    page = text(consul(), "/cases/find", words=words)
    assert dossier.number in page
    assert page.count("/cases/") - page.count("/cases/find") == 1


def test_however_many_share_the_name_they_are_read_at_once() -> None:
    reader, asked = consul(), []
    for more in (2, 4):
        numbers = [opened(person="Wanjiku Mfano").number for _ in range(more)]
        text(reader, "/cases/find", words="Wanjiku Mfano")
        with CaptureQueriesContext(connection) as queries:
            page = text(reader, "/cases/find", words="Wanjiku Mfano")
        assert all(number in page for number in numbers)
        asked.append(len(queries))
    assert asked[0] == asked[1]


def test_a_case_is_found_by_number_and_that_it_was_searched_for_is_recorded() -> None:
    dossier = opened()
    assert dossier.number in text(consul(), "/cases/find", words=f" {dossier.number.lower()} ")
    read = Read.objects.get(type="cases.listed")
    assert (read.given["purpose"], read.given["shown"]) == ("search", {"cases": [dossier.number]})


def test_a_value_in_an_act_that_a_role_may_not_see_finds_nothing_for_it() -> None:
    dossier = opened(reporter="Zawadi Mfichwa")
    do(dossier, "access.contact_wished", wish_for_contact="asked_for")
    labour = people.client_of(people.person("labour_officer", "corridor", "ke_ru"))
    assert dossier.number in text(labour, "/cases/find", words="Zawadi Mfichwa")
    committee = people.person("committee_member", "corridor", "ke_ru")
    assert people.client_of(committee).post("/cases/find", {"words": "Zawadi Mfichwa"}).status_code == 403


def test_the_index_holds_no_name_and_is_gone_with_the_erased() -> None:
    dossier = opened(person="Amina Testcase")
    assert not any("amina" in row.index or "testcase" in row.index for row in SearchKey.objects.all())
    erasure.erase(dossier.id, ground="asked")
    assert not SearchKey.objects.exists()


def test_late_cases_stand_first_and_can_be_picked() -> None:
    with clock.moved(clock.now() - timedelta(days=3)):
        late = opened()
    fresh = opened()
    page = text(consul(), "/inbox")
    assert page.index(late.number) < page.index(fresh.number)
    only = text(consul(), "/inbox?due=late")
    assert late.number in only
    assert fresh.number not in only


def test_a_clock_that_runs_behind_a_roles_back_is_in_none_of_its_lists() -> None:
    with clock.moved(clock.now() - timedelta(days=30)):
        dossier = asked()
    counterpart = people.client_of(people.person("counterpart", "office", "interior_ministry"))
    page = text(counterpart, "/cases")
    assert dossier.number in page
    assert not [words for words in ("Late", "Due", "no clock runs") if words in page], "nor is any of this denied"
    assert "<strong>1</strong> Late" in text(counterpart, "/inbox"), "its own answer is late, and it may know"


def test_a_list_can_be_turned_round_and_narrowed_and_strange_wishes_are_left_aside() -> None:
    first, second = opened(), asked()
    newest, oldest = text(consul(), "/cases"), text(consul(), "/cases?sort=number")
    assert newest.index(second.number) < newest.index(first.number)
    assert oldest.index(first.number) < oldest.index(second.number)
    narrowed = text(consul(), "/cases?kind=consular_access&stage=requested&standing=open")
    assert second.number in narrowed
    assert first.number not in narrowed
    assert first.number in text(consul(), "/cases?kind=nonsense&sort=password&due=x&page=minus")


def test_a_file_names_nobody_and_its_taking_is_recorded() -> None:
    dossier = opened()
    rows = list(csv.reader(text(consul(), "/cases.csv").lstrip("\ufeff").splitlines()))
    assert rows[1][:3] == [dossier.number, "Consular access", "Reported"]
    assert "MSK" in rows[0][-1]
    assert "Amina" not in str(rows)
    assert Read.objects.get(type="cases.listed").given["purpose"] == "export"


@pytest.mark.parametrize("cell", ["=1+1", "+7", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_of_a_file_is_a_formula(cell: str) -> None:
    assert csvs.safe(cell) == f"'{cell}"
    assert csvs.safe("Reported") == "Reported"


def test_a_job_seeker_sees_their_own_cases_and_nobody_elses() -> None:
    amina, other = people.person("jobseeker"), people.person("jobseeker")
    mine, theirs = opened(subject=amina.pk), opened(subject=other.pk)
    page = text(people.client_of(amina), "/cases")
    assert "My cases" in page
    assert mine.number in page
    assert theirs.number not in page


def test_a_helper_sees_the_cases_of_whom_they_help() -> None:
    amina = people.person("jobseeker")
    dossier = opened(subject=amina.pk)
    helper = people.client_of(people.person("helper", "helper", str(amina.pk)))
    assert dossier.number in text(helper, "/cases")
    assert dossier.number not in text(people.client_of(people.person("helper")), "/cases")


def test_times_are_those_of_where_the_reader_works() -> None:
    dossier = opened()
    assert "MSK" in text(consul(), "/inbox")
    labour = people.client_of(people.person("labour_officer", "corridor", "ke_ru"))
    assert "EAT" in text(labour, f"/cases/{dossier.id}")


def test_who_has_read_a_case_is_seen_by_supervisor_and_auditor_who_need_not_read_it() -> None:
    dossier = opened()
    officer = people.person("consular_officer", "mission", "kenya_moscow")
    people.client_of(officer).get(f"/cases/{dossier.id}")
    for role, scope in (("auditor", "corridor"), ("supervisor", "corridor")):
        client = people.client_of(people.person(role, scope, "ke_ru"))
        found = client.get("/reads", {"number": dossier.number})
        assert found.headers["Location"] == f"/cases/{dossier.id}/reads"
        assert str(officer) in text(client, found.headers["Location"])
    elsewhere = people.client_of(people.person("supervisor", "mission", "kenya_elsewhere"))
    assert elsewhere.get(f"/cases/{dossier.id}/reads").status_code == 404
    assert "There is no case" in text(elsewhere, f"/reads?number={dossier.number}")


def test_a_request_about_ones_data_waits_for_whoever_leads_the_office_that_takes_it_in() -> None:
    worker = people.person("jobseeker")
    plan = engine.procedures("ke_ru")["data_request"]
    given = {"asked_for": "see", "person": "Amina Testcase"}
    at = {"case": uuid4(), "channel": "web", "key": "k"}
    dossier = acting.open_with(reader_for(worker), plan, "request.made", given, **at).dossier
    for office, sees in (("labour_nairobi", True), ("labour_mombasa", False)):
        head = people.client_of(people.person("supervisor", "office", office))
        assert (dossier.number in text(head, "/inbox")) is sees
        assert head.get(f"/cases/{dossier.id}/do/request.identity_shown").status_code == (200 if sees else 404)


def test_the_head_of_the_page_leads_to_what_the_role_may_do() -> None:
    assert 'href="/cases/find"' in text(consul(), "/inbox")
    supervisor = people.client_of(people.person("supervisor", "corridor", "ke_ru"))
    assert 'href="/calendar"' in text(supervisor, "/inbox")
    worker = text(people.client_of(people.person("jobseeker")), "/inbox")
    assert "My cases" in worker
    assert 'href="/cases/find"' not in worker
    assert 'class="places"' not in text(people.client_of(None), "/")
