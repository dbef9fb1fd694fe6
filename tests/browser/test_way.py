"""On a small phone with a slow network somebody finds their way, in English and Swahili, and goes back on an answer."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import press, slowly
from tests.browser.test_access import faults

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def answer(page: Page, option: str) -> None:
    page.locator(f"[name=answer][value={option}]").check()
    press(page.locator("main form button"))


@pytest.mark.parametrize(("code", "name"), [("en", "Worker"), ("sw", "Mfanyakazi")])
def test_find_my_pathway(visit, code: str, name: str) -> None:
    page = slowly(visit(code, 320, scripts=True))  # scripts only for the looks at width and accessibility
    page.goto("/way")
    press(page.locator("main a.button.big"))
    answer(page, "kenya")
    answer(page, "study")
    page.go_back()  # the browser's own way back: the answer stands there, and another one may be given
    expect(page.locator("[name=answer][value=study]")).to_be_checked()
    assert faults(page) == []
    for option in ("work", "adult", "work", "other", "usual"):
        answer(page, option)
    expect(page.locator("h1")).to_contain_text(name)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert faults(page) == []
    assert page.url.endswith("/way/mine")


@pytest.mark.parametrize(("code", "word"), [("sw", "pasipoti"), ("ru", "паспорт")])
def test_my_rights_are_read_in_flight_mode(visit, code: str, word: str) -> None:
    page = visit(code, 320, scripts=True)
    page.goto("/rights")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.context.set_offline(True)
    page.goto("about:blank")
    page.goto("/rights")
    expect(page.locator("main ol > li")).to_have_count(10)
    expect(page.locator("main ol")).to_contain_text(word)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    names = page.evaluate(
        "caches.keys().then(all => Promise.all(all.map(one => caches.open(one).then(c => c.keys())))"
        ".then(all => all.flat().map(one => new URL(one.url).pathname)))"
    )
    assert {name for name in names if not name.startswith("/static/")} <= {"/rights", "/rights/app.webmanifest"}
