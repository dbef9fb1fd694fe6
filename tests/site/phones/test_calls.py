"""Somebody dials the short number on a plain telephone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.site.checkins.enrolling import enrol
from tests.site.people import client_of, person
from tests.site.phones.calling import NUMBER, Handset, answers, text_message
from tests.site.registers.making import open_order
from tests.site.registers.test_look import listed

from njia.casework.refuse import Refusal
from njia.findings import Text
from njia.phones import gsm
from njiasite.channels import arriving
from njiasite.channels.models import Arrival, Heard, Message
from njiasite.checkins.telling import thanks
from njiasite.config import clock
from njiasite.distress import deeds
from njiasite.distress.codes import opened
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.ledger import selectors as ledger
from njiasite.phones import registry
from njiasite.phones.models import Call
from njiasite.registers.models import RegisterList

pytestmark = pytest.mark.django_db
REPORT = ("English", "Report", "Someone needs help", "Family", "Nobody hears from them")


def refused(*_: object) -> None:
    raise RefusedError(Refusal("closed", Text("Closed", "Imefungwa", "Закрыто")))


def report(hand: Handset) -> str:
    """A sister reports her brother, to the last screen."""
    hand.choose(*REPORT)
    return hand.press("My brother John, Kursk", "1")


def code_in(text: str) -> str:
    return re.findall(r"[2-9A-Z]{5}-[2-9A-Z]{5}", text)[0]


def asked_for(code: str) -> str:
    hand = Handset()
    hand.choose("English", "My case", "Where it stands")
    return hand.press(code)


def added(code: str, words: str) -> str:
    hand = Handset()
    hand.choose("English", "My case", "Add something")
    return hand.press(code, words)


def test_what_somebody_trusted_says_at_length_is_thanked_and_is_a_call_for_help() -> None:
    enrol(contact=NUMBER)
    text_message("Her boss is a bad man and I do not sleep")
    assert Dossier.objects.filter(procedure="distress_report").count() == 1
    text_message("1")
    assert Dossier.objects.filter(procedure="distress_report").count() == 1
    said = [text for _, text in answers()]
    assert set(said) <= {thanks(None), thanks("en"), thanks("sw")} and len(said) == 2


def test_an_agency_and_a_job_order_are_looked_up_in_english_and_swahili() -> None:
    listed("Savanna Sample Agency Ltd", "PEA/77")
    order = open_order(places=7)
    hand = Handset()
    assert hand.press() == "CON 1 English\n2 Kiswahili"
    assert hand.press("1").startswith("CON Njia: work abroad, free\n1 Check an offer\n2 Check an agency")
    assert "Savanna Sample Agency Ltd: On the list until" in hand.press("2", "pea 77")
    assert "have no list of agencies yet" in hand.press("0", "Kilimanjaro Tours")
    assert hand.press("00").startswith("CON Njia")
    told = hand.press("1", "1", order.number.lower())
    assert order.number in told and "Places left: 7" in told
    assert "Hatujui agizo la kazi" in Handset().press("2", "1", "1", "JO-1")
    assert "issued no paper" in Handset().press("1", "1", "2", "9")


def test_a_sister_reports_her_brother_and_gets_a_code_that_tells_where_it_stands() -> None:
    hand = Handset()
    last = report(hand)
    assert last.startswith("END We have it. Your code: ") and "John" not in last
    assert hand.send().text == last  # the network brings the same step again
    case = Dossier.objects.get(procedure="distress_report")
    assert opened(code_in(last)) == case
    page = client_of(person("consular_officer"), "consular_officer").get(f"/cases/{case.pk}").text
    assert "My brother John, Kursk" in page and NUMBER in page
    told = asked_for(code_in(last).lower().replace("-", " "))
    assert case.number in told and "people work on it" in told and "issing" not in told
    assert "know no such code" in asked_for("AAAAA-AAAAA")


def test_the_secret_word_is_heard_and_the_answer_is_the_same(client) -> None:
    key = "11111111-1111-4111-8111-111111111111"
    page = client.post("/help", {
        "page": "confirm", "key": key, "teller": "self", "matter": ["wages"], "duress_word": "mangoes", "send": "1",
    })  # fmt: skip
    code = code_in(page.text)
    case = opened(code)
    plain = added(code, "The mangos are ripe")
    assert plain == added(code, "No mangoes today") and plain.startswith("END Thank you")
    assert [act.type for act in ledger.acts(case.id)].count("distress.duress_word_given") == 1


def test_a_tip_needs_no_name_and_keeps_no_number() -> None:
    hand = Handset()
    hand.choose("Kiswahili", "Toa taarifa", "Tueleze kuhusu mwajiri")
    last = hand.press("Mtu kituoni anachukua pasipoti")
    tip = Dossier.objects.get(procedure="tip_triage")
    assert last.startswith("END Tumeipata. Msimbo wako:")
    assert NUMBER not in str([ledger.opened(act) for act in ledger.acts(tip.id)])
    assert not Call.objects.filter(rest__contains="tip").exists()


def test_a_call_that_broke_off_goes_on_and_one_about_a_case_betrays_nothing() -> None:
    Handset().choose("Kiswahili", "Angalia wakala")
    again = Handset()
    assert again.press() == "CON 1 Endelea: Angalia wakala\n2 Anza upya"
    assert "Andika jina" in again.press("1")
    Handset(number="+254711000333").choose(*REPORT)
    assert Handset(number="+254711000333").press() == "CON 1 English\n2 Kiswahili"


def test_what_fails_is_kept_and_done_later(monkeypatch: pytest.MonkeyPatch) -> None:
    leaf = registry._leaves["distress"]

    def broken(asked):
        raise OSError("My brother John")

    monkeypatch.setitem(registry._leaves, "distress", broken)
    last = report(Handset())
    assert "Your words are kept" in last and not Dossier.objects.exists()
    row = Arrival.objects.get()
    assert row.state == Heard.WAITING and "John" not in row.sealed
    monkeypatch.setitem(registry._leaves, "distress", leaf)
    arriving.hear_waiting(clock.now() + arriving.PAUSES[0])
    assert Dossier.objects.filter(procedure="distress_report").count() == 1
    assert Arrival.objects.get().state == Heard.DONE
    assert not Message.objects.filter(key__startswith="receipt:").exists()


def test_one_number_cannot_press_without_end(settings) -> None:
    settings.PHONE_STEPS_AN_HOUR = 2
    hand = Handset()
    hand.choose("English", "Check an agency")
    assert hand.press("Kilimanjaro Tours").startswith("END Too many questions from this phone.")
    again = Handset()
    assert "Start again" in again.press()
    again.press("2")
    assert report(again).startswith("END We have it. Your code: ")
    other = Handset(number="+254711000333")
    assert other.press("1", "2", "Kilimanjaro Tours").startswith("CON")


@pytest.mark.parametrize(("typed", "opens"), [("1", 0), ("2", 1), ("3", 1), ("they locked us in a house", 1)])
def test_trouble_from_a_phone_that_nobody_is_asked_by_is_a_call_for_help_and_the_reply_is_the_same(
    typed, opens
) -> None:
    hand = Handset()
    hand.choose("English", "Check in")
    assert hand.press(typed) == hand.send().text == f"END {thanks('en')}"
    assert Dossier.objects.filter(procedure="distress_report").count() == opens
    text_message(typed, number="+254711000333")
    assert Dossier.objects.filter(procedure="distress_report").count() == 2 * opens


@pytest.mark.parametrize("typed", ["1", "mangoes", "what is this"])
def test_whoever_is_asked_how_they_are_reads_the_same_reply_whatever_they_press(typed: str) -> None:
    enrol(NUMBER, known={"secret": "mangoes"})
    hand = Handset()
    hand.choose("English", "Check in")
    assert hand.press(typed) == f"END {thanks('en')}"
    text_message(typed)
    assert answers() == [(NUMBER, thanks("en"))]
    assert Dossier.objects.filter(procedure="welfare_check").exists() == (typed == "mangoes")


def test_a_greeting_before_how_they_are_is_heard_too() -> None:
    row = enrol(NUMBER).enrolment
    text_message("Habari, niko salama")
    assert answers() == [(NUMBER, thanks("sw"))]
    assert "checkin.answered" in [act.type for act in ledger.acts(row.id)]


@pytest.mark.parametrize(("asks", "opens"), [("AGENCY Mangoes Ltd", 1), ("ORDER 7 7", 0), ("hello mangoes", 1)])
def test_the_secret_sign_is_heard_in_whatever_its_number_sends(asks: str, opens: int) -> None:
    enrol(NUMBER, known={"secret": "mangoes"})
    text_message(asks)
    hand = Handset()
    hand.choose("English", "Check an agency")
    hand.press("a mango 7")
    assert Dossier.objects.filter(procedure="welfare_check").count() == opens


def test_whoever_lost_their_phone_checks_in_from_another_with_their_own_code() -> None:
    enrolled, other = enrol("+254711000999"), "+254711000333"
    text_message(f"CODE {enrolled.code}", number=other)
    text_message(f"CODE {enrolled.code} 1", number=other)
    assert [text for _, text in answers()][1] == thanks("en") and "2 I need help" in answers()[0][1]
    assert "checkin.answered" in [act.type for act in ledger.acts(enrolled.enrolment.id)]
    hand = Handset(number=other)
    hand.choose("Kiswahili", "Kesi yangu", "Imefika wapi")
    assert thanks("sw") in hand.press(f"{enrolled.code} 2")
    assert Dossier.objects.filter(procedure="welfare_check").count() == 1


def test_the_code_of_a_tip_tells_where_it_stands_and_takes_what_is_added() -> None:
    text_message("TIP A man at the stage takes passports")
    code = re.findall(r"(?:[2-9A-Z]{5}-){3}[2-9A-Z]{5}", answers()[-1][1])[0]
    tip = Dossier.objects.get(procedure="tip_triage")
    assert "know no such code" not in asked_for(code.lower())
    assert "know no such code" not in added(code, "He drives a white van")
    assert [act.type for act in ledger.acts(tip.id)].count("tip.told_more") == 1
    text_message(f"CODE {code}")
    assert "no such code" not in answers()[-1][1] and gsm.parts(answers()[-1][1]) == 1


def test_what_is_added_to_a_closed_case_is_a_new_call_for_help(monkeypatch: pytest.MonkeyPatch) -> None:
    code = code_in(report(Handset()))
    monkeypatch.setattr(deeds, "do", refused)
    assert code_in(added(code, "They took him again")) != code
    assert Dossier.objects.filter(procedure="distress_report").count() == 2


def test_an_agency_that_is_not_on_the_list_is_told_with_the_day_of_the_list() -> None:
    RegisterList.objects.create(
        corridor="ke_ru", kind="agency", as_of=date(2026, 11, 1), authority="A sample authority", source="page 1",
        sha256="0" * 64, entered_at="2026-11-02T06:00:00Z",
    )  # fmt: skip
    hand = Handset()
    hand.choose("English", "Check an agency")
    assert hand.press("Kilimanjaro Tours").startswith("CON Not on the list of 1 November 2026.")


def test_pages_name_the_number_to_dial_where_there_is_one(client, settings) -> None:
    assert "No internet?" not in client.get("/help").text and "JOIN" not in client.get("/advisories").text
    settings.PHONE_DIAL_CODE, settings.PHONE_SHORT_NUMBER = "*384*123#", "22384"
    for language, line in {"en": "Kenya: No internet?", "sw": "Kenya: Huna", "ru": "Кения: Нет"}.items():
        page = client.get("/help", headers={"accept-language": language}).text
        assert line in page and "+254" not in page.split("<form")[0]
    settings.PHONE_ABROAD_NUMBER = "+254700000001"
    assert "From another country send the word HELP by text message to +254700000001." in client.get("/help").text
    assert "Dial *384*123#, or send the word HELP by text message to 22384." in client.get("/help").text
    assert "JOIN by text message to 22384" in client.get("/advisories").text
