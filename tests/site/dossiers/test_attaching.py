"""A paper goes by way of "check before you send": held sealed meanwhile, never lost, erased if it is abandoned."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.site import people
from tests.site.dossiers.making import opened

from njiasite.config import clock
from njiasite.documents import holding, services
from njiasite.documents.models import Paper
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
TEXT = "Barua ya Amina. Паспорт у работодателя.".encode()


@pytest.fixture(autouse=True)
def folder(settings, tmp_path: Path) -> Path:
    settings.DOCUMENTS_SCANNER = ""
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}
    return tmp_path


@pytest.fixture
def client() -> Client:
    return people.client_of(people.person("consular_officer", "mission", "kenya_moscow"))


def file(data: bytes = TEXT, name: str = "letter.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def hidden(page: Any) -> dict[str, str]:
    return dict(re.findall(r'type="hidden" name="(?!csrf)([^"]+)" value="([^"]*)"', page.content.decode()))


def adding(client: Client) -> tuple[Dossier, str, dict[str, str]]:
    """A case, the address where papers are added to it, and what that form holds."""
    dossier = opened()
    address = f"/cases/{dossier.id}/do/document.added"
    return dossier, address, hidden(client.get(address))


def test_the_check_shows_name_and_size_and_what_is_sent_is_that_paper(client: Client, folder: Path) -> None:
    dossier, address, form = adding(client)
    check = client.post(address, {**form, "attachment_is": "A letter", "attachment": file()})
    assert "Check before you send" in check.content.decode()
    assert "letter.txt (1 KB)" in check.content.decode()
    (paper,) = Paper.objects.all()
    assert paper.state == Paper.QUARANTINED and paper.given_at is None
    (lies,) = folder.iterdir()
    assert b"Amina" not in lies.read_bytes()
    assert client.post(address, {**hidden(check), "sure": "1"}).status_code == 302
    assert str(paper.id) in [selectors.opened(a).get("attachment") or a.given.get("attachment")
                             for a in selectors.acts(dossier.id)]  # fmt: skip
    paper.refresh_from_db()
    assert paper.given_at is not None
    assert client.post(address, {**hidden(check), "sure": "1"}).status_code == 302, "sent twice is sent once"
    assert selectors.current(dossier.id) == 2


def test_going_back_or_a_mistake_elsewhere_loses_no_paper_and_another_file_takes_its_place(client: Client) -> None:
    _, address, form = adding(client)
    wrong = client.post(address, {**form, "attachment_is": "x" * 400, "attachment": file()})
    assert wrong.status_code == 400 and "letter.txt (1 KB)" in wrong.content.decode()
    check = client.post(address, {**hidden(wrong), "attachment_is": "A letter"})
    back = client.post(address, {**hidden(check), "back": "1"})
    assert "letter.txt (1 KB)" in back.content.decode()
    other = client.post(address, {**hidden(back), "attachment": file(b"Another letter.", "other.txt")})
    assert "other.txt" in other.content.decode() and "letter.txt" not in other.content.decode()


def test_a_case_is_opened_with_its_papers(client: Client) -> None:
    address = "/cases/new/labour_dispute/dispute.opened"
    given = {"person": "Amina Testcase", "employer_name": "A works", "contract_class": "civil", "contract": file()}
    check = client.post(address, {**hidden(client.get(address)), **given})
    assert "letter.txt (1 KB)" in check.content.decode()
    assert client.post(address, {**hidden(check), "sure": "1"}).status_code == 302
    (paper,) = Paper.objects.all()
    assert paper.holder == Dossier.objects.get().pk and paper.given_at is not None


def test_nobody_sends_a_paper_that_another_account_handed_in(client: Client) -> None:
    _, address, form = adding(client)
    held = hidden(client.post(address, {**form, "attachment": file()}))
    other = people.client_of(people.person("consular_officer", "mission", "kenya_moscow"))
    refused = other.post(
        address, {**hidden(other.get(address)), "held-attachment": held["held-attachment"], "sure": "1"}
    )
    assert refused.status_code == 400
    assert "Choose the file once more" in refused.content.decode()


def test_what_nobody_sends_is_erased_after_a_day_and_the_form_says_so(client: Client, folder: Path) -> None:
    dossier, address, form = adding(client)
    check = client.post(address, {**form, "attachment": file()})
    (paper,) = Paper.objects.all()
    assert holding.erase_abandoned(clock.now()) == 0
    assert holding.erase_abandoned(clock.now() + timedelta(hours=25)) == 1
    assert not Paper.objects.exists() and list(folder.iterdir()) == []
    assert [act.type for act in selectors.acts(paper.id)] == ["paper.kept", "paper.abandoned"]
    late = client.post(address, {**hidden(check), "sure": "1"})
    assert late.status_code == 400 and "Choose the file once more" in late.content.decode()
    assert selectors.current(dossier.id) == 1


def test_what_was_sent_is_never_erased(client: Client) -> None:
    _, address, form = adding(client)
    client.post(address, {**form, "attachment": file(), "sure": "1"})
    assert holding.erase_abandoned(clock.now() + timedelta(days=400)) == 0
    assert Paper.objects.count() == 1


def test_a_worker_killed_between_the_word_and_the_deed_leaves_it_to_the_next(client: Client, monkeypatch) -> None:
    _, address, form = adding(client)
    client.post(address, {**form, "attachment": file()})
    later = clock.now() + timedelta(days=2)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(services, "remove", lambda paper: (_ for _ in ()).throw(KeyboardInterrupt))
        holding.erase_abandoned(later)
    (paper,) = Paper.objects.all()
    assert paper.state == Paper.ABANDONED
    assert list(services.sealed_papers()) == [], "a backup no longer takes it"
    assert not holding.name_in_act(paper.holder, [str(paper.id)]), "and no act can name it"
    assert holding.erase_abandoned(later) == 1
    assert not Paper.objects.exists()
