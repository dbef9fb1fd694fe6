"""A consular officer's day in the real browser: open a case, act in it, see its clock, find it; and who was faster."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from tests.browser.test_access import faults
from tests.site import people
from tests.site.dossiers.making import asked, opened

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


@pytest.fixture
def signed_in(visit, live_server) -> Callable[..., Page]:
    """A page on which that account is signed in already."""

    def arrive(account: Any, code: str = "en", width: int = 1280, *, scripts: bool = False) -> Page:
        page: Page = visit(code, width, scripts=scripts)
        session = people.client_of(account).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return arrive


@pytest.fixture(autouse=True)
def papers(settings, tmp_path: Any) -> None:
    place = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(tmp_path)}}
    settings.STORAGES = {**settings.STORAGES, "documents": place}


def consul() -> Any:
    return people.person("consular_officer", "mission", "kenya_moscow")


def test_an_officer_opens_a_case_acts_and_a_colleague_is_told_who_was_faster(signed_in) -> None:
    first, second = signed_in(consul()), signed_in(consul())
    first.goto("/inbox")
    first.get_by_role("link", name="Report someone who needs the consul").click()
    first.get_by_label("Name as in the passport").fill("Amina Testcase")
    first.get_by_label("It is me").check()
    first.get_by_label("Where the person is held or stays").select_option("detained")
    first.get_by_role("button", name="Continue").click()
    expect(first.get_by_role("heading", level=1)).to_have_text("Check before you send")
    first.get_by_role("button", name="Send").click()
    expect(first.get_by_text("It is recorded.")).to_be_visible()
    expect(first.locator(".clock")).to_contain_text("We ask for access")
    case = first.url

    for page in (first, second):
        page.goto(case)
        page.get_by_role("link", name="Record what the person wishes").click()
        page.get_by_label("Yes, asked for it").check()
        page.get_by_role("button", name="Continue").click()
    first.get_by_role("button", name="Send").click()
    expect(first.locator(".timeline")).to_contain_text("The person's wish recorded")
    second.get_by_role("button", name="Send").click()
    expect(second.get_by_role("heading", level=1)).to_have_text("Somebody was faster")
    expect(second.locator(".timeline")).to_contain_text("The person's wish recorded")

    second.goto("/cases/find")
    second.get_by_label("Number of the case, name, phone or passport").fill("Амина Тесткейс")
    second.get_by_role("main").get_by_role("button", name="Search").click()
    expect(second.get_by_role("main").locator("table")).to_contain_text("Amina Testcase")


def walk(page: Page, case: str, type: str) -> Iterator[str]:
    """Every page on cases that this person can come to."""
    places = ("/inbox", "/cases", "/cases?standing=closed", f"/cases/{case}", f"/cases/{case}/do/{type}")
    for path in (*places, "/cases/find", "/reads", f"/cases/{case}/reads", "/calendar"):
        page.goto(path)
        for summary in page.locator("main summary").all():
            summary.click()
        yield path
        send = page.locator("main form[method=post] button[type=submit]")
        if send.count():
            send.last.click()
            yield f"{path}, with an error"
    page.goto(f"/cases/{case}/do/document.added")
    page.set_input_files("#id_attachment", {"name": "a.txt", "mimeType": "text/plain", "buffer": b"A letter."})
    page.locator("main form[method=post] button[type=submit]").click()
    yield "check before you send, with a paper"
    page.locator("button[name=back]").click()
    yield "the form with a paper that is held"


@pytest.mark.parametrize("code", ["en", "sw", "ru"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_on_cases_shuts_anybody_out(signed_in, code: str, width: int) -> None:
    worker = people.person("jobseeker")
    case = asked(subject=worker.pk)
    opened(subject=worker.pk)
    visitors = {
        consul(): "access.granted",
        people.person("supervisor", "corridor", "ke_ru"): "access.raised_ambassador",
        worker: "access.withdrawn",
    }
    wrong = {}
    for who, type in visitors.items():
        page = signed_in(who, code, width, scripts=True)
        for where in walk(page, str(case.id), type):
            found = faults(page)
            wide = page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                found.append(f"the page is {wide} wide")
            if found:
                wrong[f"{who}: {where}"] = found
    assert wrong == {}
