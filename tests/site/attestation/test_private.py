"""What the worker says in private reaches the officers and a welfare check, and never the agency, on any page."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse
from tests.site import people
from tests.site.attestation import way

from njiasite.attestation import codes
from njiasite.attestation.models import WorkerCode
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier

pytestmark = pytest.mark.django_db
ANSWER = {"understood": "yes", "spoken_language": "sw", "pressure": "threats", "answered": "1"}
TELLING = ("threat", "pressure", "shinikiz", "tishiwa", "угрожа", "давлени", "welfare")


def given_code(case: Dossier) -> str:
    officer = people.client_of(people.person("labour_officer", "office", "labour_nairobi"))
    page = officer.post(reverse("attestation_code", args=[case.pk])).content.decode()
    return re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}-[2-9A-Z]{5}", page).group()


def test_a_worker_without_an_account_reads_the_contract_and_answers_with_a_code() -> None:
    case = way.checked(way.submitted())
    code, phone = given_code(case), Client(headers={"accept-language": "sw"})
    page = phone.post(reverse("private"), {"code": code.lower()}).content.decode()
    assert "Mshahara wako" in page and case.number not in page
    assert phone.post(reverse("private"), {**ANSWER, "code": code, "pressure": "no"}).status_code == 200
    assert "attestation.confirmed" in engine.standing(case).done
    assert phone.post(reverse("private"), {**ANSWER, "code": code}).status_code == 422  # it works once
    assert not Dossier.objects.filter(procedure="welfare_check").exists()


def test_a_new_code_ends_the_old_one_and_only_officers_get_one() -> None:
    case = way.checked(way.submitted())
    old = codes.give(case)
    codes.give(case)
    assert codes.opened(old) is None and WorkerCode.objects.count() == 1
    for role, scope, value in (("agency", "agency", "agency-1"), ("employer", "employer", "employer-1")):
        client = people.client_of(people.person(role, scope, value))
        assert client.post(reverse("attestation_code", args=[case.pk])).status_code == 404


def test_an_answer_that_somebody_presses_them_opens_a_welfare_check_and_the_agency_finds_no_word_of_it() -> None:
    case = way.checked(way.submitted())
    agency = people.client_of(people.person("agency", "agency", "agency-1"))
    pages = [
        reverse("inbox"), reverse("cases"), reverse("cases_csv"), reverse("case", args=[case.pk]),
        reverse("attestation", args=[case.pk]), f"/api/v1/cases/{case.pk}", "/api/v1/cases", "/api/v1/inbox",
    ]  # fmt: skip
    before = {page: agency.get(page).getvalue().decode() for page in pages}
    Client().post(reverse("private"), {**ANSWER, "code": given_code(case)})
    welfare = Dossier.objects.get(procedure="welfare_check")
    assert engine.standing(welfare).state == "open"
    officer = people.client_of(people.person("labour_officer", "office", "labour_nairobi"))
    assert "told us something in private" in officer.get(reverse("attestation", args=[case.pk])).content.decode()
    for page, was in before.items():
        now = agency.get(page).getvalue().decode()
        assert _without_tokens(now) == _without_tokens(was), page
        assert not any(word in now.lower() for word in TELLING), page
    assert agency.get(reverse("case", args=[welfare.pk])).status_code == 404


def _without_tokens(page: str) -> str:
    return re.sub(r'value="[^"]*"|"seq": ?\d+|"[a-z_]*(at|seq|tag)": ?("[^"]*"|\d+)', "", page)


def test_an_officer_answers_the_points_one_by_one_and_what_may_not_stay_cannot_be_accepted() -> None:
    flawed = way.honest_text().replace("62,000 (sixty-two thousand)", "90,000 (ninety thousand)")
    case = way.checked(way.submitted(contract=flawed.encode(), name="contract.txt"))
    officer = people.client_of(people.person("labour_officer", "office", "labour_nairobi"))
    page = officer.get(reverse("attestation", args=[case.pk])).content.decode()
    names = re.findall(r'name="finding" value="([^"]+)"', page)
    assert names and engine.standing(case).fields_given["check_result"] in ("fix", "stop")
    for name in names:
        said = {
            "finding": name,
            "finding_answer": "accepted",
            "reason": "The Russian text holds, and it was explained.",
        }
        officer.post(reverse("attestation_point", args=[case.pk]), said)
    stops = "stop" in page and engine.standing(case).fields_given["check_result"] == "stop"
    assert stops or engine.standing(case).fields_given["check_result"] == "accepted"
    unknown = {"finding": "99 parity.money", "finding_answer": "accepted", "reason": "x"}
    assert (
        "no such point"
        in officer.post(reverse("attestation_point", args=[case.pk]), unknown, follow=True).content.decode()
    )
