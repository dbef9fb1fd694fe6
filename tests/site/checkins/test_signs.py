"""A secret sign is chosen before departure, from a plain telephone or alone with the officer, and works abroad."""

from __future__ import annotations

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from pypdfium2 import PdfDocument
from tests.site.attestation import way
from tests.site.attestation.conftest import seals  # noqa: F401 - a server that seals
from tests.site.checkins.enrolling import FIRST, PHONE, enrol, hours
from tests.site.checkins.test_rounds import said_by, told, turn, types
from tests.site.people import client_of, person
from tests.site.phones.calling import SECRET, Handset, answers, text_message

from njiasite.attestation import papers
from njiasite.checkins import facts, services, signs
from njiasite.checkins.models import Enrolment, Sign
from njiasite.config import clock
from njiasite.dossiers import engine
from njiasite.dossiers.models import Dossier
from njiasite.ledger import erasure
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
MENU = ("English", "My case", "Secret sign for abroad")
DIGIT = re.compile(r"(?<![\d{])[123] \w")  # "1 well"
SELF = Actor(None, "jobseeker")


@pytest.fixture(autouse=True)
def open_gateways(settings) -> None:
    cache.clear()
    settings.GATEWAY_SECRETS = dict.fromkeys(settings.GATEWAYS, SECRET)


def dialled(sign: str, number: str = PHONE) -> str:
    hand = Handset(number=number)
    hand.choose(*MENU)
    return hand.press(sign)


def why() -> list[str]:
    return [told(case)["why_we_worry"] for case in Dossier.objects.filter(procedure="welfare_check")]


def test_a_sign_that_was_dialled_before_departure_calls_for_help_abroad_and_looks_like_any_answer() -> None:
    assert dialled("Simba").startswith("END Kept.")
    enrol(known={"secret": ""})
    turn(FIRST)
    assert said_by(PHONE, "1 simba", hours(1)) == said_by("+254700000555", "1", hours(1))
    assert why() == ["duress"]


def test_a_sign_that_is_added_puts_none_out_of_force_and_who_fills_it_up_learns_not_whether_one_was_there() -> None:
    other, words = "+254700000555", [f"word{a}{b}" for a in "abcdefghij" for b in "abcdefghij"]
    assert dialled("8").startswith("END Kept.")
    assert "cannot be a sign" in dialled("2") and "cannot be a sign" in dialled("help")
    said = [[signs.choose(phone, word) for word in words] for phone in (PHONE, other)]
    assert [one[:49] for one in said] == [["kept"] * 49] * 2 and [one[-1] for one in said] == ["full"] * 2
    assert "no more signs" in dialled("zebra")
    enrol(known={"secret": ""})
    turn(FIRST)
    said_by(PHONE, "8", hours(1))
    assert why() == ["duress"]


@pytest.mark.parametrize("typed", ["Asante", "habari", "family", "crime", "passport", "msaada", "спасибо", "salama"])
def test_what_people_say_and_menus_type_anyway_is_no_sign(typed: str) -> None:
    assert signs.choose(PHONE, typed) == "none"


@pytest.mark.parametrize("way", ["a message", "the menu", "the code of their page"])
def test_beside_the_sign_a_plea_gets_no_code_and_opens_nothing_that_writes_to_them(way: str) -> None:
    enrolled, words = enrol(known={"secret": "mango"}), "mango we signed, they took my passport"
    turn(FIRST)
    with clock.moved(hours(1)):
        if way == "the menu":
            hand = Handset(number=PHONE)
            hand.choose("English", "Check in")
            answer = hand.press(words)
        else:
            said_by(PHONE, "1", hours(1))
            text_message(words if way == "a message" else f"CODE {enrolled.code} {words}", number=PHONE)
            answer = answers()[-1][1]
    assert not re.search(r"[2-9A-Z]{5}-[2-9A-Z]{5}", answer) and why() == ["duress"]
    assert not Dossier.objects.filter(procedure="distress_report").exists()
    assert "passport" in str(told(Dossier.objects.get(procedure="welfare_check"))["what_happened"])


@pytest.mark.parametrize(("proved", "said"), [(True, "they took my passport and beat us"), (False, "2")])
def test_words_that_are_no_answer_beside_the_code_of_their_page_are_a_call_for_help(proved: bool, said: str) -> None:
    enrolled = enrol(proved=proved)
    text_message(f"CODE {enrolled.code} {said}", "ATXid_1", number="+254700000999")
    text_message(f"CODE {enrolled.code} {said}", "ATXid_1", number="+254700000999")
    assert "Code" not in answers()[0][1] and Dossier.objects.filter(procedure="distress_report").count() == 1


def test_an_answer_beside_the_code_of_their_page_counts_once_in_a_call() -> None:
    enrolled = enrol()
    hand = Handset(number="+254700000999")
    hand.choose("English", "My case", "Where it stands")
    for typed in (f"{enrolled.code} 2", "98", "98"):
        hand.press(typed)
    assert types(enrolled.enrolment).count("answered") == 1 and why() == ["asked_for_help"]


def test_the_sign_goes_with_somebody_to_their_number_abroad_and_opens_their_page_as_if_nothing_were(
    client: Client,
) -> None:
    dialled("8")
    enrolled = enrol(known={"secret": ""})
    services.change(
        enrolled.enrolment.pk, actor=SELF, channel="web", key="sim", known={"phone": "+79161234567"}
    )  # fmt: skip
    page = client.post("/in/mine", {"code": enrolled.code, "pin": "48218", "key": uuid4(), "every": "7"})
    assert "It is saved." in page.text and Enrolment.objects.get().every == 0 and why() == ["duress"]


def test_a_number_that_is_changed_to_and_fro_multiplies_no_sign() -> None:
    dialled("8")
    dialled("simba", "+79161234567")
    enrolled = enrol(known={"secret": ""})
    for turn_ in range(6):
        phone = ("+79161234567", PHONE)[turn_ % 2]
        services.change(enrolled.enrolment.pk, actor=SELF, channel="web", key=f"sim{turn_}", known={"phone": phone})
    assert Sign.objects.count() == 4  # both signs at both numbers


def test_whoever_chooses_their_sign_once_more_is_in_no_danger() -> None:
    dialled("simba")
    enrol(known={"secret": "simba"})
    assert dialled("simba").startswith("END Kept.") and why() == []


def test_neither_number_nor_sign_is_kept_and_both_go_in_time_or_with_the_person() -> None:
    dialled("simba")
    assert "simba" not in str(Sign.objects.values()) and "254" not in Sign.objects.get().index
    enrolled = enrol()
    old = clock.now() + facts.plan().signs_kept + timedelta(days=1)
    signs.tidy(old)
    assert Sign.objects.count() == 1
    erasure.erase(enrolled.enrolment.pk, ground="asked", channel="web")
    assert not Sign.objects.exists()
    dialled("simba")
    signs.tidy(old)
    assert not Sign.objects.exists()


@pytest.mark.django_db(databases=["default", "keys"])
def test_the_officer_of_the_contract_is_asked_to_and_writes_it_down_with_them_alone(seals) -> None:  # noqa: F811
    case = way.reviewed(way.submitted(phone=PHONE))
    way.do(case, "issued", way.SECOND)
    assert "Niko salama" not in _text(papers.signed(case))  # whoever takes the paper away would know an answer
    officer = client_of(person("labour_officer"), "labour_officer")
    assert f"/cases/{case.pk}/sign" in officer.get(f"/cases/{case.pk}").text
    page = officer.get(f"/cases/{case.pk}/sign").text
    assert "See them alone" in page and way.SAID["person"] in page and case.number in page
    form = {
        "key": uuid4(), "kind": "worker", "person": way.SAID["person"], "departed_on": clock.now().date().isoformat(),
        "language": "sw", "phone": PHONE, "region": "MOS", "secret": "simba", "pin": "4821",
    }  # fmt: skip
    assert "their own code" in officer.post(f"/cases/{case.pk}/sign", form).text
    way.do(way.ready_to_leave(case), "cleared", way.FIRST, **way.permit(case))
    way.do(case, "departed", Actor(uuid4(), "border_officer"), left_on=clock.now().date().isoformat())
    row = Enrolment.objects.get()
    kept = facts.known_of([row])[0]
    assert row.proved and kept and (kept.secret, kept.contract) == ("simba", case.number)
    assert f"/cases/{case.pk}/sign" not in officer.get(f"/cases/{case.pk}").text
    assert "until they have left" in officer.get(f"/cases/{case.pk}/sign", follow=True).text


def test_no_message_to_a_phone_says_what_the_digits_mean() -> None:
    said = [one.text for plan in engine.procedures("ke_ru").values() for one in plan.messages.values()]
    assert not [text for text in said for language in settings.LANGUAGES if DIGIT.search(text[language[0]])]


def _text(pdf: bytes) -> str:
    document = PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)
