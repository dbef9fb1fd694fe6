"""What gateways answer, by their documented formats: nothing is lost, and what was taken is not sent again."""

from __future__ import annotations

import email
import json
from datetime import timedelta
from email.policy import default
from typing import Any
from urllib.parse import parse_qs

import pytest
from tests.site.channels.conftest import NOON
from tests.site.channels.gateways import Gateway, PostOffice, breaks_off, hangs, points_elsewhere, running, says
from tests.site.channels.test_outbox import work

from njiasite.channels import interface, posting, sending, services
from njiasite.channels.models import HandedOver, Parcel, State
from njiasite.channels.services import take_up_again

pytestmark = pytest.mark.django_db
NUMBER, WORDS = "+254700000001", "text a"


def recipients(*codes: int) -> dict[str, Any]:
    """As Africa's Talking answers a message: HTTP 201, and what became of each recipient."""
    rows = [
        {"statusCode": code, "number": NUMBER, "status": "…", "cost": "KES 0.8000", "messageId": f"ATXid_{code}"}
        for code in codes
    ]
    return {"SMSMessageData": {"Message": f"Sent to {len(rows)}/1", "Recipients": rows}}


WHATSAPP = {
    "messaging_product": "whatsapp",
    "contacts": [{"input": NUMBER, "wa_id": NUMBER[1:]}],
    "messages": [{"id": "wamid.HBgLMTY0NjcwNDM1OTUVAgARGBI"}],
}


@pytest.fixture(autouse=True)
def transports(settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.CHANNELS = {name: f"njiasite.channels.{name}.transport.Transport" for name in ("sms", "whatsapp", "email")}
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    monkeypatch.setattr(posting, "SECONDS", 0.15)
    interface.transport.cache_clear()


def sent(settings, owe, server: Any, channel: str = "sms", attempts: int = 1) -> Parcel:
    """The parcel after so many attempts, each at its time."""
    if isinstance(server, Gateway):
        settings.SMS = {"url": server.url, "username": "njia", "key": "the key", "from": "INFO"}
        settings.WHATSAPP = {"url": server.url, "token": "the token", "app_secret": ""}
    else:
        host, port = server.server_address
        settings.EMAIL = {"host": host, "port": port, "use_tls": False, "use_ssl": False, "timeout": 0.5}
    address = "rose@example.org" if channel == "email" else NUMBER
    services.enqueue([owe("a", due_at=NOON, channel=channel, address=address)])
    work()
    for _ in range(attempts - 1):
        work(Parcel.objects.get().next_at)
    return Parcel.objects.get()


def test_a_text_message_goes_as_africas_talking_documents_it(settings, owe) -> None:
    with running(Gateway(says(201, recipients(101)))) as gateway:
        assert sent(settings, owe, gateway).state == State.SENT
    ((headers, body),) = gateway.got
    assert parse_qs(body.decode()) == {"username": ["njia"], "to": [NUMBER], "message": [WORDS], "from": ["INFO"]}
    assert headers["Content-Type"] == "application/x-www-form-urlencoded" and headers["apiKey"] == "the key"
    assert headers["Accept"] == "application/json"
    assert HandedOver.objects.get().gateway_id == "ATXid_101"


def test_a_whatsapp_message_goes_as_its_cloud_documents_it(settings, owe) -> None:
    with running(Gateway(says(200, WHATSAPP))) as gateway:
        assert sent(settings, owe, gateway, "whatsapp").state == State.SENT
    ((headers, body),) = gateway.got
    assert json.loads(body) == {
        "messaging_product": "whatsapp", "to": NUMBER[1:], "type": "text", "text": {"body": WORDS},
    }  # fmt: skip
    assert headers["Authorization"] == "Bearer the token"
    assert HandedOver.objects.get().gateway_id == WHATSAPP["messages"][0]["id"]


@pytest.mark.parametrize("code", [100, 101, 102])
def test_what_is_processed_sent_or_queued_was_taken_and_is_not_handed_over_again(settings, owe, code: int) -> None:
    with running(Gateway(says(201, recipients(code)))) as gateway:
        parcel = sent(settings, owe, gateway)
        Parcel.objects.filter(pk=parcel.pk).update(state=State.WAITING, next_at=NOON)  # killed before it was marked
        parcel.messages.update(state=State.WAITING)
        services.enqueue([owe("b", due_at=NOON, channel="sms")])
        work()
    assert [parse_qs(body.decode())["message"] for _, body in gateway.got] == [["text a"], ["text b"]]


@pytest.mark.parametrize("code", [403, 404, 406, 409])
def test_a_number_that_takes_none_is_not_tried_again(settings, owe, code: int) -> None:
    with running(Gateway(says(201, recipients(code)))) as gateway:
        parcel = sent(settings, owe, gateway)
    assert (parcel.state, parcel.problem, len(gateway.got)) == (State.UNDELIVERED, f"status_{code}", 1)


@pytest.mark.parametrize(
    ("trouble", "why"),
    [
        (says(429, {"error": "rate"}), "http_429"),
        (says(500, raw=b"<html>oops</html>"), "http_500"),
        (says(503, raw=b""), "http_503"),
        (says(401, {"error": "key"}), "http_401"),
        (points_elsewhere, "http_307"),
        (says(201, recipients(405)), "status_405"),  # no credit left: an operator can mend it
        (says(201, recipients(502)), "status_502"),
        (says(201, {"SMSMessageData": {"Message": "InvalidSenderId", "Recipients": []}}), "no_recipient"),
    ],
    ids=["429", "500", "503", "401", "307", "405", "502", "sender"],
)
def test_what_was_not_taken_is_tried_again_at_its_time_and_arrives_once(settings, owe, trouble, why: str) -> None:
    with running(Gateway(trouble, says(201, recipients(101)))) as gateway:
        parcel = sent(settings, owe, gateway)
        assert (parcel.state, parcel.problem) == (State.WAITING, why)
        assert parcel.next_at - NOON == sending.PAUSES[0]
        work(parcel.next_at)
    parcel.refresh_from_db()
    assert (parcel.state, len(gateway.got)) == (State.SENT, 2)


@pytest.mark.parametrize(
    "doubt",
    [hangs, breaks_off, says(201, raw=b"<html>sent</html>"), says(200, [])],
    ids=["no answer", "broken off", "not JSON", "another shape"],
)
@pytest.mark.parametrize("channel", ["sms", "whatsapp"])
def test_where_nobody_knows_whether_it_was_taken_it_is_tried_few_times_and_then_a_person_is_told(
    settings, owe, doubt, channel: str
) -> None:
    with running(Gateway(doubt)) as gateway:
        parcel = sent(settings, owe, gateway, channel, attempts=len(sending.UNSURE) + 1)
        assert (parcel.state, len(gateway.got)) == (State.UNDELIVERED, len(sending.UNSURE) + 1)
        gateway.script[:] = [says(201, recipients(101) | WHATSAPP)]
        assert take_up_again(parcel.pk)  # nothing is lost: a person may have it sent
        work(NOON + timedelta(days=400))
    parcel.refresh_from_db()
    assert parcel.state == State.SENT


def test_a_gateway_that_is_not_there_has_taken_nothing_and_is_tried_to_the_end(settings, owe) -> None:
    gateway = Gateway(hangs)
    gateway.server_close()
    parcel = sent(settings, owe, gateway, attempts=sending.ATTEMPTS - 1)
    assert parcel.state == State.WAITING and parcel.attempts == sending.ATTEMPTS - 1


def test_a_key_goes_over_no_line_that_others_read(settings, owe) -> None:
    with running(Gateway(says(201, recipients(101)))) as gateway:
        settings.SMS = {"url": "http://192.0.2.1/messages", "username": "", "key": "k", "from": ""}
        services.enqueue([owe("a", due_at=NOON, channel="sms")])
        work()
    assert Parcel.objects.get().problem == "no_https" and not gateway.got


def test_what_the_log_and_the_database_keep_of_a_failure_names_nobody(settings, owe, caplog) -> None:
    with running(Gateway(says(400, {"error": {"message": f"Recipient {NUMBER} is not allowed"}}))) as gateway:
        parcel = sent(settings, owe, gateway, "whatsapp")
    assert (parcel.state, parcel.problem) == (State.UNDELIVERED, "http_400")
    assert "254700000001" not in caplog.text + parcel.problem


def letter_in(office: PostOffice) -> Any:
    return email.message_from_bytes(office.got[0], policy=default)


def test_a_letter_says_nothing_outside_and_is_marked_as_written_by_a_program(settings, owe) -> None:
    with running(PostOffice()) as office:
        parcel = sent(settings, owe, office, "email")
    letter = letter_in(office)
    assert (
        parcel.state == State.SENT and letter["Subject"] == "A message for you" and letter["To"] == "rose@example.org"
    )
    assert letter["Auto-Submitted"] == "auto-generated" and str(parcel.pk) in letter["Message-ID"]
    assert letter.get_content().strip() == WORDS and "X-Mailer" not in letter
    assert HandedOver.objects.get().gateway == "email"


@pytest.mark.parametrize(
    ("answers", "state", "problem"),
    [
        ({"RCPT": "550 no such mailbox"}, State.UNDELIVERED, "refused"),
        ({"RCPT": "451 greylisted"}, State.WAITING, "refused"),
        ({"MAIL": "421 busy"}, State.WAITING, "SMTPSenderRefused"),
        ({"LETTER": "452 disk full"}, State.WAITING, "SMTPDataError"),
        ({"LETTER": "554 we do not want it"}, State.WAITING, "SMTPDataError"),
    ],
    ids=["nobody there", "later", "busy", "full", "unwanted"],
)
def test_a_mail_server_is_believed(settings, owe, answers: dict[str, str], state: State, problem: str) -> None:
    with running(PostOffice(**answers)) as office:
        parcel = sent(settings, owe, office, "email")
        assert (parcel.state, parcel.problem) == (state, problem)
        office.answers.clear()
        if state == State.WAITING:
            work(parcel.next_at)
            assert Parcel.objects.get().state == State.SENT


def test_a_letter_whose_server_died_is_sent_again_under_the_same_name(settings, owe) -> None:
    with running(PostOffice(LETTER="dies")) as office:
        parcel = sent(settings, owe, office, "email")
        office.answers.clear()
        work(parcel.next_at)
    names = {email.message_from_bytes(one)["Message-ID"] for one in office.got}
    assert Parcel.objects.get().state == State.SENT and len(office.got) == 2 and len(names) == 1
