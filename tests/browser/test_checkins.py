"""On a small phone in Swahili somebody says that they are well, or are not; an officer sees who is silent."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache
from playwright.sync_api import Error, Page, expect
from tests.browser.conftest import slowly
from tests.browser.test_access import faults
from tests.browser.test_cases import signed_in  # noqa: F401 - the same officers
from tests.site.checkins.enrolling import enrol, hours
from tests.site.checkins.test_rounds import sent, turn
from tests.site.people import person

from njiasite.checkins.models import Enrolment
from njiasite.config import clock
from njiasite.dossiers.models import Dossier

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def sound(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url
    assert faults(page) == []


def test_in_english_one_tap_is_enough_and_back_shows_nothing_that_was_typed(visit) -> None:
    cache.clear()
    enrolled = enrol(covered=False, language="en")
    turn(hours(0))
    link = re.findall(r"/in/[\w-]+", sent(enrolled.enrolment)[0])[0]
    with clock.moved(hours(1)):
        phone = slowly(visit("en", 320, scripts=True))
        phone.goto(link)
        sound(phone)
        phone.get_by_role("button", name="All is well").click()
        expect(phone.get_by_role("heading", name="Thank you")).to_be_visible()
        phone.goto("/in/mine")
        phone.fill("[name=code]", enrolled.code)
        phone.fill("[name=pin]", "4821")
        phone.locator("main form button").first.click()
        phone.fill("[name=place]", "Dormitory 9")
        phone.locator("main form button").first.click()
        expect(phone.get_by_text("It is saved.")).to_be_visible()
        assert phone.evaluate("localStorage.length + sessionStorage.length") == 0
        phone.goto("about:blank")
        with pytest.raises(Error, match="ERR_CACHE_MISS"):  # the browser kept no page to go back to
            phone.go_back()
    assert Enrolment.objects.get().answered_at is not None


def test_a_worker_checks_in_and_an_officer_sees_who_does_not(visit, signed_in) -> None:  # noqa: F811
    cache.clear()
    enrolled, silent = enrol(covered=False), enrol("+254700000777").enrolment
    for at in (0, 4):
        turn(hours(at))
    link = re.findall(r"/in/[\w-]+", sent(enrolled.enrolment)[0])[0]
    with clock.moved(hours(5)):
        phone = slowly(visit("sw", 320, scripts=True))  # scripts only for the looks at width and accessibility
        phone.goto(link)
        expect(phone.get_by_role("button", name="Nahitaji msaada")).to_be_visible()
        sound(phone)
        phone.get_by_role("button", name="Niko salama").click()
        expect(phone.get_by_role("heading", name="Asante")).to_be_visible()
        phone.goto("/in/mine")
        phone.fill("[name=code]", enrolled.code)
        phone.fill("[name=pin]", "4821")
        phone.locator("main form button").first.click()
        expect(phone.get_by_label("Namba yangu mpya ya simu")).to_have_value("")
        sound(phone)
        phone.select_option("[name=every]", "1")
        phone.locator("main form button").first.click()
        expect(phone.get_by_text("Imehifadhiwa.")).to_be_visible()
        desk = signed_in(person("consular_officer"), width=360, scripts=True)
        desk.goto("/checkins")
        sound(desk)
        desk.get_by_role("button", name="Open a case now").click()
        expect(desk.get_by_role("link", name=Dossier.objects.get().number)).to_be_visible()
        desk.goto("/checkins/new")
        sound(desk)
    assert Enrolment.objects.get(pk=enrolled.enrolment.pk).every == 1
    assert Enrolment.objects.get(pk=silent.pk).stage == "alarm"
