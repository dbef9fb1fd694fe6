"""What is owed to a person is written with the act, sent once, and never after it has become wrong to send it."""

from __future__ import annotations

from datetime import timedelta
from threading import Event
from uuid import uuid4

import pytest
from django.db import connection, transaction
from tests.site.channels import desk
from tests.site.channels.conftest import NOON

from njiasite.channels import duties, hooks, own_duties, services, worker
from njiasite.channels.models import Kind, Message, Parcel, State
from njiasite.channels.services import Outgoing
from njiasite.config import clock
from njiasite.ledgerkeys.models import HolderKey

pytestmark = pytest.mark.django_db


def work(at=NOON) -> None:
    """Everything that is due at a moment."""
    with clock.moved(at):
        while worker.step(Event()):
            pass


def texts() -> list[str]:
    return [envelope.text for envelope in desk.taken]


def erase(holder) -> None:
    HolderKey.objects.filter(holder=holder).update(wrapped=None, destroyed_at=NOON)


def test_a_message_goes_with_its_act_or_not_at_all(owe) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        services.enqueue([owe("lost")])
        raise RuntimeError("the act was refused")
    services.enqueue([owe("kept", due_at=NOON)])
    work()
    assert texts() == ["text kept"]


def test_the_same_thing_is_owed_once(owe) -> None:
    for _ in range(2):
        services.enqueue([owe("a", due_at=NOON), owe("a", due_at=NOON), owe("b", due_at=NOON)])
        work()
    assert sorted(texts()) == ["text a", "text b"]


def test_nobody_who_sees_the_database_sees_whom_it_tells_what(owe) -> None:
    services.enqueue([owe("a", text="Your hearing is tomorrow", address="+254711223344")])
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM channels_message")
        row = str(cursor.fetchall())
    assert "hearing" not in row and "254711223344" not in row


def test_what_was_sent_is_forgotten(owe) -> None:
    services.enqueue([owe("a", due_at=NOON)])
    work()
    sent = Message.objects.get()
    assert (sent.state, sent.address, sent.text) == (State.SENT, "", "")


def test_nothing_is_sent_before_it_is_due(owe) -> None:
    services.enqueue([owe("a", due_at=NOON + timedelta(hours=1))])
    work(NOON)
    assert texts() == []
    work(NOON + timedelta(hours=1))
    assert texts() == ["text a"]


def test_reminders_to_one_person_are_one_message_and_notices_are_not(owe) -> None:
    owed = [owe(str(n), kind=Kind.REMINDER, due_at=NOON - timedelta(minutes=3 - n)) for n in range(3)]
    other = owe("other", kind=Kind.REMINDER, recipient=uuid4(), due_at=NOON)
    services.enqueue([*owed, other, owe("x", due_at=NOON), owe("y", due_at=NOON)])
    work()
    together = "You have 3 reminders:\n\n– text 0\n\n– text 1\n\n– text 2"
    assert sorted(texts()) == sorted([together, "text other", "text x", "text y"])


@pytest.mark.parametrize(("language", "head"), [("sw", "Una vikumbusho 2:"), ("ru", "У вас 2 напоминания:")])
def test_the_list_of_reminders_is_in_the_recipients_language(owe, language: str, head: str) -> None:
    services.enqueue([owe(n, kind=Kind.REMINDER, language=language, due_at=NOON) for n in "ab"])
    work()
    assert texts()[0].startswith(head)


def test_no_reminder_for_a_dossier_that_was_closed_meanwhile_but_the_news_that_it_was(owe) -> None:
    case, closed = uuid4(), set()
    hooks.on_closed(lambda dossiers: closed & set(dossiers))
    services.enqueue(
        [
            owe("late", kind=Kind.REMINDER, dossier=case, due_at=NOON),
            owe("news", dossier=case, due_at=NOON),
            owe("another", kind=Kind.REMINDER, dossier=uuid4(), due_at=NOON),
        ]
    )
    closed.add(case)
    work()
    assert sorted(texts()) == ["text another", "text news"]
    assert Message.objects.get(key="late").state == State.DROPPED


def test_a_parcel_of_nothing_but_closed_dossiers_is_not_sent(owe) -> None:
    hooks.on_closed(lambda dossiers: dossiers)
    services.enqueue([owe("late", kind=Kind.REMINDER, dossier=uuid4(), due_at=NOON)])
    work()
    assert texts() == [] and Parcel.objects.get().state == State.DROPPED


@pytest.mark.parametrize("who", ["recipient", "holder"])
def test_nothing_is_said_to_or_of_a_person_who_was_erased(owe, recipient, who: str) -> None:
    subject = uuid4()
    services.enqueue([owe("a", holder=subject, due_at=NOON)])
    erase(recipient if who == "recipient" else subject)
    services.enqueue([owe("b", holder=subject, due_at=NOON), owe("c", recipient=uuid4(), due_at=NOON)])
    work()
    assert texts() == ["text c"]
    assert Message.objects.get(key="a").state == State.DROPPED
    assert not Message.objects.filter(key="b").exists()


def test_clocks_are_asked_what_is_owed_and_it_is_sent_once(owe) -> None:
    duties.register(own_duties.DUTIES[0])
    hooks.on_due_notices(lambda now: [owe("reminder", kind=Kind.REMINDER, due_at=now)] if now >= NOON else [])
    work(NOON - timedelta(minutes=5))
    assert texts() == []
    for minutes in range(5):
        work(NOON + timedelta(minutes=minutes))
    assert texts() == ["text reminder"]


def test_a_clock_is_asked_again_until_it_owes_nothing_new(owe) -> None:
    owed = [owe(str(n), kind=Kind.REMINDER, due_at=NOON) for n in range(7)]
    given: list[int] = []

    def two_at_a_time(now) -> list[Outgoing]:
        given.append(len(given))
        return owed[2 * given[-1] : 2 * given[-1] + 2]

    hooks.on_due_notices(two_at_a_time)
    own_duties.ask_the_clocks(NOON)
    assert Message.objects.count() == 7


def test_how_far_a_clock_was_asked_is_kept_only_with_what_it_owes(owe, monkeypatch: pytest.MonkeyPatch) -> None:
    def notes_how_far(now) -> list[Outgoing]:
        Parcel.objects.create(channel="desk", next_at=now)  # any row of the app that answers
        return [owe("a")]

    def fail(*_: object) -> None:
        raise RuntimeError

    hooks.on_due_notices(notes_how_far)
    monkeypatch.setattr(services.keys, "seal_all", fail)
    with pytest.raises(RuntimeError):
        own_duties.ask_the_clocks(NOON)
    assert not Parcel.objects.exists()
