"""A program works on cases: once for each key, never over what it has not seen, and sees what its person may see."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from tests.site import people
from tests.site.api.programs import REPORT, Program
from tests.site.dossiers.making import NOTE

from njiasite.api.operations import cases
from njiasite.dossiers.models import Dossier
from njiasite.ledger import reads, selectors

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    cache.clear()


@pytest.fixture
def consul() -> Program:
    return Program(people.person("consular_officer", "mission", "kenya_moscow"))


def problem(answer: Any, status: int, kind: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    found: dict[str, Any] = answer.json()
    assert found["type"] == f"urn:njia:problem:{kind}"
    assert found["status"] == status
    return found


def test_a_case_is_opened_read_and_moved_on(consul: Program) -> None:
    opened = consul.open()
    assert opened.status_code == 201
    assert opened.json()["state"]["id"] == "reported"
    case = consul.get(opened["Location"].removeprefix("/api/v1"))
    assert {one["field"]: one["value"] for one in case.json()["known"]} == REPORT
    assert case.json()["clocks"][0]["explanation"]["ru"]
    assert "access.contact_wished" in [one["act"] for one in case.json()["possible"]]
    moved = consul.act(case, "access.contact_wished", wish_for_contact="asked_for")
    assert moved.status_code == 201, moved.content
    timeline = consul.get(f"/dossiers/{case.json()['id']}/acts").json()["items"]
    assert [one["act"] for one in timeline] == ["access.reported", "access.contact_wished"]


def test_the_same_key_does_it_once_and_gives_the_same_answer(consul: Program) -> None:
    first, again = consul.open("one"), consul.open("one")
    assert (first.status_code, first.json(), first["ETag"]) == (again.status_code, again.json(), again["ETag"])
    done = [consul.act(first, "access.contact_wished", "two", wish_for_contact="asked_for") for _ in range(2)]
    assert [one.status_code for one in done] == [201, 201]
    assert done[0].json() == done[1].json()
    assert (Dossier.objects.count(), selectors.current(first.json()["dossier"])) == (1, 2)
    assert consul.open("one").json() == first.json(), "the case went on since, the answer is that of then"


def test_a_key_used_for_something_else_is_refused(consul: Program) -> None:
    consul.open("one")
    problem(consul.open("one", person="Somebody Else"), 422, "key-reused")
    answer = consul.post(
        "/dossiers",
        {"procedure": "welfare_check", "act": "welfare.opened", "given": {"why_we_worry": "family", "urgency": "soon"}},
        **{"Idempotency-Key": "one"},
    )
    assert answer.status_code == 422


def test_a_write_without_a_key_is_refused(consul: Program) -> None:
    answer = consul.client.post(
        "/api/v1/dossiers",
        {"procedure": "consular_access", "act": "access.reported", "given": REPORT},
        content_type="application/json",
        headers={"Authorization": f"Bearer {consul.token}"},
    )
    assert problem(answer, 422, "wrong-values")["errors"][0]["parameter"] == "Idempotency-Key"


def test_who_has_not_seen_the_last_act_is_told_what_changed(consul: Program) -> None:
    opened = consul.open()
    consul.act(opened, "access.contact_wished", wish_for_contact="asked_for")
    late = consul.act(opened, "access.contact_wished", wish_for_contact="declined")
    assert [one["act"] for one in problem(late, 412, "stale")["since"]] == ["access.contact_wished"]
    assert selectors.current(opened.json()["dossier"]) == 2


def test_a_tag_does_not_vouch_for_an_act_that_came_while_the_case_was_read(
    consul: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, plain = consul.open(), cases.shown_to

    def meanwhile(*args: Any) -> Any:
        monkeypatch.setattr(cases, "shown_to", plain)
        consul.act(opened, "access.contact_wished", wish_for_contact="asked_for")
        return plain(*args)

    monkeypatch.setattr(cases, "shown_to", meanwhile)
    read = consul.get(f"/dossiers/{opened.json()['dossier']}")
    assert "wish_for_contact" not in [one["field"] for one in read.json()["known"]]
    problem(consul.act(read, "access.contact_wished", wish_for_contact="declined"), 412, "stale")


def test_a_fault_of_ours_is_a_problem_that_tells_nothing(
    consul: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*args: Any, **more: Any) -> Any:
        raise RuntimeError("Amina Testcase")

    monkeypatch.setattr(cases.acting, "open_with", broken)
    answer = consul.open()
    problem(answer, 500, "broken")
    assert "RuntimeError" in caplog.text
    assert "Amina" not in answer.content.decode() + caplog.text


def test_who_does_not_say_what_they_have_seen_must_look_first(consul: Program) -> None:
    opened = consul.open().json()
    body = {"act": "access.contact_wished", "given": {"wish_for_contact": "asked_for"}}
    problem(consul.post(f"/dossiers/{opened['dossier']}/acts", body), 428, "look-first")
    problem(consul.post(f"/dossiers/{opened['dossier']}/acts", body, **{"If-Match": '"made-up"'}), 412, "stale")


def test_a_value_that_does_not_fit_is_pointed_at_and_not_repeated(consul: Program) -> None:
    answer = consul.open(situation="Amina's own words", unknown="x", person=7)
    errors = {one["pointer"]: one["code"] for one in problem(answer, 422, "wrong-values")["errors"]}
    assert errors == {
        "/given/situation": "literal_error",
        "/given/unknown": "extra_forbidden",
        "/given/person": "string_type",
    }
    assert "Amina" not in answer.content.decode()
    assert not Dossier.objects.exists()


def test_what_the_procedure_refuses_is_said_in_the_readers_language() -> None:
    officer, said = people.person("consular_officer", "mission", "kenya_moscow"), {}
    for language in ("en", "sw", "ru"):
        program = Program(officer, language)
        refused = program.act(program.open(), "access.declined")
        found = problem(refused, 409, "refused")
        assert (found["code"], refused["Content-Language"]) == ("no_evidence", language)
        said[language] = (found["title"], found["detail"])
    assert [len(set(texts)) for texts in zip(*said.values(), strict=True)] == [3, 3]


def test_a_case_seen_before_is_not_sent_again_and_each_showing_is_recorded(consul: Program) -> None:
    case = consul.open().json()["dossier"]
    first = consul.get(f"/dossiers/{case}")
    assert (first.status_code, first["Cache-Control"]) == (200, "no-store")
    again = consul.get(f"/dossiers/{case}", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert [(read.type, read.channel) for read in reads.of(case)] == [("case.read", "api")]
    consul.act(first, "access.contact_wished", wish_for_contact="asked_for")
    assert consul.get(f"/dossiers/{case}", **{"If-None-Match": first["ETag"]}).status_code == 200


@pytest.mark.parametrize(
    ("role", "scope", "value"),
    [
        ("consular_officer", "mission", "kenya_elsewhere"),
        ("counterpart", "office", "interior_ministry"),  # nothing was sent to it yet
        ("agency", "agency", "agency-1"),
        ("jobseeker", "self", ""),
    ],
)
def test_whom_it_does_not_concern_is_told_that_there_is_no_such_case(
    consul: Program, role: str, scope: str, value: str
) -> None:
    opened = consul.open()
    other, case = Program(people.person(role, scope, value)), opened.json()["dossier"]
    problem(other.get(f"/dossiers/{case}"), 404, "not-found")
    problem(other.get(f"/dossiers/{case}/acts"), 404, "not-found")
    problem(other.act(opened, "access.contact_wished"), 404, "not-found")
    assert other.get("/dossiers").json()["items"] == []


def test_the_tag_does_not_tell_how_many_acts_there_were(consul: Program) -> None:
    first, second = consul.open(), consul.open()
    assert first["ETag"] != second["ETag"]
    problem(consul.act(second, "access.contact_wished", seen=first["ETag"], wish_for_contact="asked_for"), 412, "stale")


def test_cases_come_in_pages_with_a_link_to_the_next(consul: Program) -> None:
    numbers = [consul.open().json()["number"] for _ in range(3)]
    seen, path = [], "/dossiers?most=2&procedure=consular_access&closed=false"
    while path:
        page = consul.get(path)
        seen += [one["number"] for one in page.json()["items"]]
        path = page["Link"].split(">")[0].removeprefix("</api/v1") if page.has_header("Link") else ""
    assert seen == numbers[::-1]
    assert consul.get("/dossiers?state=closed").json()["items"] == []


def test_the_inbox_holds_what_waits_for_the_role(consul: Program) -> None:
    number = consul.open().json()["number"]
    found = consul.get("/inbox").json()["items"]
    assert [(one["number"], one["late"]) for one in found] == [(number, False)]
    assert found[0]["due_at"]


def test_a_job_seeker_opens_their_own_case_and_sees_it() -> None:
    worker = Program(people.person("jobseeker"))
    case = worker.open().json()["dossier"]
    assert worker.get(f"/dossiers/{case}").json()["known"]
    assert [one["id"] for one in worker.get("/dossiers").json()["items"]] == [case]


def test_an_act_of_another_role_is_forbidden(consul: Program) -> None:
    worker = Program(people.person("jobseeker"))
    opened = worker.open()
    problem(worker.act(opened, "access.requested", **{**NOTE, "note_situation": "x"}), 422, "wrong-values")
    problem(worker.act(opened, "access.contact_wished", wish_for_contact="asked_for"), 403, "forbidden")
