"""Two reports of one person are shown side by side with the reasons, joined by an officer, and parted again."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.distress.telling import SON, code_on, walk
from tests.site.dossiers.making import CONSUL, do
from tests.site.people import client_of, person

from njiasite.distress.models import CaseLink, Joining
from njiasite.dossiers.models import Dossier, DossierState
from njiasite.dossiers.rebuild import rebuild

pytestmark = pytest.mark.django_db
FRIEND = {"teller": "worker", "matter": ["enlistment"], "person": "Брайан Тесткейс", "place_now": "Белгород"}


@pytest.fixture
def reports(client: Client) -> list[Dossier]:
    cache.clear()
    for answers in (SON, FRIEND, {**FRIEND, "person": "Amina Kamau"}):
        walk(client, answers)
    return list(Dossier.objects.filter(procedure="distress_report").order_by("number"))


@pytest.fixture
def officer() -> Client:
    return client_of(person("consular_officer"), "consular_officer")


def test_the_same_person_in_two_alphabets_is_shown_with_the_reasons_and_nobody_else(officer, reports) -> None:
    page = officer.get(f"/cases/{reports[1].pk}/together")
    for words in (reports[0].number, "Brian Testcase", "Брайан Тесткейс", "The same name, written otherwise"):
        assert words in page.text
    assert reports[2].number not in page.text and "Amina" not in page.text


def test_an_officer_joins_them_and_parts_them_again(officer, reports) -> None:
    first, second, _third = reports
    sent = {"other": str(first.pk), "ground": "The same man in the same camp."}
    assert officer.post(f"/cases/{second.pk}/join", sent, follow=True).status_code == 200
    assert Joining.objects.get().into == first
    assert DossierState.objects.get(dossier=second).state == "joined"
    page = officer.get(f"/cases/{first.pk}/together")
    assert second.number in page.text.split("Is it the same person?")[0]
    do(second, "distress.parted", CONSUL, ground="It was his cousin.")
    assert not Joining.objects.exists()
    assert DossierState.objects.get(dossier=second).state == "in_hand"


def test_what_was_linked_is_made_anew_from_the_acts_alone(officer, reports) -> None:
    officer.post(f"/cases/{reports[1].pk}/join", {"other": str(reports[0].pk), "ground": "The same man."})
    before = set(CaseLink.objects.values_list("report", "case", "kind")), set(Joining.objects.values_list())
    CaseLink.objects.all().delete()
    Joining.objects.all().delete()
    for report in reports:
        rebuild(report)
    assert (set(CaseLink.objects.values_list("report", "case", "kind")), set(Joining.objects.values_list())) == before


def test_a_case_leads_to_its_report_and_a_wrong_link_is_taken_back(officer, reports) -> None:
    case = Dossier.objects.filter(procedure="consular_access").earliest("number")
    assert reports[0].number in officer.get(f"/cases/{case.pk}/together").text
    do(reports[0], "distress.case_unlinked", CONSUL, other_case=case.number, ground="Another person.")
    assert reports[0].number not in officer.get(f"/cases/{case.pk}/together").text


def test_a_case_is_found_by_a_passport_however_it_is_written(officer, reports) -> None:
    page = officer.post("/cases/find", {"words": "ак 0123456"})
    assert reports[0].number in page.text


def test_it_says_which_answer_made_it_urgent_and_began_which_case(officer, reports) -> None:
    page = officer.get(f"/cases/{reports[0].pk}/together").text.split("Why it is so urgent")[1]
    urgent, access = page.split("<dt>Consular access</dt>")
    assert "What is wrong? Put into the army, by force or by a trick" in urgent
    assert "Did any of this happen? On arrival passport, phone or clothes were taken" in access


def test_who_lost_the_code_gets_a_new_one_and_the_old_ends(officer, client: Client, reports) -> None:
    first, second = (code_on(officer.post(f"/cases/{reports[0].pk}/code").text) for _ in range(2))
    assert client.post("/help/code", {"code": first}).status_code == 422
    assert reports[0].number in client.post("/help/code", {"code": second}).text


def test_a_consul_of_another_mission_sees_nothing_of_it(reports) -> None:
    stranger = client_of(person("consular_officer", "mission", "russia_nairobi"), "consular_officer")
    assert stranger.get(f"/cases/{reports[0].pk}/together").status_code == 404
    assert stranger.post(f"/cases/{reports[0].pk}/join", {}).status_code == 404
