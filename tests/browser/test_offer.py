"""On a phone without JavaScript: paste an offer, see the words that give it away, warn others with one tap, leave."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache
from playwright.sync_api import expect
from tests.browser.test_access import faults
from tests.site.offers.test_behind import OFFER
from tests.site.offers.test_offer import TRAP

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


@pytest.fixture(autouse=True)
def fresh_counts(transactional_db) -> None:
    cache.clear()


def test_an_offer_is_pasted_understood_and_reported(visit) -> None:
    page = visit("sw", 320, scripts=True)  # scripts only for the look at accessibility
    page.goto("/offer")
    assert faults(page) == []
    page.locator("#id_text").fill(f"{TRAP}\n{OFFER}")
    page.get_by_role("button", name="Iangalie").click()
    expect(page.locator(".verdict h1")).to_have_text("Simama. Hii ina dalili za mtego.")
    expect(page.locator(".offer mark").first).to_be_visible()
    assert page.url.endswith("/offer") and page.title() == "Kazi na masomo nje ya nchi · Njia"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(page) == []
    page.get_by_role("button", name="Ripoti ofa hii").click()
    code = page.locator(".code").inner_text()
    assert code not in page.url and faults(page) == []
    page.get_by_role("link", name="Andika hapa").click()
    page.locator("#id_code").fill(code)
    page.locator("button.big").click()
    expect(page.locator("main")).to_contain_text("Imefika.")
    assert faults(page) == [] and code not in page.url


def test_chromium_takes_the_page_among_its_apps_and_a_shared_message_is_answered(visit) -> None:
    page = visit("sw", 360, scripts=True)
    page.goto("/offer")
    devtools = page.context.new_cdp_session(page)
    manifest = devtools.send("Page.getAppManifest")
    assert manifest["errors"] == [] and manifest["url"].endswith("/offer/app.webmanifest")
    errors = devtools.send("Page.getInstallabilityErrors")["installabilityErrors"]
    assert {error["errorId"] for error in errors} <= {"in-incognito"}  # as every browser of a test is
    target = json.loads(manifest["data"])["share_target"]
    page.set_content(  # what the phone's own menu sends: a form of several parts, from no page of ours
        f'<form method="{target["method"]}" enctype="{target["enctype"]}" action="{page.url[:-6]}{target["action"]}">'
        f'<textarea name="{target["params"]["text"]}">{TRAP}</textarea><button>send</button></form>'
    )
    page.locator("button").click()
    expect(page.locator(".verdict h1")).to_have_text("Simama. Hii ina dalili za mtego.")
    assert page.url.endswith(target["action"]) and "visa" not in page.url


def test_the_form_of_a_tip_is_there_for_thumb_and_screen_reader(visit) -> None:
    page = visit("ru", 320, scripts=True)
    page.goto("/tip")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(page) == []
    page.locator("button.big").click()
    expect(page.locator(".summary-box")).to_be_visible()
    assert faults(page) == []
