"""The reference page tells of every operation and every problem, and of none that there is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from njiasite.api.problems import KINDS
from njiasite.api.site import api

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "api.md").read_text("utf-8")


def test_every_operation_stands_on_the_page() -> None:
    paths = api.get_openapi_schema()["paths"].items()
    there_are = {f"{method.upper()} {path}" for path, methods in paths for method in methods}
    assert set(re.findall(r"^\| `((?:GET|POST) [^`]+)` ", PAGE, re.MULTILINE)) == there_are


def test_every_problem_stands_on_the_page_with_its_status() -> None:
    told = re.findall(r"^\| `urn:njia:problem:([a-z-]+)` \| (\d+) ", PAGE, re.MULTILINE)
    assert {kind: int(status) for kind, status in told} == {kind: status for kind, (status, _) in KINDS.items()}


@pytest.mark.django_db
def test_the_document_for_machines_is_served_and_names_who_may_come_in(client) -> None:
    answer = client.get("/api/v1/openapi.json")
    document = answer.json()
    assert document["openapi"].startswith("3.1")
    assert document["paths"]["/api/v1/dossiers"]["get"]["security"] == [{"token": []}, {"session": []}]
    assert "security" not in document["paths"]["/api/v1/procedures"]["get"]
