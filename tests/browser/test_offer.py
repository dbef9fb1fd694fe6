"""On a phone without JavaScript: paste an offer, see the words that give it away, warn others with one tap, leave."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from django.core.cache import cache
from playwright.sync_api import expect
from tests.browser.test_access import faults
from tests.site.offers.test_behind import OFFER
from tests.site.offers.test_offer import TRAP

DOCS = Path(__file__).parents[2] / "docs"
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


def test_a_page_of_others_shows_the_box_as_we_tell_it_and_the_answer_opens_on_our_own(visit) -> None:
    page = visit("sw", 360)
    page.goto("/offer")
    ours = page.url.removesuffix("/offer")
    told = (DOCS / "how-to" / "put-the-box-on-your-page.md").read_text("utf-8")
    frame = re.search(r"<iframe.*?</iframe>", told, re.DOTALL)
    assert frame
    page.route(
        "http://jobs.example/*",
        lambda route: route.fulfill(content_type="text/html", body=frame[0].replace("https://YOUR-NJIA", ours)),
    )
    page.goto("http://jobs.example/board")
    box = page.frame_locator("iframe")
    box.locator("#id_text").fill(TRAP)
    with page.context.expect_page() as opened:
        box.locator("button").click()
    answer = opened.value
    expect(answer.locator(".verdict h1")).to_have_text("Simama. Hii ina dalili za mtego.")
    assert answer.url == f"{ours}/offer/shared" and page.url == "http://jobs.example/board"
    page.route(
        "http://jobs.example/*",
        lambda route: route.fulfill(content_type="text/html", body=f'<iframe src="{ours}/offer"></iframe>'),
    )
    page.goto("http://jobs.example/other")
    expect(page.frame_locator("iframe").locator("#id_text")).to_have_count(0)  # of ours, nothing but the box


def test_the_form_of_a_tip_is_there_for_thumb_and_screen_reader(visit) -> None:
    page = visit("ru", 320, scripts=True)
    page.goto("/tip")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(page) == []
    page.locator("button.big").click()
    expect(page.locator(".summary-box")).to_be_in_viewport()  # not below the fold, where nobody looks for it
    assert faults(page) == []
