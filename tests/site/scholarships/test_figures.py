"""What is published of an intake: once, on a day that is known, and the same for ever after."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from tests.site.scholarships.making import OTHER, day, do, open_programme, proposed

from njia.disclosure.terms import load_terms
from njia.scholarships.figures import day_out
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.scholarships import figures
from njiasite.scholarships.models import Application, Programme

pytestmark = pytest.mark.django_db
YEAR = 2027  # the intake of the programme that tests open
DAY = datetime.combine(day_out(YEAR, load_terms()), datetime.min.time(), UTC)


def people(programme: Programme, count: int, sex: str = "female", **more: bool) -> None:
    """That many who applied, as the counts know them."""
    first = Dossier.objects.count()
    cases = Dossier.objects.bulk_create(
        Dossier(
            corridor="ke_ru", procedure="scholarship_application", number=f"T-{first + n}", version=2, opened_at=DAY
        )
        for n in range(count)
    )
    Application.objects.bulk_create(
        Application(dossier=case, programme=programme, state="reading", county="kisii", sex=sex, **more)
        for case in cases
    )


def page(client: Client) -> str:
    return re.sub(r'value="\w{64}"', "", client.get("/scholarships/figures").text)


def test_an_intake_is_told_once_on_its_day_and_no_later_act_changes_it(client: Client) -> None:
    programme = open_programme()
    people(programme, 40)
    people(programme, 30, "male", offered=True)
    assert figures.publish(DAY - timedelta(days=1)) == 0
    before = page(client)
    assert "The intake of 2027 is told on" in before and ">70<" not in before
    assert figures.publish(DAY) == 1
    out = page(client)
    assert ">70<" in out and ">30<" in out and "2027 is told on" not in out
    people(programme, 1, offered=True, arrived=True)
    with clock.moved(DAY + timedelta(days=400)):
        assert figures.publish(clock.now()) == 0
    assert page(client) == out


def test_a_mistyped_year_breaks_no_page_and_tells_nothing_of_who_only_applied(client: Client) -> None:
    right, case = open_programme(), proposed()
    do(case, "programme.opened", OTHER, closes_on=day(20))
    wrong = Programme.objects.get(pk=case.pk)
    people(right, 40)
    people(wrong, 30)
    for year in (20266, 2016):
        Programme.objects.filter(pk=wrong.pk).update(year=year)
        assert client.get("/scholarships/figures").status_code == 200
        assert figures.publish(clock.now()) == 0
    Programme.objects.filter(pk=wrong.pk).update(year=20266)
    figures.publish(DAY)
    assert ">40<" in page(client)


def test_a_small_group_is_hidden_with_as_much_as_it_takes(client: Client) -> None:
    programme = open_programme()
    people(programme, 40)
    people(programme, 3, "male")
    figures.publish(DAY)
    out = page(client)
    assert ">3<" not in out and not (">43<" in out and ">40<" in out)
