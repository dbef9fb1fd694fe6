"""What is promised and whether it is kept, read by everybody: on a phone, without JavaScript, by ear and on paper."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import expect
from tests.browser.test_boards import whole
from tests.browser.test_cases import signed_in  # noqa: F401 - the same officers
from tests.site.framework.test_committee import called, do
from tests.site.indicators.test_releases import MAY, SETTLED, call
from tests.site.indicators.test_rounds import TABLE, publish
from tests.site.people import person

from njiasite.config import clock
from njiasite.indicators import releasing

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True, databases=["default", "keys"]),
]


def test_a_figure_is_read_with_its_range_on_a_phone_and_on_paper_and_the_committee_has_its_table(
    visit,
    signed_in,  # noqa: F811
) -> None:
    for number in range(12):
        with clock.moved(MAY + timedelta(days=number)):
            call()
    releasing.publish(SETTLED)
    publish("2026-H1", TABLE)
    page = visit("sw", 360)  # no JavaScript
    page.goto("/figures")
    page.get_by_role("link", name="Malalamiko kuhusu tulivyosaidia").click()
    expect(page.get_by_role("img", name="Robo kwa robo")).to_be_visible()
    expect(page.locator("table").last).to_contain_text("0 % (kutoka 0 hadi 24)")
    page.emulate_media(media="print")
    expect(page.locator("table").last).to_be_visible()
    expect(page.get_by_role("button", name="English")).to_be_hidden()
    reader = visit("ru", 360, scripts=True)  # scripts only to look inside
    for address in (
        "/figures",
        "/figures/complaints_about_us",
        "/figures/people_not_counted",
        "/framework",
        "/framework/drafts",
    ):
        reader.goto(address)
        whole(reader)
    do(called("Ответы в течение 72 часов.").dossier, "meeting.held", meeting_on="2026-11-10")
    russian = signed_in(person("counterpart", "office", "joint_committee"), "ru", 360, scripts=True)
    russian.goto("/committee")
    expect(russian.locator("main")).to_contain_text("Ответы в течение 72 часов.")
    whole(russian)
    russian.get_by_role("link", name="Дать поручение").click()
    expect(russian.get_by_label("К какому дню")).to_be_visible()
