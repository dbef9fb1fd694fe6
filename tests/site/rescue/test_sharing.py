"""A referral passes on what the person agreed to, and nothing once the consent is taken back."""

from __future__ import annotations

import json

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.dossiers.making import do
from tests.site.rescue.making import opened, to_come_home

pytestmark = pytest.mark.django_db

CONSENT = {"consents": "agrees", "consent_how": "signed", "share_papers": False, "share_health": False}


def referred(home, **shares: bool):  # type: ignore[no-untyped-def]
    case = opened(
        "referral", "referral.proposed", person="Amina Testcase", refer_to="Sample Shelter", refer_need="shelter",
        other_case=home.number,
    )  # fmt: skip
    do(case, "referral.consented", **CONSENT, **shares)
    return case


def browser():  # type: ignore[no-untyped-def]
    return people.client_of(people.person("consular_officer"))


def test_what_the_person_agreed_to_goes_and_the_rest_is_named_and_stays() -> None:
    home = to_come_home(phone="+254712345678", what_happened="They took my passport.", passport_is="withheld")
    case = referred(home, share_name=True, share_contact=False, share_story=True)
    client = browser()
    record = json.loads(client.get(reverse("rescue_shared_file", args=[case.pk])).content)
    assert (record["prs_FirstName"], record["hte_Description"]) == ("Amina", "They took my passport.")
    assert record["con_Consent"] is True and "prs_MobilePhone" not in record
    page = client.get(reverse("rescue_shared", args=[case.pk])).content.decode()
    assert "The person has not agreed" in page and "+254712345678" not in page


def test_a_consent_that_is_taken_back_ends_it() -> None:
    case, client = referred(to_come_home(), share_name=True, share_contact=True, share_story=True), browser()
    do(case, "referral.sent")
    assert client.get(reverse("rescue_shared_file", args=[case.pk])).status_code == 200
    do(case, "referral.consent_taken_back")
    assert client.get(reverse("rescue_shared_file", args=[case.pk])).status_code == 404
    assert "nothing is shared" in client.get(reverse("rescue_shared", args=[case.pk])).content.decode()
