"""The demand for release and the claim on the guarantee: written from the case, for those alone whose work it is."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.dossiers.making import do
from tests.site.rescue.making import opened, to_come_home

from njiasite.config import clock
from njiasite.documents.models import Paper
from njiasite.dossiers import engine
from njiasite.dossiers.duties import act_for_clocks
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def documents(settings, tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": folder}


def browser(role: str = "consular_officer", scope: str = "", value: str = ""):  # type: ignore[no-untyped-def]
    return people.client_of(people.person(role, scope, value))


def held():  # type: ignore[no-untyped-def]
    dossier = opened(
        "release_demand", "release.reported", person="Baraka Testcase", relation="official", held_how="military",
        against_will="said_so", place_now="The old sawmill",
    )  # fmt: skip
    do(dossier, "release.ground_added", ground="language", ground_proof="He told the consul by phone.")
    return dossier


def sent_form(page, **more: str) -> dict[str, str]:  # type: ignore[no-untyped-def]
    form = page.context["form"]
    return {
        "person_en": "Baraka Testcase",
        "person_ru": "Барака Тесткейс",
        "organ": "defence_ministry",
        "key": str(form["key"].value()),
        "seen": str(form["seen"].value()),
        **more,
    }


def words_of(data: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(data)).read("word/document.xml").decode()


def test_the_demand_is_looked_at_first_and_then_sent_as_one_act_with_its_paper() -> None:
    dossier, client = held(), browser()
    address = reverse("rescue_demand", args=[dossier.pk])
    page = client.get(address)
    drafted = client.post(address, sent_form(page, **{"as": "docx"}))
    words = words_of(drafted.content)
    assert "Барака Тесткейс" in words and "language that this person cannot read" in words
    assert "sawmill" not in words and "by phone" not in words
    assert engine.standing(dossier).state == "reported"
    answer = client.post(address, sent_form(page, **{"as": "send"}))
    assert answer.status_code == 302
    assert engine.standing(dossier).state == "demanded"
    act = ledger.acts(dossier.id).last()
    assert act.given["demand_number"] == f"{dossier.number}/1"
    paper = Paper.objects.get(pk=ledger.opened(act)["demand_paper"])
    assert (paper.holder, paper.state) == (dossier.id, Paper.OPEN)


def test_two_consuls_who_send_at_once_send_one_demand() -> None:
    dossier, first, second = held(), browser(), browser()
    address = reverse("rescue_demand", args=[dossier.pk])
    forms = [sent_form(client.get(address), **{"as": "send"}) for client in (first, second)]
    statuses = [client.post(address, form).status_code for client, form in zip((first, second), forms, strict=True)]
    assert statuses == [302, 409]
    assert ledger.acts(dossier.id).filter(type="release.demanded").count() == 1


def test_without_a_ground_nothing_is_written() -> None:
    dossier = opened("release_demand", "release.reported", person="B Testcase", relation="official", held_how="unknown")
    client, address = browser(), reverse("rescue_demand", args=[dossier.pk])
    answer = client.post(address, sent_form(client.get(address), **{"as": "pdf"}))
    assert answer.status_code == 422
    assert "Add a ground first" in answer.content.decode()


def test_costs_add_up_and_the_guarantee_is_claimed_by_a_letter() -> None:
    dossier = to_come_home()
    money = {"amount": "54000", "currency": "RUB"}
    do(dossier, "return.cost_recorded", cost_item="ticket", cost=money, cost_on="2026-01-05", paid_by="kenya")
    client, address = browser(), reverse("rescue_costs", args=[dossier.pk])
    page = client.get(address).content.decode()
    assert "89,100" in page.replace("\u202f", ",") and "Air ticket" in page
    letter = client.post(address, {"agency": "Savanna Sample Agency", "licence": "PEA-17", "as": "docx"})
    words = words_of(letter.content)
    assert "KES 89,100.00 from the guarantee" in words and "Leseni: PEA-17" in words
    assert "gate" not in words


def test_who_may_read_the_case_but_not_do_this_finds_no_such_page() -> None:
    home, release = to_come_home(), held()
    supervisor = browser("supervisor", "corridor", "ke_ru")
    assert supervisor.get(reverse("case", args=[home.pk])).status_code == 200
    assert supervisor.get(reverse("rescue_costs", args=[home.pk])).status_code == 404
    assert supervisor.get(reverse("rescue_demand", args=[release.pk])).status_code == 404
    assert (
        reverse("rescue_costs", args=[home.pk]) not in supervisor.get(reverse("case", args=[home.pk])).content.decode()
    )


def test_the_organ_that_was_asked_finds_the_demand_and_no_other_organ_does() -> None:
    dossier, client = held(), browser()
    asked, other = (
        browser("counterpart", "office", "defence_ministry"),
        browser("counterpart", "office", "interior_ministry"),
    )
    case = reverse("case", args=[dossier.pk])
    assert asked.get(case).status_code == 404
    address = reverse("rescue_demand", args=[dossier.pk])
    client.post(address, sent_form(client.get(address), **{"as": "send"}))
    assert (asked.get(case).status_code, other.get(case).status_code) == (200, 404)
    page = asked.get(case).content.decode()
    assert "by phone" not in page and "sawmill" not in page


def test_silence_climbs_by_itself_and_takes_the_letter_along() -> None:
    dossier, client = held(), browser()
    address = reverse("rescue_demand", args=[dossier.pk])
    client.post(address, sent_form(client.get(address), **{"as": "send"}))
    secretary = browser("principal_secretary", "corridor", "ke_ru")
    case = reverse("case", args=[dossier.pk])
    with clock.moved(clock.now() + timedelta(hours=73)):
        act_for_clocks(clock.now())
    assert (engine.standing(dossier).state, secretary.get(case).status_code) == ("silent", 404)
    with clock.moved(clock.now() + timedelta(hours=73 + 97)):
        act_for_clocks(clock.now())
    raised = ledger.acts(dossier.id).last()
    assert raised.type == "release.raised_principal_secretary"
    paper = Paper.objects.get(pk=ledger.opened(raised)["raised_paper"])
    assert secretary.get(case).status_code == 200
    assert secretary.get(reverse("paper", args=[paper.pk])).status_code == 200
