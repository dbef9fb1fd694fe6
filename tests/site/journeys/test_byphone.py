"""A phone number opens a journey with what is sent to it and the word; whoever holds the phone alone gets nothing."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.journeys.test_journey import begun, do

from njiasite.channels.models import Message
from njiasite.channels.services import opened
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.people.models import SentNumber

pytestmark = pytest.mark.django_db(databases=["default", "keys"])
PHONE, WORD = "0700 000 333", "mango tree"


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def sent() -> str:
    """The number in the last message, which names nobody and tells nothing of us."""
    [(_, _, text)] = opened(Message.objects.filter(key=f"journey:{SentNumber.objects.latest('pk').pk}"))
    assert "Njia" not in text and "journey" not in text
    return re.findall(r"\b\d{6}\b", text)[0]


def with_phone(client: Client, word: str = WORD) -> str:
    """A journey that a phone opens; its code."""
    code = begun(client)
    assert client.get("/journey/phone/set").url == "/journey"  # first a word
    do(client, "words", word=word, other="river")
    client.post("/journey/phone/set", {"phone": PHONE})
    assert client.post("/journey/phone/set", {"phone": PHONE, "sent": sent()}).url == "/journey"
    assert "Your phone number opens it too" in client.get("/journey").text
    return code


def come_in(number: str, word: str, client: Client | None = None):  # type: ignore[no-untyped-def]
    return (client or Client()).post("/journey/phone", {"phone": PHONE, "sent": number, "word": word})


def test_with_the_phone_and_the_word_it_opens_once_and_with_the_phone_alone_it_does_not(client: Client) -> None:
    with_phone(client)
    other = Client()
    page = other.post("/journey/phone", {"phone": "+254 700 000 333"})
    number = sent()
    assert number not in page.text and "on its way" in page.text
    assert come_in(number, "").status_code == come_in(number, "guess").status_code == 422
    assert come_in(number, WORD, other).url == "/journey"  # a mistyped word does not use the number up
    assert "Your steps" in other.get("/journey").text
    assert come_in(number, WORD).status_code == 422  # used up


def test_the_other_word_opens_it_bare_and_calls_for_help_by_phone_too(client: Client) -> None:
    with_phone(client)
    watched = Client()
    watched.post("/journey/phone", {"phone": PHONE})
    assert come_in(sent(), "river", watched).url == "/journey"
    assert "Secret word" not in watched.get("/journey").text
    assert Dossier.objects.filter(procedure="welfare_check").count() == 1


def test_a_number_that_opens_nothing_is_answered_alike_and_sent_nothing(client: Client) -> None:
    with_phone(client)
    before = Message.objects.count()
    known, unknown = (Client().post("/journey/phone", {"phone": one}).text for one in (PHONE, "0700 000 999"))
    assert Message.objects.count() == before + 1
    for page, number in ((known, "+254700000333"), (unknown, "+254700000999")):
        assert number in page
    plain = re.compile(r'value="[^"]*"|nonce="[^"]*"')
    assert plain.sub("", known) == plain.sub("", unknown)


def test_guessing_ends_after_a_few_tries_and_a_quarter_of_an_hour(client: Client) -> None:
    with_phone(client)
    client.post("/journey/phone", {"phone": PHONE})
    number = sent()
    for _ in range(5):
        come_in("000000" if number != "000000" else "111111", WORD)
    assert come_in(number, WORD).status_code == 422
    client.post("/journey/phone", {"phone": PHONE})
    number = sent()
    with clock.moved(clock.now() + timedelta(minutes=16)):
        assert come_in(number, WORD).status_code == 422


def test_two_of_one_phone_are_told_apart_by_their_words_and_an_erased_journey_is_not_found(client: Client) -> None:
    with_phone(client)
    wife = Client()
    with_phone(wife, "acacia")
    assert Dossier.objects.filter(procedure="journey").count() == 2
    wife.post("/journey/phone", {"phone": PHONE})
    assert come_in(sent(), "acacia", wife).url == "/journey"
    do(wife, "erase", sure="yes")
    wife.post("/journey/phone", {"phone": PHONE})
    assert come_in(sent(), "acacia").status_code == 422
    assert "700000333" not in str(list(SentNumber.objects.values()))


def test_setting_a_number_speaks_of_setting_it_and_another_takes_its_place_and_it_can_be_taken_off(
    client: Client,
) -> None:
    with_phone(client)
    assert 'href="/journey/phone/set"' in client.get("/journey").text
    pages = [client.get("/journey/phone/set").text, client.post("/journey/phone/set", {"phone": "0700 000 444"}).text]
    assert all("Let my phone number open it too" in one and "if that number opens" not in one for one in pages)
    assert "there is a journey" in pages[0]
    assert client.post("/journey/phone/set", {"phone": "0700 000 444", "sent": sent()}).url == "/journey"
    before = Message.objects.count()
    Client().post("/journey/phone", {"phone": PHONE})
    assert Message.objects.count() == before  # the lost one opens nothing
    do(client, "phone_off")
    Client().post("/journey/phone", {"phone": "0700 000 444"})
    assert Message.objects.count() == before and "can open it too" not in client.get("/journey").text
    assert "Let my phone number open it too" in client.get("/journey").text
