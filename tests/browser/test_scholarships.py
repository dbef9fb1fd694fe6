"""On a small phone in Swahili somebody applies for a scholarship and sends their papers, without an account."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.browser.conftest import press, slowly
from tests.browser.test_access import faults
from tests.browser.test_cases import papers, signed_in  # noqa: F401 - the same officers, and a folder for papers
from tests.site.people import person
from tests.site.registers.making import do
from tests.site.scholarships.making import ANSWERS, OFFICER, open_programme, paper

from njiasite.dossiers.models import Dossier
from njiasite.scholarships.models import Draft

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]
ON, SEND = "Endelea", "Tuma ombi"
PAGES = (
    "person birth_date citizenship sex county",
    "level study_field school mean_grade russian language_year passport_until",
    "statement paid_agent",
)
PAPER = {"name": "IMG_20261128.pdf", "mimeType": "application/pdf"}


def sound(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert faults(page) == []


def code_on(page: Page) -> str:
    return page.locator(".code.big").inner_text().strip()


def fill(page: Page, name: str) -> None:
    """Answers a question as the made-up applicants do, whatever it looks like."""
    value, field = ANSWERS[name], page.locator(f"[name={name}]").first
    if isinstance(value, bool):
        value = "yes" if value else "no"
    if field.get_attribute("type") == "radio":
        page.check(f"[name={name}][value={value}]")
    elif page.locator(f"select[name={name}]").count():
        field.select_option(value)
    else:
        field.fill(value)


def test_somebody_applies_on_a_small_phone_and_is_read_without_a_name(visit, signed_in, papers) -> None:  # noqa: F811
    cache.clear()
    open_programme()
    phone = slowly(visit("sw", 320, scripts=True))  # scripts only for the looks at width and accessibility
    phone.goto("/scholarships")
    sound(phone)
    press(phone.get_by_role("link", name="Sample programme"))
    sound(phone)
    press(phone.get_by_role("link", name="Omba sasa"))
    phone.fill("[name=person]", "Wanjiku Example")
    phone.fill("[name=birth_date]", "2007-03-04")
    phone.check("[name=citizenship][value=kenya]")
    phone.check("[name=sex][value=female]")
    phone.select_option("[name=county]", "uasin_gishu")
    sound(phone)
    phone.get_by_role("button", name="Hifadhi na uendelee baadaye").click()
    saved = code_on(phone)
    assert Draft.objects.count() == 1 and not Dossier.objects.filter(procedure="scholarship_application").exists()
    phone = visit("sw", 320, scripts=True)  # another day, another phone
    phone.goto("/scholarships/code")
    phone.fill("[name=code]", saved)
    phone.locator("main form button").click()
    expect(phone.locator("[name=person]")).to_have_value("Wanjiku Example")
    press(phone.get_by_role("button", name=ON, exact=True))
    phone.check("[name=level][value=bachelor]")
    phone.fill("[name=study_field]", "Uuguzi")
    phone.fill("[name=school]", "Baraka Sample Girls High School")
    phone.select_option("[name=mean_grade]", "d")
    phone.check("[name=russian][value=none]")
    phone.check("[name=language_year][value=yes]")
    phone.fill("[name=passport_until]", "2031-01-01")
    press(phone.get_by_role("button", name=ON, exact=True))
    phone.fill("[name=statement]", "Mimi Wanjiku wa Uasin Gishu nataka kuwa muuguzi.")
    phone.check("[name=paid_agent][value=no]")
    press(phone.get_by_role("button", name=ON, exact=True))
    expect(phone.get_by_text("Wastani wa alama kwenye cheti chako uko chini")).to_be_visible()
    sound(phone)
    press(phone.get_by_role("button", name=SEND))
    assert code_on(phone) == saved and not Draft.objects.exists()
    press(phone.get_by_role("button", name="Ongeza nyaraka zako sasa"))
    sound(phone)
    assert "/code" in phone.url and saved not in phone.url
    for name in ("passport_copy", "certificate", "transcript"):
        phone.set_input_files(f"#file_{name}", {**PAPER, "buffer": paper(name)})
        phone.locator(f"form:has(#file_{name}) button").click()
        expect(phone.get_by_role("status")).to_be_visible()
    expect(phone.locator("#file_passport_copy")).to_have_count(0)
    case = Dossier.objects.get(procedure="scholarship_application")
    do(case, "scholarship.prepared", OFFICER)
    desk = signed_in(person("committee_member", "corridor", "ke_ru"), width=360, scripts=True)
    desk.goto(f"/cases/{case.pk}/reading")
    expect(desk.get_by_text("nataka kuwa muuguzi")).to_be_visible()
    assert not re.search("Wanjiku|Uasin|Baraka", desk.content())
    sound(desk)
    for name in ("results", "purpose", "readiness", "hardship"):
        desk.fill(f"[name={name}]", "9")
    desk.check("[name=no_tie]")
    desk.get_by_role("button", name="Keep my points").click()
    expect(desk.get_by_text("Your points are kept.")).to_be_visible()


def test_in_english_somebody_applies_on_a_slow_network(visit) -> None:
    cache.clear()
    programme = open_programme()
    phone = slowly(visit("en", 320, scripts=True))
    phone.goto("/scholarships")
    press(phone.get_by_role("link", name="Sample programme"))
    press(phone.get_by_role("link", name="Apply now"))
    for names in PAGES:
        for name in names.split():
            fill(phone, name)
        sound(phone)
        press(phone.get_by_role("button", name="Go on", exact=True))
    phone.get_by_role("button", name="Send the application").click()
    assert code_on(phone)
    assert Dossier.objects.get(procedure="scholarship_application").application.programme == programme
