"""The page that shows a way home at a glance, to who may see it."""

from __future__ import annotations

import pytest
from django.urls import reverse
from tests.site import people
from tests.site.dossiers.making import do
from tests.site.rescue.making import to_come_home

pytestmark = pytest.mark.django_db


def page(dossier, role: str = "consular_officer", scope: str = "mission", value: str = "kenya_moscow"):  # type: ignore[no-untyped-def]
    reader = people.account(password=None, protected=True)
    people.grant(reader, role, scope, value)
    return people.client_of(reader).get(reverse("rescue_way", args=[dossier.pk]))


def test_the_page_tells_not_to_leave_until_the_embassy_knows_and_then_how() -> None:
    dossier = to_come_home()
    before = page(dossier).content.decode()
    assert "First the embassy must know the day and the way" in before
    assert "The embassy knows. Go on the day" not in before
    do(dossier, "return.planned", safety_plan="The cook opens the gate.")
    do(dossier, "return.embassy_told", leaves_on="2026-12-05", leaves_from="The gate")
    after = page(dossier).content.decode()
    assert "The embassy knows. Go on the day" in after
    assert "First the embassy must know" not in after


def test_a_step_that_can_be_done_leads_to_its_form_and_one_that_is_done_does_not() -> None:
    dossier = to_come_home()
    shown = page(dossier).content.decode()
    assert reverse("case_act", args=[dossier.pk, "return.planned"]) in shown
    assert reverse("case_act", args=[dossier.pk, "return.departed"]) not in shown


def test_a_consul_of_another_mission_finds_nothing() -> None:
    assert page(to_come_home(), value="russia_nairobi").status_code == 404
    assert page(to_come_home()).status_code == 200
