"""A welder claims three months' wages, on a phone, without an account, in each language."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import expect
from tests.browser.test_access import faults
from tests.site import people
from tests.site.disputes.making import demanded, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]
PICTURES: Path | None = None  # a folder, to look at the pages oneself


@pytest.mark.parametrize(
    ("language", "width", "owed"),
    [
        ("en", 1280, "By your figures you are owed"),
        ("sw", 360, "Kwa hesabu zako unadai"),
        ("ru", 360, "По вашим данным вам должны"),
    ],
)
def test_three_months_without_pay(visit, language: str, width: int, owed: str) -> None:
    page = visit(language, width, scripts=True)  # scripts only for the look at accessibility
    page.goto("/dispute")
    _look(page, f"{language}-form")
    for row, day in enumerate(("2026-07-10", "2026-08-10", "2026-09-10")):
        page.locator(f"#id_month-{row}-due").fill(day)
        page.locator(f"#id_month-{row}-amount").fill("85000")
    page.locator("#id_month-2-paid").fill("20000")
    page.locator("#id_month-2-paid_on").fill("2026-09-21")
    page.locator("#id_agency").check()
    page.locator("button.big").click()
    expect(page.locator(".verdict h1")).to_contain_text(owed)
    expect(page.locator("main")).to_contain_text("2027")
    _look(page, f"{language}-answer")
    page.locator("#id_month-0-amount").fill("")
    page.locator("button.big").click()
    expect(page.locator(".summary-box")).to_be_visible()
    _look(page, f"{language}-mend")


def _look(page, name: str) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), name
    assert faults(page) == [], name
    if PICTURES:
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.fixture
def papers(settings, tmp_path: Path) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def test_both_sides_read_the_case_in_their_language(visit, live_server, papers) -> None:
    worker, employer = people.person("jobseeker"), people.person("employer")
    mediator = people.person("mediator", "office", "labour_nairobi")
    dossier = opened(worker)
    demanded(dossier)
    for who, language, width, says in (
        (worker, "sw", 360, "Kinachodaiwa, na la kufanya"),
        (employer, "ru", 1280, "Что с вас требуют"),
        (mediator, "en", 1280, "What is owed, and what to do"),
    ):
        page = visit(language, width, scripts=True)
        session = people.client_of(who).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        page.goto(f"/cases/{dossier.pk}/dispute")
        expect(page.locator("h1")).to_have_text(says)
        for part in page.locator("details").all():
            part.evaluate("part => part.open = true")
        _look(page, f"case-{language}")
        page.goto("/disputes/employer/employer-1")
        _look(page, f"employer-{language}")
