"""Evidence: numbered and fingerprinted by the service, listed with who had it, sealed for anybody to verify."""

from __future__ import annotations

import hashlib
import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests.site import people
from tests.site.dossiers.making import CONSUL, do
from tests.site.rescue.making import opened

from njia.rescue import custody
from njiasite.documents import services as documents
from njiasite.dossiers import engine
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import keys, signing
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db

INVESTIGATOR = Actor(uuid4(), "investigator")
CHAT = b"Come to the fifth floor. Say nothing at the airport."


@pytest.fixture(autouse=True)
def storage(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": folder}


def case():  # type: ignore[no-untyped-def]
    return opened("evidence_custody", "evidence.opened", person="Amina Testcase", evidence_consent="agrees")


def paper(dossier, data: bytes = CHAT) -> str:  # type: ignore[no-untyped-def]
    upload = SimpleUploadedFile("chat.txt", data)
    return str(documents.store(upload, holder=dossier.id, actor=CONSUL, channel="web", key=str(uuid4())).id)


def keep(dossier, data: bytes = CHAT):  # type: ignore[no-untyped-def]
    given = {"item_kind": "chat", "item_is": "Messages of the recruiter", "item_from": "own_phone"}
    return do(dossier, "evidence.preserved", item=paper(dossier, data), **given)


def browser():  # type: ignore[no-untyped-def]
    return people.client_of(people.person("consular_officer"))


def test_each_item_gets_its_number_and_the_fingerprint_of_the_very_file() -> None:
    dossier = case()
    keep(dossier)
    keep(dossier, b"Another")
    labels = [act.given["item_label"] for act in ledger.acts(dossier.id).filter(type="evidence.preserved")]
    assert labels == ["E-1", "E-2"]
    first = ledger.acts(dossier.id).filter(type="evidence.preserved").first()
    assert "item_hash" not in first.given, "a fingerprint of a private file lies sealed"
    assert ledger.opened(first)["item_hash"] == hashlib.sha256(CHAT).hexdigest()


def test_a_paper_of_another_case_is_no_item_and_what_was_never_kept_cannot_be_handed_over() -> None:
    dossier, other = case(), case()
    given = {"item_kind": "chat", "item_is": "Messages", "item_from": "family"}
    with pytest.raises(RefusedError):
        do(dossier, "evidence.preserved", item=paper(other), **given)
    keep(dossier)
    with pytest.raises(RefusedError) as refused:
        do(dossier, "evidence.handed", item_label="E-2", given_to="Investigator", handed_why="For the charge")
    assert refused.value.refusal.code == "no_item"


def test_the_sealed_list_is_verified_without_us_and_its_fingerprint_stands_in_the_ledger() -> None:
    dossier = case()
    keep(dossier)
    do(dossier, "evidence.list_sealed")
    client = browser()
    file = client.get(reverse("rescue_custody_list", args=[dossier.pk])).content
    found = custody.verify(file, signing.private_key().public_key(), [("chat.txt", CHAT)])
    assert (found.faults, found.present) == ((), ("E-1",))
    assert ledger.acts(dossier.id).last().given["list_hash"] == found.sha256
    do(dossier, "evidence.handed", item_label="E-1", given_to="Investigator, Nairobi", handed_why="For the charge")
    assert client.get(reverse("rescue_custody_list", args=[dossier.pk])).content == file
    page = client.get(reverse("rescue_custody", args=[dossier.pk])).content.decode()
    assert "seal the list again" in page and "Investigator, Nairobi" in page


def test_the_list_names_who_had_it_in_order() -> None:
    dossier = case()
    keep(dossier)
    do(dossier, "evidence.handed", item_label="E-1", given_to="Investigator, Nairobi", handed_why="For the charge")
    do(dossier, "evidence.received", INVESTIGATOR, item_label="E-1", hash_same=True)
    do(dossier, "evidence.list_sealed")
    file = browser().get(reverse("rescue_custody_list", args=[dossier.pk])).content
    assert [step["event"] for step in json.loads(file)["list"]["steps"]] == ["kept", "handed", "received"]
    assert b"Amina" not in file
    assert custody.verify(file, signing.private_key().public_key()).faults == ()


def test_nothing_says_to_wipe_the_phone_before_the_copies_were_looked_at() -> None:
    dossier, client = case(), browser()
    address = reverse("rescue_way", args=[dossier.pk])
    keep(dossier)
    assert "Do not wipe the phone yet" in client.get(address).content.decode()
    do(dossier, "evidence.copies_checked", copies_readable=True)
    assert "you can wipe it now" in client.get(address).content.decode()
    keep(dossier, b"One more")
    assert "Do not wipe the phone yet" in client.get(address).content.decode()


def test_erasing_the_case_leaves_its_ledger_and_takes_the_items_off_the_list() -> None:
    dossier = case()
    keep(dossier)
    keys.destroy(dossier.id)
    assert engine.standing(dossier).state == "collecting"
    page = browser().get(reverse("rescue_custody", args=[dossier.pk]))
    assert page.status_code == 200 and "Messages of the recruiter" not in page.content.decode()
