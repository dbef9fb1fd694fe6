"""Everybody can use every page: WCAG 2.2 AA by axe, no sideways scrolling, nothing fetched from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

pytestmark = [pytest.mark.browser, pytest.mark.slow]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(autouse=True)
def patient(settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 120


def faults(page: Page, **rules: dict[str, bool]) -> list[str]:
    page.wait_for_load_state("load")  # a page whose style has not come yet has small targets
    page.evaluate("scrollTo(0, 0)")  # scrolled to what is wrong, the bar covers half of the links above
    options = {
        "runOnly": {"type": "tag", "values": TAGS},
        "rules": {"target-size": {"enabled": True}, **rules},
        "resultTypes": ["violations"],
    }
    found = Axe().run(page, options=options).response["violations"]
    return [f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:300]}" for v in found for node in v["nodes"]]


def walk(page: Page, settings, as_payload) -> Iterator[str]:
    """Every page a person can come to, one after the other."""
    for path in ("/", "/check", "/design", "/nowhere"):
        page.goto(path)
        yield path
    page.goto("/check")
    with page.expect_navigation():
        page.locator("button.big").click()
    yield "the form with an error"
    page.goto("/check")
    for summary in page.locator("summary").all():  # what is folded away is read too
        summary.click()
    page.set_input_files("#id_contract", as_payload("cook_military"))
    page.locator("button.big").click()
    expect(page.locator(".verdict")).to_be_visible()
    yield "the answer"
    with page.expect_navigation():
        page.locator('form[action$="/erase"] button').click()
    yield "erased"


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_shuts_anybody_out(visit, as_payload, settings, code: str, width: int) -> None:
    page = visit(code, width, scripts=True)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    wrong = {}
    for where in walk(page, settings, as_payload):
        found = faults(page)
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            found.append(f"the page is {wide} wide")
        if found:
            wrong[where] = found
    assert wrong == {}
    assert len(hosts) == 1


@pytest.mark.parametrize("width", [320, 1280])
def test_the_dark_theme_can_be_read_too(visit, as_payload, settings, width: int) -> None:
    page = visit("en", width, scheme="dark", scripts=True)
    wrong = {where: found for where in walk(page, settings, as_payload) if (found := faults(page))}
    assert wrong == {}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(16, 25, 21)"


def test_the_page_that_waits_can_be_told_to_stand_still(visit, as_payload, settings) -> None:
    settings.CHECKS_WAIT_SECONDS = 0
    page = visit("en", 320, scripts=True)
    page.goto("/")
    page.set_input_files("#id_contract", as_payload("greenhouse", "table", "photo"))
    page.locator("button.big").click()
    # axe refuses every refresh; WCAG 2.2.1 allows one that the reader can turn off, as here.
    assert faults(page, **{"meta-refresh": {"enabled": False}}) == []
    page.get_by_role("link", name="Stop looking by itself").click()
    expect(page.locator('meta[http-equiv="refresh"]')).to_have_count(0)
    assert faults(page) == []
    page.get_by_role("button", name="Stop and erase").click()


def test_a_keyboard_reaches_the_form_by_the_skip_link(visit) -> None:
    page = visit("en", 1280)
    page.goto("/check")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#id_contract")).to_be_focused()


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
def test_a_first_visit_fetches_less_than_100_kilobytes(visit, code: str) -> None:
    page = visit(code, 320)
    weights: list[int] = []
    page.on("requestfinished", lambda request: weights.append(request.sizes()["responseBodySize"]))
    page.goto("/", wait_until="networkidle")
    assert 10_000 < sum(weights) < 100_000
