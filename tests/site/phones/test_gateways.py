"""Gateways call in the formats they document: each message is taken in once, from nobody but them, and never lost."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.test import Client
from tests.njia.screening.test_wording import VEILED
from tests.site.offers.test_offer import TRAP
from tests.site.people import client_of, person
from tests.site.phones.calling import NUMBER, SECRET, Handset, answers, text_message
from tests.site.phones.test_calls import code_in

from njia.phones import gsm
from njiasite.channels import arriving, reports
from njiasite.channels.models import Arrival, HandedOver, Heard, Message
from njiasite.channels.services import opened
from njiasite.config import clock
from njiasite.distress import telling
from njiasite.distress.services import take_in
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db


def test_a_trap_that_is_sent_as_it_came_is_answered_in_one_message_with_verdict_reason_and_next_step() -> None:
    assert text_message(TRAP).status_code == 200
    ((number, text),) = answers()
    assert (
        number == NUMBER
        and text.startswith("STOP. ")
        and text.endswith(" Sign nothing, pay nothing. In danger? Send HELP.")
    )
    assert gsm.parts(text) == 1 and len(text.split(". ")) >= 3
    assert not Dossier.objects.exists() and not Arrival.objects.filter(state=Heard.WAITING).exists()


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("KAGUA " + TRAP, "SIMAMA."),
        ("ПРОВЕРИТЬ Охранники в Россию, 250000 шиллингов, едете по туристической визе, без опыта", "СТОП."),
        (
            "CHECK We are hiring a nurse for our clinic in Nakuru, salary KES 60,000 a month. Apply on our site.",
            "No",
        ),
        ("WAKALA Kilimanjaro Tours", "Hatuijui, na bado hatuna orodha"),
        ("hello", "Send: CHECK"),
        ("ORDER", "Send ORDER and the number in the advert."),
        ("Kazi Urusi bila uzoefu, mshahara 300,000, utapewa viza ya utalii, lipa 5000 leo", "SIMAMA."),
        ("CODE AAAAA-AAAAA", "We know no such code"),
    ],
)
def test_a_keyword_is_answered_in_its_language(words: str, begins: str) -> None:
    text_message(words)
    assert answers()[0][1].startswith(begins)


def test_words_that_are_no_offer_are_a_call_for_help_taken_in_once() -> None:
    words = "They took our phones and passports, we are in a camp near Kursk, please tell my mother"
    assert [text_message(words, "ATXid_1").status_code for _ in range(2)] == [200, 200]
    case = Dossier.objects.get(procedure="distress_report")
    ((_, text),) = answers()
    assert "Kursk" not in text and "camp" not in text and "sign nothing" in text
    text_message(f"CODE {code_in(text)}")
    assert case.number in answers()[-1][1] and "people work on it" in answers()[-1][1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "They locked the gate of the hostel and there are four girls here with me, the woman has our cards, at "
            "night a van comes and takes two of us. We do not get food since yesterday",
            "A person reads it",
        ),
        (VEILED, "sign nothing"),
    ],
)
def test_what_only_its_wording_makes_an_offer_is_a_call_for_help_and_a_lure_is_still_warned_of(
    words: str, said: str
) -> None:
    text_message(words)
    ((_, text),) = answers()
    assert Dossier.objects.filter(procedure="distress_report").count() == 1
    assert code_in(text) and said in text


@pytest.mark.parametrize("words", ["HELP", "msaada", "Помогите", "Kaka yangu ameingizwa jeshini Urusi"])
def test_one_word_is_enough_to_call_for_help(words: str) -> None:
    text_message(words)
    assert code_in(answers()[0][1]) and Dossier.objects.filter(procedure="distress_report").count() == 1


def test_each_message_from_a_phone_has_a_code_and_shows_nothing_of_another_who_held_it(client: Client) -> None:
    told = {"teller": "family", "reporter_phone": NUMBER, "what_happened": "He is silent", "matter": ("missing",)}
    take_in(told=told, language="en", actor=Actor(None, "helper"), channel="web", key=str(uuid4()))
    for words in ("They took our phones", "They beat us in the house behind the plant"):
        text_message(words)
    first, second = (code_in(text) for _, text in answers())
    assert first != second and Dossier.objects.filter(procedure="distress_report").count() == 3
    everything = [told for report in Dossier.objects.all() for told in telling.everything(report)]
    assert not any("phones" in str(one) and "plant" in str(one) for one in everything)


def test_who_answered_two_on_a_borrowed_phone_still_gets_a_code_for_what_they_write_next() -> None:
    for words in ("2", "They took my passport"):
        text_message(words)
    (_, thanks), (_, receipt) = answers()
    assert (
        "code" not in thanks and code_in(receipt) and Dossier.objects.filter(procedure="distress_report").count() == 2
    )


@pytest.mark.parametrize(
    "words",
    [
        "CODE AAAAA-AAAA2 they beat us",
        "MSIMBO K7M2P-94XQ8 wananipiga",
        "CODE K7M2P-94XQ8 we are four of us in Kursk now",
    ],
)
def test_words_behind_a_code_that_is_wrong_by_a_letter_are_a_call_for_help(words: str) -> None:
    text_message(words)
    assert code_in(answers()[0][1])
    report = Dossier.objects.get(procedure="distress_report")
    words = str(telling.everything(report))
    assert "K7M2P" not in words and "AAAAA" not in words


def test_a_code_may_stand_before_a_stop() -> None:
    text_message("HELP")
    text_message(f"CODE {code_in(answers()[0][1])}: they moved us to Tula")
    report = Dossier.objects.get(procedure="distress_report")
    assert "Tula" in str(telling.everything(report))


def test_a_very_long_message_and_one_without_a_name_are_taken_in() -> None:
    assert text_message("HELP " + "we are in a camp " * 400).status_code == 200
    form = {"from": NUMBER, "to": "22384", "text": "HELP me", "date": "2026-11-28 10:00:00"}
    assert [Client().post(f"/gateways/sms/{SECRET}", form).status_code for _ in range(2)] == [200, 200]
    assert Dossier.objects.filter(procedure="distress_report").count() == 2


def test_the_same_word_on_another_day_is_another_message_where_the_gateway_names_neither() -> None:
    form = {"from": NUMBER, "to": "22384", "text": "HELP"}
    for later in (0, 0, 24):
        with clock.moved(clock.now() + timedelta(hours=later)):
            Client().post(f"/gateways/sms/{SECRET}", form)
    assert Dossier.objects.filter(procedure="distress_report").count() == 2


def test_whoever_needs_help_is_heard_from_a_phone_that_many_share(settings) -> None:
    settings.PHONE_MESSAGES_AN_HOUR = 1
    for words in ("AGENCY Kilimanjaro Tours", "HELP they beat us", "AGENCY Kilimanjaro Tours", "HELP"):
        text_message(words)
    assert Dossier.objects.filter(procedure="distress_report").count() == 2
    assert Arrival.objects.filter(state=Heard.HELD).count() == 1


def test_more_than_an_hour_brings_is_held_and_heard_later(settings) -> None:
    settings.PHONE_MESSAGES_AN_HOUR = 1
    for number in range(4):
        text_message("HELP My brother does not answer", f"ATXid_{number}")
    assert Dossier.objects.filter(procedure="distress_report").count() == 3
    settings.PHONE_MESSAGES_AN_HOUR = 5
    arriving.hear_waiting(clock.now())
    assert Dossier.objects.filter(procedure="distress_report").count() == 4


def test_who_does_not_know_the_secret_or_calls_from_elsewhere_finds_nothing(settings) -> None:
    hand = Handset()
    assert hand.send("another").status_code == 404
    settings.GATEWAY_ADDRESSES = ["192.0.2.0/24"]
    assert hand.send().status_code == 404
    settings.GATEWAY_ADDRESSES = ["127.0.0.0/8"]
    assert hand.send().status_code == 200
    settings.GATEWAY_SECRETS = {}
    assert hand.send("").status_code == 404 and hand.send("x").status_code == 404


def test_the_end_of_a_call_is_noted() -> None:
    hand = Handset()
    hand.press("1", "2")
    form = {
        "date": "2026-11-28 10:00:00", "sessionId": hand.session, "serviceCode": "*384*123#", "networkCode": "63902",
        "phoneNumber": hand.number, "status": "Success", "cost": "KES 0.2", "durationInMillis": "18734",
        "hopsCount": "3", "input": "1*2", "lastAppResponse": "CON …", "errorMessage": "",
    }  # fmt: skip
    assert Client().post(f"/gateways/ussd/{SECRET}/ended", form).status_code == 200
    assert Handset().press() == "CON 1 English\n2 Kiswahili"  # ended well, so nothing to go on with


def test_what_became_of_a_message_is_noted_once_and_a_failure_is_not_taken_back() -> None:
    reports.handed(uuid4(), "sms", "ATXid_9")
    for status in ("Sent", "Failed", "Success"):
        form = {"id": "ATXid_9", "status": status, "phoneNumber": NUMBER, "networkCode": "63902", "retryCount": "0"}
        assert Client().post(f"/gateways/sms/{SECRET}/report", form).status_code == 200
    assert HandedOver.objects.get().status == "Failed"


def test_a_flow_of_rapidpro_is_answered_in_the_call_itself_and_the_same_twice() -> None:
    told = {
        "contact": {"uuid": str(uuid4()), "name": "", "urn": f"tel:{NUMBER}"},
        "flow": {"uuid": str(uuid4()), "name": "Njia"},
        "results": {"njia": {"value": "HELP My son is in a camp", "category": "All Responses"}},
    }
    older = {**told, "run": {"uuid": str(uuid4())}, "input": {"text": "hello", "urn": f"tel:{NUMBER}"}}
    said = [
        Client().post(f"/gateways/rapidpro/{SECRET}", json.dumps(one), "application/json").json()
        for one in (told, told, older)
    ]
    assert said[0] == said[1] and code_in(said[0]["text"]) and said[2]["text"].startswith("Send:")
    assert Dossier.objects.filter(procedure="distress_report").count() == 1 and not answers()
    assert Client().post(f"/gateways/rapidpro/{SECRET}", "{", "application/json").status_code == 400


def whatsapp(told: object, key: str = "app secret"):
    body = json.dumps(told).encode()
    signed = hmac.new(key.encode(), body, hashlib.sha256).hexdigest()
    headers = {"x-hub-signature-256": f"sha256={signed}"}
    return Client().post(f"/gateways/whatsapp/{SECRET}", body, "application/json", headers=headers)


def test_whatsapp_proves_the_address_and_brings_signed_messages_each_once() -> None:
    proof = {"hub.mode": "subscribe", "hub.verify_token": SECRET, "hub.challenge": "1158201444"}
    assert Client().get(f"/gateways/whatsapp/{SECRET}", proof).text == "1158201444"
    assert Client().get(f"/gateways/whatsapp/{SECRET}", {**proof, "hub.verify_token": "x"}).status_code == 404
    message = {
        "from": NUMBER[1:],
        "id": "wamid.HBgL",
        "timestamp": "1764324000",
        "type": "text",
        "text": {"body": TRAP},
    }
    picture = {"from": NUMBER[1:], "id": "wamid.PICT", "timestamp": "1764324000", "type": "image", "image": {"id": "1"}}
    value = {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "254700000000", "phone_number_id": "1"},
        "contacts": [{"profile": {"name": "Test"}, "wa_id": NUMBER[1:]}],
        "messages": [message, picture],
    }
    told = {
        "object": "whatsapp_business_account",
        "entry": [{"id": "1", "changes": [{"value": value, "field": "messages"}]}],
    }
    assert whatsapp(told, "another key").status_code == 403 and not Arrival.objects.exists()
    assert [whatsapp(told).status_code for _ in range(2)] == [200, 200]
    told = [text for _, text in answers()]
    assert told[0].startswith("STOP.") and told[1].startswith("Here only words") and "ПОМОЩЬ" in told[1]


@pytest.mark.parametrize(
    "message",
    [
        {
            "type": "location",
            "location": {"latitude": 51.73, "longitude": 36.19, "name": "Barracks", "address": "Kursk"},
        },
        {"type": "image", "image": {"id": "1", "caption": "They took my passport, Kursk 51.73"}},
    ],
    ids=["a place", "words under a picture"],
)
def test_where_somebody_is_and_what_stands_under_a_picture_is_a_call_for_help(message: dict) -> None:
    value = {"messages": [{"from": NUMBER[1:], "id": "wamid.1", "timestamp": "1764324000", **message}]}
    assert whatsapp({"entry": [{"changes": [{"value": value}]}]}).status_code == 200
    case = Dossier.objects.get(procedure="distress_report")
    page = client_of(person("consular_officer"), "consular_officer").get(f"/cases/{case.pk}").text
    assert "51.73" in page and "Kursk" in page


def test_a_sound_from_somebody_who_is_asked_how_they_are_gets_the_one_reply_there_is(monkeypatch) -> None:
    monkeypatch.setattr("njiasite.phones.hearing.is_asked", lambda number: number == NUMBER)
    value = {
        "messages": [{"from": NUMBER[1:], "id": "wamid.3", "timestamp": "1764324000", "type": "audio", "audio": {}}]
    }
    assert whatsapp({"entry": [{"changes": [{"value": value}]}]}).status_code == 200
    [(_, _, text)] = opened(Message.objects.filter(key__startswith="answer:"))
    assert "HELP" not in text and "Asante" in text


def test_what_the_program_itself_tells_is_not_answered() -> None:
    reaction = {"from": NUMBER[1:], "id": "wamid.2", "type": "reaction", "reaction": {"message_id": "x", "emoji": "+"}}
    assert whatsapp({"entry": [{"changes": [{"value": {"messages": [reaction]}}]}]}).status_code == 200
    assert not Arrival.objects.exists()


@pytest.mark.parametrize("told", [[], {"entry": 5}, {"entry": [{"changes": [{"value": {"messages": [3, {}]}}]}]}, None])
def test_whatsapp_may_send_anything_that_is_signed(told: object) -> None:
    assert whatsapp(told).status_code in (200, 400)


def test_status_of_a_whatsapp_message_is_noted() -> None:
    reports.handed(UUID(int=1), "whatsapp", "wamid.OUT")
    status = {"id": "wamid.OUT", "status": "delivered", "timestamp": "1764324000", "recipient_id": NUMBER[1:]}
    whatsapp({"entry": [{"changes": [{"value": {"statuses": [status]}}]}]})
    assert HandedOver.objects.get().status == "delivered"
