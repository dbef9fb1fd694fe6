"""Demands for release are counted in public: from the acts, by organ, and never so few that a person could be known."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.site.dossiers.making import COUNTERPART, do
from tests.site.rescue.making import opened

from njiasite.config import clock
from njiasite.rescue import answers

pytestmark = pytest.mark.django_db

IN_MAY = datetime(2026, 5, 4, 9, tzinfo=UTC)


def demanded(organ: str, answer: str = "") -> None:
    with clock.moved(IN_MAY):
        case = opened(
            "release_demand", "release.reported", person="B Testcase", relation="official", held_how="military",
            against_will="said_so",
        )  # fmt: skip
        do(case, "release.ground_added", ground="threat", ground_proof="His word.")
        given = {"demand_number": "1", "demand_person": "B Testcase", "demand_organ": organ, "demand_paper": "p"}
        do(case, "release.demanded", **given)
    with clock.moved(IN_MAY + timedelta(hours=30)):
        if answer:
            do(case, answer, COUNTERPART, release_ground="A contract.")


def test_a_settled_quarter_is_told_and_what_is_too_few_is_not() -> None:
    for number in range(11):
        demanded("defence_ministry", "release.refused" if number else "")
    demanded("foreign_ministry")
    (quarter,) = answers.quarters(datetime(2026, 8, 15, tzinfo=UTC))
    rows = {row.organ: row for row in quarter.rows}
    assert rows["defence_ministry"].asked == 11
    assert rows["foreign_ministry"].asked is None
    assert answers.quarters(datetime(2026, 7, 2, tzinfo=UTC)) == ()


def test_everybody_can_look() -> None:
    page = Client().get(reverse("releases"))
    assert page.status_code == 200 and "No quarter can be told yet" in page.content.decode()
