"""An e-mail address for an account, and a new password by it: sealed, proved, the same answer for everybody."""

from __future__ import annotations

import re
from datetime import timedelta
from threading import Event

import pytest
from django.conf import settings as site
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from tests.site import people

from njiasite.channels import worker
from njiasite.channels.models import Message, Parcel, State
from njiasite.config import clock
from njiasite.identities import sentcodes
from njiasite.identities.models import Account, Address, SentCode
from njiasite.ledger import erasure, selectors

pytestmark = pytest.mark.django_db(databases=["default", "keys"], transaction=True)
MAIL = "Amina.Testcase@example.org"
NEW = "seven yellow kites"


@pytest.fixture(autouse=True)
def letters(settings) -> None:
    """Letters go out by mail, as far as the test's own box."""
    cache.clear()
    settings.CHANNELS = {name: f"njiasite.channels.{name}.transport.Transport" for name in ("console", "email")}
    settings.EMAIL = {}


def deliver() -> None:
    while worker.step(Event()):
        pass


def code_in(letter: int = -1) -> str:
    return re.search(r"code: (\S+?)\.", mail.outbox[letter].body).group(1)


def proved(who: Account, address: str = MAIL) -> None:
    client = people.client_of(who)
    client.post(reverse("account_address"), {"address": address})
    deliver()
    client.post(reverse("account_address_code"), {"code": code_in()})


def asks(who: str, client: Client | None = None) -> tuple[Client, object]:
    client = client or Client()
    answer = client.post(reverse("account_forgot"), {"who": who}, follow=True)
    deliver()
    return client, answer


def sets(client: Client, code: str, password: str = NEW) -> int:
    return client.post(reverse("account_forgot_code"), {"code": code, "password": password}).status_code


def signs_in(who: Account, password: str) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": who.code, "password": password})
    return client


def test_an_address_counts_when_its_code_was_typed_and_lies_sealed() -> None:
    who = people.person("jobseeker")
    client = people.client_of(who)
    client.post(reverse("account_address"), {"address": MAIL})
    deliver()
    assert not Address.objects.exists()
    assert mail.outbox[0].to == [MAIL] and "Njia" not in mail.outbox[0].subject
    assert client.post(reverse("account_address_code"), {"code": "2222-2222"}).status_code == 422
    assert client.post(reverse("account_address_code"), {"code": code_in().lower()}).status_code == 302
    assert MAIL in client.get(reverse("account_address")).content.decode()
    assert [act.type for act in selectors.acts(who.pk)] == ["account.address_proved"]
    with connection.cursor() as cursor:
        for table in ("identities_address", "identities_sentcode", "channels_message", "django_session", "ledger_act"):
            cursor.execute(f"SELECT * FROM {table}")
            assert "example.org" not in str(cursor.fetchall()).lower(), table


def test_messages_go_to_the_address_and_to_the_code_of_who_has_none(capsys) -> None:
    with_one, without = people.person("supervisor"), people.person("supervisor")
    proved(with_one)
    mail.outbox.clear()
    people.emergency()
    deliver()
    assert [letter.to for letter in mail.outbox] == [[MAIL]]
    assert f"to {without.code}" in capsys.readouterr().out


def test_where_only_letters_are_sent_who_has_no_address_is_written_no_letter(settings) -> None:
    settings.CHANNELS = {"email": site.CHANNELS["email"]}
    people.person("supervisor")
    people.emergency()
    assert not Message.objects.exists()


def test_a_new_password_by_mail_ends_every_session_and_keeps_the_second_proof() -> None:
    officer = people.person("consular_officer", "mission", "kenya_moscow")
    proved(officer)
    inside = people.client_of(officer)
    client, _ = asks(MAIL.upper())
    assert str(officer) in mail.outbox[-1].body
    assert sets(client, code_in()) == 302
    assert inside.get(reverse("account_home")).status_code == 302
    signed = signs_in(officer, NEW)
    assert signed.get(reverse("inbox")).status_code == 302, "the second proof is still to come"
    assert signed.get(reverse("mfa_authenticate")).status_code == 200
    assert [act.type for act in selectors.acts(officer.pk)][-1] == "account.password_reset"
    assert sets(client, code_in()) == 302, "used up: back to asking"
    assert signs_in(officer, people.PASSWORD).get(reverse("mfa_authenticate")).status_code == 302


def test_the_answer_is_the_same_whether_there_is_such_an_account_or_not() -> None:
    proved(people.person("jobseeker"))
    bare = people.person("jobseeker")
    pages = {asks(who)[1].content for who in (MAIL, "nobody@example.org", bare.code, "not even an address")}
    assert len({re.sub(rb'value="[^"]*"', b"", page) for page in pages}) == 1
    assert len(mail.outbox) == 2  # the proof, and one code


def test_a_code_is_for_one_browser_a_quarter_of_an_hour_and_five_tries() -> None:
    who = people.person("jobseeker")
    proved(who)
    client, _ = asks(MAIL)
    other, _ = asks("nobody@example.org")
    assert sets(other, code_in()) == 422
    assert sets(client, code_in(), "short") == 422, "a bad password costs no try"
    for _ in range(sentcodes.TRIES):
        assert sets(client, "2222-2222") == 422
    assert sets(client, code_in()) == 422
    cache.clear()
    again, _ = asks(str(who))
    with clock.moved(clock.now() + timedelta(minutes=sentcodes.MINUTES, seconds=1)):
        assert sets(again, code_in()) == 422
    assert signs_in(who, people.PASSWORD).get(reverse("account_home")).status_code == 200


def test_asking_is_limited_for_an_address_that_nobody_has_too() -> None:
    answers = [asks("nobody@example.org")[1].status_code for _ in range(7)]
    assert answers[0] == 200 and answers[-1] == 429


def test_an_address_goes_with_one_press_or_with_the_account() -> None:
    who, other = people.person("jobseeker"), people.person("jobseeker")
    proved(who)
    proved(other, "other@example.org")
    people.client_of(who).post(reverse("account_address_remove"))
    assert not Address.objects.filter(account=who).exists()
    erasure.erase(other.pk, ground="asked")
    assert not Address.objects.exists() and not SentCode.objects.filter(account=other).exists()


def test_a_server_that_refuses_the_address_for_good_is_not_asked_again(monkeypatch) -> None:
    from smtplib import SMTPRecipientsRefused

    def refuse(letter: mail.EmailMessage, fail_silently: bool = False) -> int:
        raise SMTPRecipientsRefused({MAIL: (550, b"no such mailbox")})

    monkeypatch.setattr(mail.EmailMessage, "send", refuse)
    people.client_of(people.person("jobseeker")).post(reverse("account_address"), {"address": MAIL})
    deliver()
    parcel = Parcel.objects.get()
    assert (parcel.state, parcel.problem, parcel.attempts) == (State.UNDELIVERED, "refused", 1)


def test_where_no_mail_is_sent_the_pages_say_so(settings) -> None:
    settings.CHANNELS, settings.PRODUCTION = {"console": site.CHANNELS["console"]}, True
    page = Client().get(reverse("account_forgot"), secure=True).content.decode()
    assert "This service sends no e-mail yet." in page and "Send me a code" not in page
