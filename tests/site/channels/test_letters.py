"""A letter comes in once, is answered with nothing but a code, and an answer to one of ours goes where that belongs."""

from __future__ import annotations

import email
import io
import sys
from datetime import timedelta
from email.message import EmailMessage
from email.policy import default
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.site.checkins.enrolling import enrol
from tests.site.people import client_of, person

from njia.phones.patience import load_patience
from njiasite.channels import arriving, reports
from njiasite.channels import services as outbox
from njiasite.channels.email import letters
from njiasite.channels.email.letters import Letter, all_words, own_words
from njiasite.channels.models import Arrival, HandedOver, Heard, Message, Parcel
from njiasite.config import clock
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers.models import Dossier
from njiasite.ledger import selectors as ledger

pytestmark = pytest.mark.django_db
ROSE, SON = "rose@example.org", "My son is in a camp near Belgorod."


def photo() -> bytes:
    """A picture that says where and on what it was made."""
    out, told = io.BytesIO(), Image.Exif()
    told[0x010F] = "A phone of hers"
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=told)
    return out.getvalue()


def letter(words: str = SON, papers: int = 0, **headers: str) -> bytes:
    """A letter from his mother."""
    made = EmailMessage()
    given = {"From": f"Rose <{ROSE}>", "Subject": "Help", "Message-ID": f"<{uuid4()}@example.org>", **headers}
    for name, value in given.items():
        made[name.replace("_", "-")] = value
    made.set_content(words)
    for number in range(papers):
        made.add_attachment(photo(), maintype="image", subtype="jpeg", filename=f"Rose-{number}.jpg")
    return made.as_bytes()


def bounced(name: str, action: str = "failed") -> bytes:
    """What a mail server says of a letter that it could not bring, as RFC 3464 has it."""
    return (
        "From: MAILER-DAEMON@example.org\r\nSubject: Undelivered\r\nAuto-Submitted: auto-replied\r\n"
        'Content-Type: multipart/report; report-type=delivery-status; boundary="B"\r\n\r\n'
        "--B\r\nContent-Type: text/plain\r\n\r\nIt could not be brought.\r\n"
        "--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\n"
        f"Final-Recipient: rfc822; {ROSE}\r\nAction: {action}\r\nStatus: 5.1.1\r\n\r\n"
        f"--B\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: {name}\r\nTo: {ROSE}\r\n\r\n--B--\r\n"
    ).encode()


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch):
    """The way a mail server hands a letter over."""
    cache.clear()

    def piped(data: bytes) -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        said = io.StringIO()
        call_command("receive_mail", stdout=said)
        return said.getvalue().strip()

    return piped


def sent(beginning: str) -> list[tuple[str, str]]:
    """Address and words of each message whose key begins so."""
    rows = Message.objects.filter(key__startswith=beginning).order_by("made_at")
    return [(address, text) for _, address, text in filter(None, outbox.opened(rows))]


def name_of(beginning: str) -> str:
    """The name that our letter had, whose message has such a key."""
    parcel = Parcel.objects.create(channel="email", next_at=clock.now())
    Message.objects.filter(key__startswith=beginning).update(parcel=parcel)
    return f"<{parcel.pk}@localhost>"


def told(case: Dossier) -> list[str]:
    return [str(one["what_happened"]) for act in ledger.acts(case.id) if "what_happened" in (one := ledger.opened(act))]


def test_a_letter_is_taken_in_once_and_answered_with_a_code_that_works(pipe, client: Client) -> None:
    once = letter()
    assert pipe(once) == pipe(once) == "taken in"
    report = Dossier.objects.get(procedure="distress_report")
    assert SON in client_of(person("consular_officer"), "consular_officer").get(f"/cases/{report.pk}").text
    ((address, text),) = sent("receipt:")
    assert address == ROSE and "son" not in text and "help" not in text and "Msimbo wako" in text
    assert report.number in client.post("/help/code", {"code": text.split("code: ")[1].split(".")[0]}).text
    row = Arrival.objects.get()
    assert row.state == Heard.DONE and ROSE not in str(row.__dict__) and "Belgorod" not in str(row.__dict__)


def test_papers_are_kept_without_what_tells_of_their_maker_and_those_too_many_are_counted(pipe) -> None:
    pipe(letter(papers=letters.PAPERS + 2))
    report = Dossier.objects.get(procedure="distress_report")
    kept = list(Paper.objects.filter(holder=report.id))
    assert len(kept) == letters.PAPERS
    assert all(b"A phone of hers" not in documents.for_service(one) for one in kept)
    assert all("Rose" not in documents.name_of(one) for one in kept) and "were not kept: 2" in told(report)[0]


def test_what_cannot_be_heard_now_is_kept_sealed_and_heard_later(pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr("njiasite.phones.leaves.letters.receive", lambda _: 1 / 0)
        assert pipe(letter(papers=1)) == "kept"
    assert not Dossier.objects.exists() and "Belgorod" not in Arrival.objects.get().sealed
    arriving.hear_waiting(clock.now() + arriving.PAUSES[0])
    assert Dossier.objects.filter(procedure="distress_report").count() == Paper.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"List_Id": "<x.example.org>"}, {"From": "nobody"},
     {"From": "Njia <njia@localhost>"}, {"Return_Path": "<>"}, {"X_Autoreply": "yes"}],
)  # fmt: skip
def test_what_no_person_wrote_is_neither_taken_in_nor_answered(pipe, headers: dict[str, str]) -> None:
    assert pipe(letter(**headers)) == "nothing to take in"
    assert not Dossier.objects.exists() and not Message.objects.exists()


def test_an_answer_to_our_letter_is_added_to_its_case_and_not_answered_so_no_two_programs_go_on(pipe) -> None:
    pipe(letter())
    report, ours = Dossier.objects.get(procedure="distress_report"), name_of("receipt:")
    for number in range(3):  # an answering machine that does not say it is one
        answer = f"He called on day {number}.\n\nOn Monday Njia wrote:\n> We have your message."
        pipe(letter(answer, Subject="Re: A message for you", In_Reply_To=ours))
    assert Dossier.objects.filter(procedure="distress_report").count() == 1
    assert told(report)[1:] == [f"He called on day {number}." for number in range(3)]
    assert len(sent("receipt:")) == 1 and not sent("answer:")


def test_one_sender_cannot_open_cases_without_end(pipe, settings) -> None:
    settings.PHONE_MESSAGES_AN_HOUR = 2
    assert [pipe(letter()) for _ in range(4)] == ["taken in", "taken in", "kept", "kept"]
    assert Dossier.objects.filter(procedure="distress_report").count() == 2


def test_who_writes_in_her_name_holds_up_neither_her_answer_nor_her_letter(pipe, settings) -> None:
    settings.PHONE_MESSAGES_AN_HOUR, settings.MAIL_SERVER_NAME = 2, "mx.sample.org"
    vouched = {"Authentication-Results": "mx.sample.org; spf=pass; dmarc=pass header.from=example.org"}
    pipe(letter(**vouched))
    ours = name_of("receipt:")
    forged = [
        {"Authentication-Results": said}
        for said in ("elsewhere.org; dmarc=pass", "mx.sample.org; dmarc=fail (p=none; dmarc=pass)", "mx.sample.org")
    ]
    assert [pipe(letter(**one)) for one in forged] == ["taken in", "taken in", "kept"]
    assert pipe(letter(**vouched)) == "taken in"  # our mail server vouches for hers
    assert pipe(letter("He called.", In_Reply_To=ours)) == "taken in"  # only she can know the name of our letter


def test_no_letter_waits_longer_than_the_corridor_says_because_its_sender_sent_many(pipe, settings) -> None:
    settings.PHONE_MESSAGES_AN_HOUR = 1
    assert [pipe(letter()) for _ in range(3)] == ["taken in", "kept", "kept"]
    with clock.moved(clock.now() + timedelta(minutes=30)):
        assert arriving.hear_waiting(clock.now()) == 0
    with clock.moved(clock.now() + load_patience().held):
        assert arriving.hear_waiting(clock.now()) == 2


@pytest.mark.parametrize(("words", "case"), [("1\n\nRose", False), ("2", True), ("mangoes", True), ("1 mangoes", True)])
def test_whoever_is_asked_by_letter_how_they_are_answers_by_letter_and_the_reply_is_the_same(
    pipe, words: str, case: bool
) -> None:
    row = enrol(known={"email": ROSE, "secret": "mangoes"}).enrolment
    outbox.enqueue([
        outbox.Outgoing(
            key=f"checkin:{row.id.hex}:1:ask", recipient=row.id, channel="email", address=ROSE, text="?", language="sw"
        )
    ])  # fmt: skip
    pipe(letter(f"{words}\n\n> how are you? 2 I need help", In_Reply_To=name_of("checkin:")))
    assert Dossier.objects.filter(procedure="welfare_check").exists() == case
    assert not Dossier.objects.filter(procedure="distress_report").exists()
    assert sent("answer:") == [(ROSE, "Asante.")]


@pytest.mark.parametrize(
    ("step", "words", "papers", "well"),
    [
        ("ask", "Good morning madam. They locked us in.", 0, False),
        ("ask", "1\n\nThey locked us in.", 0, True),
        ("ask", "1", 1, True),
        ("contact", "Dear Sir,\nI have not heard from her", 0, False),
    ],
)
def test_a_letter_that_says_more_than_how_they_are_is_a_call_for_help_too(
    pipe, step: str, words: str, papers: int, well: bool
) -> None:
    row = enrol(known={"email": ROSE}).enrolment
    outbox.enqueue([
        outbox.Outgoing(
            key=f"checkin:{row.id.hex}:1:{step}", recipient=row.id, channel="email", address=ROSE, text="?",
            language="sw",
        )
    ])  # fmt: skip
    pipe(letter(words, papers, In_Reply_To=name_of("checkin:")))
    row.refresh_from_db()
    said = told(Dossier.objects.get(procedure="distress_report"))[0]
    assert words in said and "how Wanjiku Example is" in said and Paper.objects.count() == papers
    assert (row.answered_at is not None) == well
    assert sent("answer:") == [(ROSE, "Asante.")] and not sent("receipt:")


def test_a_letter_that_came_back_is_noted_and_those_who_watch_are_told(pipe, caplog) -> None:
    parcel = UUID(int=0x1234567890ABCDEF1234567890ABCDEF)
    reports.handed(parcel, "email", str(parcel))
    assert pipe(bounced(f"<{parcel}@localhost>", "delayed")) == "noted"
    assert HandedOver.objects.get().status == "delayed"
    assert pipe(bounced(f"<{parcel}@localhost>")) == pipe(bounced(f"<{parcel}@localhost>")) == "noted"
    row = HandedOver.objects.get()
    assert (row.status, row.reason) == ("failed", "5.1.1") and ROSE not in caplog.text
    assert caplog.text.count("did not arrive") == 1
    assert pipe(bounced("<1234@elsewhere.example>")) == "nothing to take in" and not Dossier.objects.exists()


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("1", "1"),
        ("1\n\nOn Mon, 2 Mar 2026 at 10:00 Njia <x@example.org>\nwrote:\n\n> how are you?", "1"),
        ("I am well.\n-- \nRose, Nakuru", "I am well."),
        ("Nzuri: asante\nSana", "Nzuri: asante\nSana"),
        ("> all of it is quoted", ""),
        ("> how are you?\nThey took us", "They took us"),
        ("Help us\nOn Monday Njia wrote:\n> how are you?", "Help us"),
        ("Dear sir\n-----\nThey took us", "Dear sir\n-----\nThey took us"),
        ("Two months\n--- not paid\nNo food", "Two months\n--- not paid\nNo food"),
        ("Где он?\n\nпн, 2 мар. 2026 г. в 10:00, Njia:\n> вопрос", "Где он?"),
    ],
)
def test_what_is_quoted_is_not_said_again(text: str, own: str) -> None:
    assert own_words(text) == own


def test_what_only_looks_like_an_end_is_added_all_the_same_and_our_own_letter_is_not() -> None:
    written = "Dear sir\n--\nThey took us\n-----Original Message-----\nFrom: A <agent@example.org>\nPay me"
    assert all_words(written) == written
    ours = f"-----Original Message-----\nFrom: Njia <{settings.DEFAULT_FROM_EMAIL}>\nYour code: ABCD"
    assert all_words(f"He called.\n\n{ours}") == "He called."


def test_what_could_not_be_kept_is_counted_also_where_nothing_else_was_said(pipe) -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = ROSE, "Voice"
    made.make_mixed()
    made.add_attachment(b"OggS\x00\x02\xff", maintype="audio", subtype="ogg", filename="voice.ogg")
    made.add_attachment(photo()[:90], maintype="image", subtype="jpeg", filename="broken.jpg")
    made.add_attachment(email.message_from_bytes(letter(), policy=default))
    pipe(made.as_bytes())
    assert "were not kept: 3" in told(Dossier.objects.get(procedure="distress_report"))[0]
    assert not Paper.objects.exists()


def test_a_letter_that_is_a_picture_is_kept_as_one(pipe) -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = ROSE, "Look"
    made.set_content(photo(), maintype="image", subtype="jpeg")
    pipe(made.as_bytes())
    assert Paper.objects.count() == 1


def test_words_between_pictures_and_pictures_between_words_are_read() -> None:
    said = EmailMessage()
    said["From"] = ROSE
    said.set_content("")
    said.add_alternative("<p>They took <img src='cid:a'> us</p>", subtype="html")
    list(said.iter_parts())[1].add_related(photo(), "image", "jpeg", cid="<a>")
    said.make_mixed()
    last = EmailMessage()
    last.set_content("to the front")
    said.attach(last)
    found = letters.read(said.as_bytes())
    assert isinstance(found, Letter)
    assert "They took" in found.words and "to the front" in found.words and found.papers == (photo(),)


def test_what_goes_wrong_has_the_mail_server_keep_the_letter(pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("njiasite.channels.management.commands.receive_mail.bring_in", lambda _: 1 / 0)
    with pytest.raises(SystemExit) as ended:
        pipe(letter())
    assert ended.value.code == 75


def test_a_made_up_name_of_a_letter_is_no_letter_of_ours() -> None:
    found = letters.read(letter(In_Reply_To="<00000000-0000-0000-0000-0000000-0000@localhost>"))
    assert isinstance(found, Letter) and found.answers == ()


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_left(data: bytes) -> None:
    found = letters.read(data)
    assert not isinstance(found, Letter) or "@" in found.sender


@given(st.binary(max_size=200), st.sampled_from(["utf-8", "koi8-r", "x-unknown", "utf-16"]))
def test_a_letter_in_any_charset_is_never_lost(body: bytes, charset: str) -> None:
    head = f"From: a@example.org\r\nSubject: Help\r\nContent-Type: text/plain; charset={charset}\r\n\r\n".encode()
    found = letters.read(head + body)
    assert isinstance(found, Letter) and found.subject == "Help"


def test_words_in_a_charset_that_nobody_knows_are_read_as_far_as_they_go() -> None:
    head = b"From: a@example.org\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\n"
    found = letters.read(head + b"They took us \xff")
    assert isinstance(found, Letter) and found.words.startswith("They took us")


@given(st.binary(max_size=200))
def test_any_report_of_a_mail_server_is_read_or_left(data: bytes) -> None:
    letters.read(bounced("<x@localhost>").replace(b"Action: failed", data))
