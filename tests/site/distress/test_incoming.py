"""A letter that asks for help is taken in once and answered with a code; what no person wrote is not answered."""

from __future__ import annotations

import io
import sys
from email.message import EmailMessage

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from tests.site.people import client_of, person

from njiasite.channels import services as outbox
from njiasite.channels.models import Message, State
from njiasite.distress import letters
from njiasite.distress.incoming import Incoming, receive
from njiasite.dossiers.models import Dossier
from njiasite.ledger import erasure


def letter(words: str = "My son is in a camp near Belgorod.", **headers: str) -> bytes:
    """A letter from his mother."""
    made = EmailMessage()
    given = {"From": "Rose <rose@example.org>", "Subject": "Help", "Message-ID": "<1@example.org>", **headers}
    for name, value in given.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    made.add_attachment(b"x", maintype="image", subtype="jpeg", filename="passport.jpg")
    return made.as_bytes()


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> str:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    said = io.StringIO()
    call_command("receive_mail", stdout=said)
    return said.getvalue()


@pytest.mark.django_db
def test_a_letter_is_taken_in_once_and_answered_with_a_code_that_works(
    monkeypatch: pytest.MonkeyPatch, client: Client
) -> None:
    cache.clear()
    assert piped(monkeypatch, letter()) == piped(monkeypatch, letter())
    report = Dossier.objects.get(procedure="distress_report")
    page = client_of(person("consular_officer"), "consular_officer").get(f"/cases/{report.pk}")
    assert "near Belgorod" in page.text and "1 attachments" in page.text and "passport.jpg" not in page.text
    (row,) = Message.objects.filter(key__startswith="receipt:")
    ((_, address, text),) = filter(None, outbox.opened([row]))
    assert address == "rose@example.org" and "son" not in text and "Msimbo wako" in text
    code = text.split("code: ")[1].split(".")[0]
    assert report.number in client.post("/help/code", {"code": code}).text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x.example.org>"}, {"From": "nobody"},
     {"From": "Njia <njia@localhost>"}],
)  # fmt: skip
def test_what_no_person_wrote_is_neither_taken_in_nor_answered(monkeypatch, headers: dict[str, str]) -> None:
    assert "nothing" in piped(monkeypatch, letter(**headers))
    assert not Dossier.objects.exists() and not Message.objects.exists()


@pytest.mark.django_db
def test_a_gateway_hands_in_what_it_asked_itself(settings) -> None:
    told = {"teller": "self", "matter": ("detention",), "person": "Amina Testcase", "held": "prison"}
    taken = receive(Incoming(channel="ussd", id="session-1", words="", language="sw", phone="+254700000111", told=told))
    assert {one.procedure for one in taken.cases} == {"consular_access"}
    assert not Message.objects.filter(key__startswith="receipt:").exists()  # the gateway shows the code itself
    assert taken.code


@pytest.mark.django_db(transaction=True)
def test_an_answer_that_has_not_gone_goes_with_an_erasure() -> None:
    taken = receive(Incoming(channel="email", id="1", words="Help", language="ru", email="a@example.org"))
    erasure.erase(taken.report.id, ground="asked")
    (row,) = Message.objects.filter(key__startswith="receipt:")
    assert (row.state, row.address, row.text) == (State.DROPPED, "", "")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_left(data: bytes) -> None:
    found = letters.read(data)
    assert found is None or "@" in found.email


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "koi8-r", "x-unknown", "utf-16"]))
def test_a_letter_in_any_charset_is_never_lost(body: bytes, charset: str) -> None:
    head = f"From: a@example.org\r\nSubject: Help\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode()
    found = letters.read(head + body)
    assert found is not None and found.words.startswith("Help")
