"""What a person abroad was given to sign is held against the attested contract; a military one opens a case."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site.people import client_of, person

from njiasite.checks import services as checks
from njiasite.dossiers.models import Dossier
from njiasite.substitution import services
from samples import contracts

Files = Callable[..., list[SimpleUploadedFile]]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    cache.clear()  # the counts of the tests before
    settings.CHECKS_WAIT_SECONDS = 120  # an upper bound: the answer is shown as soon as it is there


def send(client: Client, given: list[SimpleUploadedFile], **more) -> str:
    """Send a paper; the address of the answer."""
    sent = client.post("/given", {"given": given, "language": "en", **more})
    assert sent.status_code == 303, sent.text
    return sent["Location"]


def tampered() -> list[SimpleUploadedFile]:
    """The greenhouse contract with another salary."""
    edit = next(e for e in contracts.edits("tampers") if (e.contract, e.name) == ("greenhouse", "salary_digits 3.1"))
    sample = contracts.apply(contracts.load("greenhouse"), edit)
    return [SimpleUploadedFile(name, data) for name, data in contracts.render(sample, "table", "docx").items()]


def test_a_military_paper_in_place_of_a_cooks_contract_opens_an_urgent_case(client: Client, paper: Files) -> None:
    page = client.get(send(client, paper("cook_military"), attested=paper("restaurant"), phone="+254700000123"))
    case = Dossier.objects.get()
    assert (case.procedure, case.mission) == ("welfare_check", "kenya_moscow")
    assert "<h1>Do not sign this paper.</h1>" in page.text
    assert case.number in page.text
    assert "Do not give anybody your passport" in page.text
    assert "The kind of paper." in page.text
    officer = client_of(person("consular_officer"), "consular_officer").get(f"/cases/{case.pk}")
    assert "+254700000123" in officer.text
    assert "The service opened this case by itself." in officer.text
    assert "The kind of paper." in officer.text


def test_the_same_contract_opens_nothing(client: Client, paper: Files) -> None:
    page = client.get(send(client, paper("restaurant"), attested=paper("restaurant")))
    assert "We see no change." in page.text
    assert not Dossier.objects.exists()


def test_a_changed_contract_is_told_by_harm_and_opens_nothing(client: Client, paper: Files) -> None:
    page = client.get(send(client, tampered(), attested=paper("greenhouse")))
    assert "Your pay." in page.text
    assert "Do not sign. This is not the contract that was attested." in page.text
    assert not Dossier.objects.exists()


def test_a_paper_alone_is_told_for_what_it_is(client: Client, paper: Files) -> None:
    page = client.get(send(client, paper("military_ru_only", "ru_then_en"), place="Ryazan"))
    case = Dossier.objects.get()
    assert "Do not sign this paper." in page.text and case.number in page.text


def test_whoever_does_not_wait_is_helped_all_the_same_and_once(client: Client, paper: Files) -> None:
    address = send(client, paper("cook_military"))
    assert services.settle_all() == 1
    assert services.settle_all() == 1
    client.get(address)
    assert Dossier.objects.count() == 1


def test_nothing_of_the_paper_is_kept_unless_the_person_asks(client: Client, paper: Files, shelf_folder: Path) -> None:
    address = send(client, paper("cook_military"))
    assert not list(shelf_folder.glob("*/file-*"))
    client.get(address)
    officer = client_of(person("consular_officer"), "consular_officer")
    assert "Its words" not in officer.get(f"/cases/{Dossier.objects.get().pk}").text
    client.get(send(client, paper("cook_military"), keep="on"))
    kept = Dossier.objects.order_by("opened_at").last()
    assert kept is not None
    assert "Its words, kept because the person asked" in officer.get(f"/cases/{kept.pk}").text


def test_a_case_that_cannot_be_opened_yet_keeps_no_answer_back(
    client: Client, paper: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(**_: object) -> None:
        raise OSError("the disk is full")

    address = send(client, paper("cook_military"))
    with monkeypatch.context() as patch:
        patch.setattr("njiasite.dossiers.services.open_dossier", fails)
        page = client.get(address)
    assert page.status_code == 200
    assert "Do not sign this paper." in page.text and "We could not tell the consul yet" in page.text
    assert services.settle_all() == 1
    assert Dossier.objects.count() == 1


def test_erasing_the_answer_leaves_the_case(client: Client, paper: Files) -> None:
    address = send(client, paper("cook_military"))
    client.get(address)
    client.post(f"/check/{address.rsplit('/', 1)[1]}/erase")
    assert client.get(address).status_code == 404
    assert services.settle_all() == 0
    assert Dossier.objects.count() == 1


def test_whoever_is_signed_in_finds_the_case_among_their_own(paper: Files) -> None:
    worker = person("jobseeker")
    mine = client_of(worker, "jobseeker")
    mine.get(send(mine, paper("cook_military")))
    assert Dossier.objects.get().subject_id == worker.pk


def test_the_page_speaks_the_readers_language(paper: Files) -> None:
    russian = Client(headers={"accept-language": "ru"})
    assert "Что вам дали подписать?" in russian.get("/given").text
    swahili = Client(headers={"accept-language": "sw"})
    page = swahili.get(send(swahili, paper("cook_military")))
    assert "Usitie sahihi karatasi hii." in page.text and "Usimpe mtu yeyote pasipoti yako" in page.text


def test_a_paper_that_cannot_be_read_opens_nothing_and_says_so(client: Client) -> None:
    page = client.get(send(client, [SimpleUploadedFile("paper.docx", b"PK\x03\x04 broken")]))
    assert page.status_code == 422
    assert "Until you know what it is, do not sign it." in page.text
    assert not Dossier.objects.exists()


def test_without_a_paper_the_form_says_what_is_missing(client: Client) -> None:
    page = client.post("/given", {})
    assert page.status_code == 422
    assert "Choose the file of the paper" in page.text


def test_nobody_floods_the_consuls(client: Client, paper: Files, settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "given": "1/d/ip"}
    send(client, paper("restaurant"))
    assert client.post("/given", {"given": paper("restaurant")}).status_code == 429


def test_an_answer_of_one_page_is_none_of_the_other(client: Client, paper: Files) -> None:
    token = send(client, paper("restaurant")).rsplit("/", 1)[1]
    assert checks.standing(token) is not None
    assert client.get(f"/check/{token}").status_code == 404
    assert client.get("/given/no-such-answer").status_code == 404
