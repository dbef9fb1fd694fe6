"""What anybody may ask of the API, without a token."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jsonschema
import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site.api.programs import Program

from njia.casework.load import load_procedures

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


@pytest.fixture
def stranger() -> Program:
    cache.clear()
    return Program()


def test_the_procedures_are_told_with_what_each_act_asks_for(stranger: Program) -> None:
    ids = [one["id"] for one in stranger.get("/procedures").json()]
    assert sorted(ids) == sorted(load_procedures("ke_ru"))
    for id_ in ids:
        found = stranger.get(f"/procedures/{id_}").json()
        for act in found["acts"]:
            jsonschema.Draft202012Validator.check_schema(act["given_schema"])
            assert list(act["given_schema"]["properties"]) == [field["id"] for field in act["fields"]]
            required = [field["id"] for field in act["fields"] if field["required"]]
            assert act["given_schema"].get("required", []) == required
        assert all(clock["source"]["title"] for clock in found["clocks"])


def test_a_procedure_that_there_is_not(stranger: Program) -> None:
    assert stranger.get("/procedures/nothing").status_code == 404


def test_an_answer_had_before_is_not_sent_again(stranger: Program) -> None:
    first = stranger.get("/procedures")
    assert stranger.get("/procedures", **{"If-None-Match": f'"other", {first["ETag"]}'}).status_code == 304


def test_the_types_of_act_are_told(stranger: Program) -> None:
    types = {one["id"]: one for one in stranger.get("/act-types").json()}
    assert types["account.token_made"]["means"]["ru"]
    assert "access.requested" in types


def test_figures_come_with_their_definitions_and_nothing_that_is_not_published(stranger: Program) -> None:
    defined = {one["id"]: one for one in stranger.get("/indicators").json()}
    assert defined["access_in_time"]["denominator"]["ru"]
    assert defined["access_in_time"]["published_as"] == "counts"
    assert stranger.get("/figures").json() == []


def test_a_deadline_is_counted_and_explained(stranger: Program) -> None:
    found = stranger.get("/deadline?from=2026-03-02&period=1 month&rule=ru_labour").json()
    assert found["last_day"] == "2026-04-02"
    assert found["explanation"]["en"]
    assert found["source"]["title"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("period=1 month&rule=ru_labour", "from"),
        ("from=2026-03-02&period=soon&rule=ru_labour", "period"),
        ("from=2026-03-02&period=1 month&rule=none", "rule"),
        ("from=2026-03-02&period=1 month&rule=ru_labour&calendar=mars", "calendar"),
        ("from=2026&period=1 month&rule=ru_labour", "from"),
        ("from=2026-02-30&period=1 month&rule=ru_labour", "from"),
        ("from=9999-12-31&period=1 month&rule=ru_labour", "from"),
    ],
)
def test_a_deadline_that_cannot_be_counted_says_why(stranger: Program, query: str, parameter: str) -> None:
    answer = stranger.get(f"/deadline?{query}")
    assert answer.status_code == 422
    assert [one["parameter"] for one in answer.json()["errors"]] == [parameter]


@pytest.mark.slow
def test_a_contract_is_checked_and_nothing_stays(
    stranger: Program, paper: Callable[..., list[Any]], shelf_folder: Any, settings: Any
) -> None:
    settings.API_CHECK_WAIT_SECONDS = 120
    answer = stranger.send("/checks", contract=paper("greenhouse")[0])
    assert answer.status_code == 200, answer.content
    assert answer.json()["verdict"] in {"clear", "fix", "stop"}
    assert not [one for one in shelf_folder.iterdir() if one.is_dir()]


@pytest.mark.slow
def test_what_is_no_contract_is_refused_without_its_name(stranger: Program, settings: Any) -> None:
    settings.API_CHECK_WAIT_SECONDS = 120
    answer = stranger.send("/checks", contract=SimpleUploadedFile("Amina Testcase.docx", b"PK\x03\x04 no zip"))
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:njia:problem:not-read")
    assert "Amina" not in answer.content.decode()


def test_a_contract_that_is_too_big_is_refused_before_it_is_read(stranger: Program, settings: Any) -> None:
    settings.API_CHECK_BYTES = 10
    assert stranger.send("/checks", contract=SimpleUploadedFile("a.txt", b"x" * 11)).status_code == 413


def test_who_asks_too_often_is_told_to_wait(stranger: Program, settings: Any) -> None:
    settings.API_REQUESTS_A_MINUTE = 3
    answers = [stranger.get("/procedures") for _ in range(5)]
    assert answers[-1].status_code == 429
    assert answers[-1]["Retry-After"]


def test_a_wrong_method_and_a_wrong_address_are_problems_too(stranger: Program) -> None:
    wrong = stranger.client.delete("/api/v1/procedures")
    assert (wrong.status_code, wrong["Allow"], wrong["Content-Type"]) == (405, "GET", "application/problem+json")
    nowhere = stranger.get("/nothing-here")
    assert (nowhere.status_code, nowhere["Content-Type"]) == (404, "application/problem+json")


def test_what_is_no_json_is_a_problem(stranger: Program) -> None:
    answer = stranger.client.post(
        "/api/v1/checks", b"{", content_type="application/json", headers={"Accept-Language": "ru"}
    )
    assert answer.status_code == 422
    assert answer["Content-Type"] == "application/problem+json"
