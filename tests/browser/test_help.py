"""On a small phone with a slow network a sister reports her missing brother and finds the report by its code."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect
from tests.browser.conftest import press, slowly
from tests.browser.test_access import faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]
CHOSEN = {"danger": ["held:front", "hurt:unknown"], "papers": ["keeps:army", "signed:unread"], "army": ["signs:taken"]}
WORDS = {
    "person": {"person": "Brian Testcase", "what_happened": "He was to be a cook. Alikuwa awe mpishi."},
    "you": {"reporter": "Rose Testcase", "reporter_phone": "0700 000 222"},
}
RECEIVED = {"en": "Received", "sw": "Imepokelewa", "ru": "Получено"}


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


@pytest.mark.parametrize(("code", "matter"), [("en", "missing"), ("sw", "missing"), ("ru", "enlistment")])
def test_a_sister_reports_her_brother(visit, code: str, matter: str) -> None:
    page = slowly(visit(code, 320, scripts=True))  # scripts only for the looks at width and accessibility
    page.goto("/help")
    page.locator("[name=teller][value=family]").check()
    page.locator(f"[name=matter][value={matter}]").check()
    looked = False
    while page.locator("main button[name=send]").count() == 0:
        fits(page)
        if not looked:
            assert faults(page) == []
            looked = True
        press(page.locator("main form button:not([name])").first)
        here = page.locator("[name=page]").get_attribute("value") or ""
        for name, value in (one.split(":") for one in CHOSEN.get(here, [])):
            page.locator(f"[name={name}][value={value}]").check()
        for name, value in WORDS.get(here, {}).items():
            page.locator(f"#id_{name}").fill(value)
    expect(page.locator("main")).to_contain_text("Brian Testcase")
    press(page.locator("main button[name=send]").first)
    fits(page)
    assert faults(page) == []
    receipt = page.locator(".code.big").inner_text()
    press(page.locator("main a.button").first)
    page.locator("#id_code").fill(receipt.lower())
    press(page.locator("main button").first)
    expect(page.locator("h1")).to_have_text(RECEIVED[code])
    fits(page)
    assert faults(page) == []
    assert receipt not in page.url
