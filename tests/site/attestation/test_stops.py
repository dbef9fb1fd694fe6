"""A stop holds a contract up until an officer says by an act of its own why not; the second officer reads that."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.attestation import way
from tests.site.registers.making import open_order

from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError

pytestmark = pytest.mark.django_db(databases=["default", "keys"])


def checked_under(**order: str) -> Dossier:
    number = open_order(**{**way.ORDER, **order}).number
    return way.checked(way.submitted(lane="agency", job_order=number))


def test_another_workplace_stops_the_contract_until_an_officer_overrules_it_in_the_sight_of_the_second() -> None:
    case = checked_under(workplace_en="7 Portovaya Street, Murmansk", workplace_ru="г. Мурманск, ул. Портовая, д. 7")
    with pytest.raises(RefusedError, match="field_is"):
        way.approved(case)
    first = people.client_of(people.person("labour_officer", "office", "labour_nairobi"))
    page = first.get(reverse("attestation", args=[case.pk])).content.decode()
    (point,) = re.findall(r'name="finding" value="([^"]+other_place)"', page)
    assert "Overrule this stop" in page and "It may stay" not in page
    answer = {"finding": point, "finding_answer": "overruled", "reason": "The firm moved; we saw the new shop."}
    assert first.post(reverse("attestation_point", args=[case.pk]), answer).status_code == 302
    assert engine.standing(case).fields_given["check_result"] == "accepted"
    way.do(case, "reviewed", way.FIRST, **way.REVIEW)
    seen = {}
    for role, scope, at in (
        ("attesting_officer", "office", "labour_nairobi"),
        ("agency", "agency", "agency-1"),
    ):
        client = people.client_of(people.person(role, scope, at))
        seen[role] = client.get(reverse("attestation", args=[case.pk])).content.decode()
    assert "The firm moved" in seen["attesting_officer"] and "A stop was overruled" in seen["attesting_officer"]
    assert "The firm moved" not in seen["agency"]


def test_another_employer_is_a_stop_that_nobody_may_overrule() -> None:
    case = checked_under(inn="0297946460")
    with pytest.raises(RefusedError, match=r"attest\.not_overrulable"):
        way.do(case, "stop_overruled", way.FIRST, finding="1 attest.other_employer", reason="They said it is the same.")
