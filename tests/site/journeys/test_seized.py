"""A phone that is seized: the browser was offered no secret to keep, keeps no page, and a letter tells nothing."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from tests.site.checkins.enrolling import FIRST, enrol, hours
from tests.site.checkins.test_rounds import sent, turn
from tests.site.journeys.test_journey import begun, do

from njiasite.channels.email.transport import Transport
from njiasite.channels.interface import Envelope

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PAGES = (
    "/journey", "/journey/asked", "/journey/phone", "/journey/phone/set", "/assist", "/in", "/in/mine", "/in/start",
    "/trusted",
)  # fmt: skip


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def test_no_page_offers_the_browser_a_secret_to_keep_or_is_kept_itself(client: Client) -> None:
    begun(client)
    do(client, "words", word="mango", other="river")
    do(client, "consent", **{"consent_given-purpose": "check_ins"})
    enrolled = enrol()
    pages = {name: client.get(name) for name in PAGES}
    pages["wishes"] = client.post("/in/mine", {"code": enrolled.code, "pin": "4821"})
    for name, page in pages.items():
        assert page.status_code == 200, name
        assert "no-store" in page["Cache-Control"], name
        assert 'type="password"' not in page.text, name
        for form in re.findall(r"<form[^>]*>", page.text):
            inside = page.text.split(form, 1)[1].split("</form>", 1)[0]
            assert 'autocomplete="off"' in form or not re.search(r'type="(text|tel|email)"|<textarea', inside), name
        assert not re.search("Wanjiku|4821|mango", re.sub(r'<input type="hidden"[^>]*>', "", page.text)), name


def test_a_letter_says_on_a_locked_screen_no_more_than_a_greeting(settings) -> None:
    settings.CHANNELS = {**settings.CHANNELS, "email": "njiasite.channels.email.transport.Transport"}
    row = enrol("", "", known={"email": "kamau@example.org"}).enrolment
    turn(FIRST)
    turn(hours(4))
    texts = sent(row)
    assert len(texts) == 2  # asked, and asked again
    for text in texts:
        assert re.fullmatch(r"Habari! Siku ikoje\? http\S+/in/\w{5}-\w{5}", text)
        Transport().send(Envelope(uuid4(), "kamau@example.org", text, row.language))
    assert [letter.subject for letter in mail.outbox] == ["Ujumbe kwako"] * 2
