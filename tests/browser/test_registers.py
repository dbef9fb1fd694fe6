"""On a phone: is the agency on the list, which jobs are approved, and what does one of them say."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect
from tests.browser.test_access import faults
from tests.site.registers.making import LABOUR, do, open_order, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]
LIST = {"list_kind": "agency", "list_authority": "A sample authority", "list_day": "2026-11-01", "list_source": "p. 1"}


def fits(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_suspended_agency_is_told_in_swahili_and_a_near_name_is_one_press_away(visit) -> None:
    entry = opened(
        "list_entry", "entry.listed", LABOUR, entry_name="Baobab Link Sample Ltd", entry_number="PEA/9", **LIST
    )
    told = {key: value for key, value in LIST.items() if key != "list_kind"}
    do(entry, "entry.suspended", LABOUR, public_reason="Took fees", **told)
    page = visit("sw", 320, scripts=True)  # scripts only for the look at accessibility
    page.goto("/agencies")
    assert fits(page) and faults(page) == []
    page.locator("#id_words").fill("Baobab Lnik Sample")
    page.locator("main form .button").last.click()
    page.get_by_role("button", name="Baobab Link Sample Ltd").click()
    expect(page.locator(".verdict .sign")).to_have_text("Imesimamishwa")
    expect(page.locator(".verdict")).to_contain_text("Usiwalipe wala usisafiri nao sasa")
    assert fits(page) and faults(page) == []


def test_an_approved_job_is_read_and_passed_on_without_scripts(visit) -> None:
    order = open_order(places=4)
    page = visit("ru", 360)
    page.goto("/orders")
    page.get_by_role("link", name="Сварщик").click()
    expect(page.locator("h1")).to_contain_text("Тульская область")
    expect(page.locator(".pass")).to_contain_text(f"/orders/{order.number}")
    assert fits(page) and page.locator(".qr svg path").first.bounding_box()["width"] > 100


def test_the_page_of_a_job_has_no_fault_of_access(visit) -> None:
    order = open_order(places=4)
    page = visit("en", 1280, scheme="dark", scripts=True)
    page.goto(f"/orders/{order.number}")
    assert faults(page) == []


@pytest.mark.parametrize("code", ["sw", "ru"])
@pytest.mark.parametrize("path", ["/totals", "/private", "/orders"])
def test_what_anybody_may_open_fits_a_phone(visit, path: str, code: str) -> None:
    open_order(places=4)
    page = visit(code, 320, scripts=True)
    page.goto(path)
    assert fits(page) and faults(page) == []
