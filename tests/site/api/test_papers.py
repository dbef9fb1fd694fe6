"""A program hands papers in before the act that names them, and gets those of acts that its person may see."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.site import people
from tests.site.api.programs import REPORT, Program

from njiasite.documents import services
from njiasite.documents.models import Paper
from njiasite.ledger import keys, reads
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
TEXT = "Nota ya ubalozi. Нота посольства.".encode()


def file(data: bytes = TEXT) -> SimpleUploadedFile:
    return SimpleUploadedFile("Amina Testcase.txt", data)


@pytest.fixture(autouse=True)
def nothing_counted(settings: Any, tmp_path: Any) -> None:
    cache.clear()
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": storage}


@pytest.fixture
def consul() -> Program:
    return Program(people.person("consular_officer", "mission", "kenya_moscow"))


def wished(program: Program) -> Any:
    return program.act(program.open(), "access.contact_wished", wish_for_contact="asked_for")


def test_a_paper_is_handed_in_named_in_an_act_and_handed_out(consul: Program) -> None:
    case = wished(consul)
    kept = consul.send("/papers", file=file(), case=case.json()["dossier"])
    assert (kept.status_code, kept.json()["state"]) == (201, "quarantined"), kept.content
    assert consul.get(f"/papers/{kept.json()['id']}").status_code == 404, "no act names it yet"
    done = consul.act(case, "document.added", attachment=kept.json()["id"])
    assert done.status_code == 201, done.content
    held = consul.get(f"/papers/{kept.json()['id']}")
    assert (held.status_code, held.json()["type"]) == (403, "urn:njia:problem:paper-held")
    paper = Paper.objects.get()
    services.release(paper, actor=Actor(None, "consular_officer"), channel="web", key="r", reason="needed")
    got = consul.get(f"/papers/{paper.pk}")
    assert (got.status_code, got.content) == (200, TEXT)
    assert "Amina" not in str(got.headers)
    assert [read.given["purpose"] for read in reads.of(paper.holder)] == ["paper"]
    keys.destroy(paper.holder)
    assert consul.get(f"/papers/{paper.pk}").status_code == 404, "what named it was erased too"


def test_the_same_paper_sent_twice_is_one_paper(consul: Program) -> None:
    case = wished(consul).json()["dossier"]
    twice = [consul.send("/papers", file=file(), case=case, key="one").json() for _ in range(2)]
    assert twice[0] == twice[1]
    assert Paper.objects.count() == 1
    other = consul.send("/papers", file=file(b"Another text."), case=case, key="one")
    assert (other.status_code, other.json()["type"]) == (422, "urn:njia:problem:key-reused")


def test_a_case_is_opened_with_the_papers_handed_in_for_it(consul: Program) -> None:
    kept = consul.send("/papers", file=file()).json()
    again = consul.send("/papers", file=file(b"Another text."), case=kept["case"])
    assert again.json()["case"] == kept["case"]
    body = {"procedure": "consular_access", "act": "access.reported", "given": REPORT, "case": kept["case"]}
    opened = [consul.post("/dossiers", body, **{"Idempotency-Key": "one"}) for _ in range(2)]
    assert [one.json()["dossier"] for one in opened] == [kept["case"]] * 2
    assert consul.post("/dossiers", body).json()["type"] == "urn:njia:problem:key-reused", "it is open already"


def test_nobody_names_a_paper_of_somebody_else_or_of_another_case(consul: Program) -> None:
    other = Program(people.person("consular_officer", "mission", "kenya_moscow"))
    case, second = wished(consul), wished(consul)
    theirs = other.send("/papers", file=file(), case=case.json()["dossier"]).json()["id"]
    elsewhere = consul.send("/papers", file=file(), case=second.json()["dossier"]).json()["id"]
    for paper in (theirs, elsewhere, str(uuid4())):
        refused = consul.act(case, "document.added", attachment=paper)
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["pointer"] == "/given/attachment"


def test_nobody_hands_in_for_a_case_that_is_not_theirs(consul: Program) -> None:
    worker = Program(people.person("jobseeker"))
    case = consul.open().json()["dossier"]
    unopened = consul.send("/papers", file=file()).json()["case"]
    body = {"procedure": "consular_access", "act": "access.reported", "given": REPORT}
    for place in (case, unopened, str(uuid4())):
        assert worker.send("/papers", file=file(), case=place).status_code == 404
        assert worker.post("/dossiers", {**body, "case": place}).status_code == 404
    assert Paper.objects.count() == 1


def test_what_cannot_be_kept_is_refused_without_its_name(consul: Program) -> None:
    refused = consul.send("/papers", file=file(b"MZ\x90\x00\x03"))
    assert (refused.status_code, refused.json()["type"]) == (422, "urn:njia:problem:paper-refused")
    assert "Amina" not in refused.content.decode()
