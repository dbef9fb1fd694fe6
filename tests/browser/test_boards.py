"""On a phone and on a desk: what is late and on whose desk it lies; two reports of one person side by side."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.sync_api import Page, expect
from tests.browser.test_access import faults
from tests.browser.test_cases import signed_in  # noqa: F401 - the same officers
from tests.site.distress.telling import SON
from tests.site.dossiers.making import CONSUL, do, opened
from tests.site.people import person

from njiasite.config import clock
from njiasite.desks.models import Charge
from njiasite.distress import services
from njiasite.dossiers.models import Dossier
from njiasite.identities import codes
from njiasite.ledger.services import Actor

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def told(**more: str) -> Dossier:
    """A report by a family member."""
    answers = {name: tuple(value) if isinstance(value, list) else value for name, value in {**SON, **more}.items()}
    key = str(uuid4())
    return services.take_in(told=answers, language="en", actor=Actor(None, "helper"), channel="web", key=key).report


def whole(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert faults(page) == []


@pytest.mark.parametrize(("code", "width"), [("en", 1280), ("sw", 360)])
def test_a_supervisor_sees_what_is_late_and_two_reports_of_one_person(signed_in, code: str, width: int) -> None:  # noqa: F811
    consul, late = person("consular_officer"), opened()
    do(late, "officer.assigned", CONSUL, officer=codes.shown(consul.code))
    Charge.objects.filter(dossier=late).update(due_at=clock.now() - timedelta(hours=1))
    told(), (second := told(person="Брайан Тесткейс"))
    page = signed_in(person("supervisor", "corridor", "ke_ru"), code, width, scripts=True)
    page.goto("/boards?when=late")
    expect(page.locator("main")).to_contain_text(late.number)
    expect(page.locator("main")).to_contain_text(codes.shown(consul.code))
    whole(page)
    page.goto(f"/cases/{second.pk}/together")
    expect(page.locator("main")).to_contain_text("Брайан Тесткейс")
    whole(page)
