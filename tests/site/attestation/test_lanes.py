"""What a lane needs is shown, and only a provider or an employer in good standing can be named for it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.attestation import way
from tests.site.registers.making import LABOUR, do, in_register

from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def test_a_certificate_of_a_provider_who_is_unknown_or_suspended_is_refused_with_what_the_register_says() -> None:
    case = way.submitted()
    given = {**way.medical(case), "medical_provider": "MED-404"}
    with pytest.raises(RefusedError, match=r"attest\.not_registered") as refused:
        way.do(case, "medical_given", way.WORKER, **given)
    assert "MED-404" in refused.value.refusal.text.en
    in_register("medical", "MED-1")
    do(
        Dossier.objects.get(procedure="list_entry"), "entry.suspended", LABOUR, public_reason="Took fees",
        list_authority="A sample authority", list_day="2026-11-02", list_source="p. 2",
    )  # fmt: skip
    with pytest.raises(RefusedError, match=r"attest\.not_in_good_standing") as refused:
        way.do(case, "medical_given", way.WORKER, **{**given, "medical_provider": "MED-1"})
    assert "Suspended" in refused.value.refusal.text.en


def test_an_employer_of_whom_the_mission_knows_nothing_is_no_employer_of_a_self_found_job() -> None:
    case = way.checked(way.submitted(lane="direct"))
    with pytest.raises(RefusedError, match=r"attest\.not_registered"):
        way.do(case, "employer_checked", way.FIRST, employer_inn=way.INN, employer_seen_on="2026-11-20")


@pytest.mark.parametrize(
    ("lane", "asks", "not_asked"),
    [
        ("agency", "Number of the job order", "Recognition of the diploma in Russia"),
        ("professional", "Recognition of the diploma in Russia", "Number of the job order"),
        ("student", "Certificate of full-time study", "Certificate of pre-departure training"),
    ],
)
def test_the_page_says_what_this_lane_still_needs_and_by_which_law(lane: str, asks: str, not_asked: str) -> None:
    case = way.checked(way.submitted(lane=lane))
    officer = people.client_of(people.person("labour_officer", "office", "labour_nairobi"))
    page = officer.get(reverse("attestation", args=[case.pk])).content.decode()
    assert asks in page and not_asked not in page


def test_the_agency_is_not_told_of_the_worker_s_medical_certificate() -> None:
    case = way.submitted(lane="agency")
    agency = people.client_of(people.person("agency", "agency", "agency-1"))
    page = agency.get(reverse("attestation", args=[case.pk])).content.decode()
    assert "Certificate of pre-departure training" in page and "Medical certificate" not in page
