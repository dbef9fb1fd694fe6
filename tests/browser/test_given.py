"""On a phone without JavaScript: photograph what you were given to sign, see what it is and what happens now."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.test_access import faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 120


@pytest.fixture
def as_payload(paper):
    """A sample contract as a browser chooses it."""
    return lambda name: [
        {"name": f.name, "mimeType": "application/octet-stream", "buffer": f.read()} for f in paper(name)
    ]


def test_a_person_is_told_calmly_what_happens_and_what_not_to_do(visit, as_payload) -> None:
    page = visit("sw", 360, scripts=True)  # scripts only for the look at accessibility
    page.goto("/given")
    page.locator("#id_given").set_input_files(as_payload("cook_military"))
    page.locator("#id_attested").set_input_files(as_payload("restaurant"))
    page.locator("button.big").click()
    expect(page.locator(".verdict h1")).to_have_text("Usitie sahihi karatasi hii.", timeout=180_000)
    expect(page.locator("main")).to_contain_text("Tumemwarifu konseli")
    expect(page.locator("main")).to_contain_text("Usimpe mtu yeyote pasipoti yako")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(page) == []


def test_the_form_is_there_for_thumb_and_screen_reader(visit) -> None:
    page = visit("ru", 320, scripts=True)
    page.goto("/given")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(page) == []
