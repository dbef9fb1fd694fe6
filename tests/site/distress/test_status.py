"""With the code alone: add, complain, ask to stop, take everything away, have it erased; and a secret word is heard."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client
from tests.site.distress.telling import SON, code_on, walk
from tests.site.dossiers.making import do
from tests.site.people import client_of, person

from njiasite.channels.models import Message
from njiasite.dossiers.models import Dossier, DossierState
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

pytestmark = pytest.mark.django_db
PROOF = "0700 000 222"


@pytest.fixture
def code(client: Client) -> str:
    cache.clear()
    return code_on(walk(client, {**SON, "duress_word": "mango juice"}).text)


def report() -> Dossier:
    return Dossier.objects.get(procedure="distress_report")


def state() -> str:
    return DossierState.objects.get(dossier=report()).state


def send(client: Client, code: str, deed: str, **more: str):
    return client.post("/help/code", {"code": code, "deed": deed, "key": str(uuid4()), **more})


def test_a_complaint_reaches_a_supervisor_and_its_answer_comes_back(client: Client, code: str) -> None:
    assert send(client, code, "complain", words="Nobody calls.").status_code == 200
    officer = client_of(person("consular_officer"), "consular_officer")
    assert "Nobody calls." not in officer.get(f"/cases/{report().pk}").text
    do(report(), "distress.complaint_answered", Actor(uuid4(), "supervisor"), complaint_answer="We call today.")
    assert "We call today." in client.post("/help/code", {"code": code}).text


def test_asked_to_stop_it_waits_for_an_officer_who_asks_again(client: Client, code: str) -> None:
    send(client, code, "stop")
    assert state() == "withdrawing"
    assert send(client, code, "stop").status_code == 409  # and once is enough


def test_the_secret_word_is_heard_and_nothing_on_the_page_tells(client: Client, code: str) -> None:
    person("supervisor", "corridor", "ke_ru")
    plain = send(client, code, "more", words="All is well, thank you.")
    spoken = send(client, code, "more", words="All is well. I drank MANGO JUICE.")
    assert len(plain.text) == len(spoken.text) and "secret" not in spoken.text.split("<main")[1].split("<details")[0]
    acts = list(ledger.acts(report().id).values_list("type", flat=True))
    assert acts.count("distress.duress_word_given") == 1
    assert Message.objects.filter(dossier=report().id).count() > 0
    assert "mango" not in send(client, code, "take", proof=PROOF).text.casefold().replace("i drank mango", "")


def test_everything_can_be_taken_away_but_not_with_a_code_that_was_found(client: Client, code: str) -> None:
    assert send(client, code, "take", proof="0711 111 111").status_code == 422
    told = send(client, code, "take", proof=PROOF)
    assert told.headers["Content-Disposition"].startswith("attachment")
    for words in ("Brian Testcase", "He was to be a cook.", "Consular access", "Put into the army"):
        assert words in told.text
    data = send(client, code, "take_data", proof="ak 0123456").json()
    assert data[0]["acts"][0]["told"]["Passport number"] == "AK0123456"


def test_how_to_be_reached_is_changed_and_a_blank_takes_nothing_back(client: Client, code: str) -> None:
    send(client, code, "reach", proof=PROOF, safe_way="email", reporter_email="rose@example.org")
    told = send(client, code, "take_data", proof="rose@example.org").json()
    assert told[0]["acts"][-1]["told"]["E-mail of the person who tells us"] == "rose@example.org"
    assert send(client, code, "take", proof=PROOF).status_code == 200  # the phone still stands


def test_two_supervisors_erase_the_report_and_what_it_alone_began(
    client: Client, code: str, django_capture_on_commit_callbacks
) -> None:
    send(client, code, "erase", proof=PROOF)
    asked = Dossier.objects.get(procedure="data_request")
    first, second = Actor(uuid4(), "supervisor"), Actor(uuid4(), "supervisor")
    do(asked, "request.identity_shown", first, identity_how="code")
    do(asked, "request.erase_approved", first, erase_approved=True)
    with django_capture_on_commit_callbacks(execute=True):
        do(asked, "request.erased", second)
    officer = client_of(person("consular_officer"), "consular_officer")
    for procedure in ("distress_report", "consular_access"):
        page = officer.get(f"/cases/{Dossier.objects.get(procedure=procedure).pk}")
        assert "Brian" not in page.text and "erased" in page.text
    assert client.post("/help/code", {"code": code}).status_code == 200
