"""Somebody tells us something without a name, is asked, answers, and learns what became of it."""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from tests.njia.documents.test_strip import pdf_of
from tests.site.offers.test_offer import TRAP
from tests.site.people import client_of, person

from njiasite.documents import services as papers
from njiasite.documents.models import Paper
from njiasite.dossiers import engine, services
from njiasite.dossiers.models import Dossier
from njiasite.ledger.services import Actor

WORDS = "A man at the stage takes passports for work in Russia."
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def fresh_counts() -> None:
    cache.clear()


def tell(client: Client, **more) -> str:
    """Tells it; the receipt code."""
    page = client.post("/tip", {"about": "agent", "words": WORDS, "key": str(uuid4()), **more})
    assert page.status_code == 200, page.text
    return code_in(page.text)


def code_in(page: str) -> str:
    return re.findall(r'class="code big">([\w-]+)<', page)[0]


def do(tip: Dossier, type: str, role: str = "investigator", who=None, **given) -> None:
    actor = Actor(who or person(role, "corridor").pk, role)
    services.act(dossier=tip, type=type, given=given, actor=actor, channel="web", key=str(uuid4()))


def to_proposed(tip: Dossier, passed_to: str) -> None:
    do(tip, "tip.triaged", urgency="soon", first_found="It fits what others say.")
    do(tip, "tip.taken", own_interest=False)
    do(tip, "tip.found", found="Two others say the same.", sources_count="2")
    do(tip, "tip.proposed", strength="confirmed", passed_to=passed_to)


def test_a_tip_needs_no_name_and_gives_a_code_that_stands_in_no_address(client: Client) -> None:
    code = tell(client)
    tip = Dossier.objects.get()
    assert (tip.procedure, tip.office, tip.subject_id) == ("tip_triage", "labour_nairobi", None)
    assert code not in client.get(f"/tip/answer?code={code}").text
    page = client.post("/tip/answer", {"code": code.lower().replace("-", " ")})
    assert "It has arrived. A person will read it within 24 hours." in page.text


def test_the_same_form_sent_twice_is_one_tip(client: Client) -> None:
    key = str(uuid4())
    first, second = tell(client, key=key), tell(client, key=key)
    assert Dossier.objects.count() == 1
    assert client.post("/tip/answer", {"code": first}).status_code == 422
    assert client.post("/tip/answer", {"code": second}).status_code == 200


def test_a_question_is_answered_both_ways_and_the_end_is_told(client: Client) -> None:
    code, tip = tell(client), Dossier.objects.get()
    do(tip, "tip.asked", tip_question="On which day?")
    assert "On which day?" in client.post("/tip/answer", {"code": code}).text
    page = client.post("/tip/answer", {"code": code, "words": "On Monday.", "key": str(uuid4())})
    assert "Your answer has arrived." in page.text and "On Monday." in page.text
    to_proposed(tip, "police")
    do(tip, "tip.passed_on", "supervisor", tip_outcome="The place was visited.")
    page = client.post("/tip/answer", {"code": code}).text
    assert "We passed it on to people who can act." in page and "The place was visited." in page
    assert "Two others say the same" not in page and "textarea" not in page


def test_investigators_read_tips_and_labour_officers_do_not(client: Client) -> None:
    tell(client)
    address = f"/cases/{Dossier.objects.get().pk}"
    assert WORDS in client_of(person("investigator"), "investigator").get(address).text
    for role in ("labour_officer", "consular_officer", "analyst", "auditor", "jobseeker"):
        assert client_of(person(role), role).get(address).status_code in (403, 404), role
    assert client.get(address).status_code == 302


def test_a_tip_about_an_official_is_shown_to_nobody_of_an_office(client: Client) -> None:
    tell(client, about="official")
    address = f"/cases/{Dossier.objects.get().pk}"
    near = person("supervisor", "office", "labour_nairobi")
    assert client_of(near, "supervisor").get(address).status_code == 404
    assert client_of(person("supervisor", "corridor"), "supervisor").get(address).status_code == 200


def test_the_labour_office_is_told_in_words_that_name_nobody(client: Client) -> None:
    tell(client, teller="Wanjiku Example")
    tip = Dossier.objects.get()
    to_proposed(tip, "labour")
    with pytest.raises(services.RefusedError):
        do(tip, "tip.passed_on", "supervisor")
    do(tip, "tip.passed_on", "supervisor", referral_words="An office at the stage holds no licence.")
    lead = Dossier.objects.get(procedure="labour_referral")
    page = client_of(person("labour_officer"), "labour_officer").get(f"/cases/{lead.pk}").text
    assert "An office at the stage holds no licence." in page
    assert "Wanjiku" not in page and WORDS not in page


def test_a_paper_comes_without_its_properties_and_its_name(client: Client) -> None:
    tell(client, papers=[SimpleUploadedFile("from-wanjiku.pdf", pdf_of("Offer", author="Wanjiku"))])
    paper = Paper.objects.get()
    assert papers.name_of(paper) == "1.pdf"
    assert b"Wanjiku" not in papers.for_service(paper)
    assert engine.standing(Dossier.objects.get()).state == "received"


def test_one_tap_makes_a_report_of_an_offer_with_consent(client: Client) -> None:
    answer = client.post("/offer", {"text": TRAP, "language": "en"}).text
    assert "With this button you agree" in answer
    key = re.findall(r'name="key" value="([\w-]+)"', answer)[0]
    code = code_in(client.post("/tip/offer", {"text": TRAP, "key": key}).text)
    page = client_of(person("investigator"), "investigator").get(f"/cases/{Dossier.objects.get().pk}").text
    assert "tourist visa" in page
    assert client.post("/tip/answer", {"code": code}).status_code == 200


def test_codes_cannot_be_tried_in_turn(client: Client) -> None:
    answers = [client.post("/tip/answer", {"code": f"AAAAA-BBBBB-CCCCC-{n:05}"}).status_code for n in range(22)]
    assert answers[0] == 422 and answers[-1] == 429
