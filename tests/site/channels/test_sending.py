"""A transport that cannot take a message is tried again, with the same key, until a person must be told."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from tests.site.channels import desk
from tests.site.channels.conftest import NOON
from tests.site.channels.test_outbox import texts, work

from njiasite.channels import alarms, gathering, hooks, selectors, sending, services
from njiasite.channels.interface import Envelope, LaterError, NeverError, UnsureError
from njiasite.channels.models import Kind, Message, Parcel, State
from njiasite.channels.services import Outgoing
from njiasite.config import clock
from njiasite.identities.models import Account, Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def parcel(owe) -> Parcel:
    services.enqueue([owe("a", due_at=NOON)])
    gathering.gather(NOON)
    return Parcel.objects.get()


def attempts(seen: list[datetime], error: Exception) -> None:
    """Lets time go by until the parcel has ended, and notes when it was tried."""
    at = NOON
    while (row := Parcel.objects.filter(state=State.WAITING).first()) is not None:
        at = row.next_at
        desk.refusals[:] = [error] * 2  # the parcel, and an alarm it may cause
        work(at)
        seen.append(at)
    desk.refusals.clear()


def test_it_is_tried_again_after_longer_and_longer_pauses_and_then_given_up(parcel: Parcel) -> None:
    seen: list[datetime] = []
    attempts(seen, LaterError("busy"))
    assert seen[0] == NOON and len(seen) == sending.ATTEMPTS
    assert [later - at for at, later in pairwise(seen)] == list(sending.PAUSES)
    parcel.refresh_from_db()
    assert (parcel.state, parcel.problem) == (State.UNDELIVERED, "busy")
    assert Message.objects.get().state == State.UNDELIVERED


def test_where_nobody_knows_whether_it_was_taken_it_outlasts_an_outage_and_is_tried_three_times(parcel: Parcel) -> None:
    seen: list[datetime] = []
    attempts(seen, UnsureError("ReadTimeout"))
    assert [later - at for at, later in pairwise(seen)] == [timedelta(hours=1), timedelta(hours=4)]
    assert Message.objects.get().state == State.UNDELIVERED


def test_attempts_that_surely_took_nothing_are_not_counted_with_those(parcel: Parcel) -> None:
    at = NOON
    for error in (LaterError("503"), LaterError("503"), LaterError("503"), UnsureError("ReadTimeout")):
        desk.refusals[:] = [error]
        work(at)
        at = Parcel.objects.get().next_at
    assert Parcel.objects.get().state == State.WAITING
    work(at)
    assert Message.objects.get().state == State.SENT


def test_an_alarm_is_tried_to_the_end_whatever_the_gateway_says(owe) -> None:
    services.enqueue([replace(owe("a", due_at=NOON), kind=Kind.ALARM)])
    gathering.gather(NOON)
    seen: list[datetime] = []
    attempts(seen, UnsureError("ReadTimeout"))
    assert len(seen) == sending.ATTEMPTS


def test_every_attempt_has_the_same_key(parcel: Parcel, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = []
    monkeypatch.setattr(desk.Transport, "send", lambda self, envelope: keys.append(envelope.key) or 1 / 0)
    while Parcel.objects.filter(state=State.WAITING).exists():
        work(Parcel.objects.get().next_at)
    assert keys == [parcel.pk] * sending.ATTEMPTS


def test_what_will_never_be_taken_is_not_tried_again(parcel: Parcel) -> None:
    seen: list[datetime] = []
    attempts(seen, NeverError("no_such_number"))
    assert seen == [NOON]


def test_when_it_is_given_up_those_who_watch_are_told_and_no_alarm_follows_an_alarm(parcel: Parcel) -> None:
    hooks.on_undelivered(alarms.to_those_who_watch)
    watch, _ = granted("administrator", language="sw"), granted("labour_officer")
    attempts([], NeverError("no_such_number"))
    told = Message.objects.exclude(key="a").get()
    assert (told.kind, told.recipient, told.state) == (Kind.ALARM, watch.pk, State.UNDELIVERED)


def test_an_alarm_says_which_parcel_in_the_language_of_the_one_it_goes_to(parcel: Parcel) -> None:
    hooks.on_undelivered(alarms.to_those_who_watch)
    granted("administrator", language="sw")
    desk.refusals.append(NeverError("no_such_number"))
    work()
    assert texts() == [f"Ujumbe haukufika na haujaribiwi tena. Nambari yake: {parcel.pk}"]


def granted(role: str, **account) -> Account:
    """An account that holds a role in the corridor."""
    made = Account.objects.create_user(**account)
    Grant.objects.create(
        account=made, role=role, scope_kind="corridor", starts_at=NOON - timedelta(days=1), confirmed_at=NOON
    )
    return made


def test_a_hook_that_fails_keeps_no_other_message_waiting(parcel: Parcel, owe) -> None:
    def fail(messages: list[Message]) -> list[Outgoing]:
        raise ValueError("Amina")

    hooks.on_undelivered(fail)
    services.enqueue([owe("b", due_at=NOON + timedelta(seconds=1))])
    desk.refusals.append(NeverError("no_such_number"))
    work(NOON + timedelta(seconds=1))
    assert texts() == ["text b"]


def test_what_was_given_up_can_be_taken_up_again(parcel: Parcel, capsys: pytest.CaptureFixture[str]) -> None:
    attempts([], NeverError("no_such_number"))
    assert list(selectors.undelivered()) == [Parcel.objects.get()]
    call_command("outbox")
    listed = capsys.readouterr().out
    assert str(parcel.pk) in listed and "no_such_number" in listed and "254700000001" not in listed
    with clock.moved(NOON):
        call_command("outbox", again=parcel.pk)
    work()
    assert texts() == ["text a"]
    with pytest.raises(CommandError):
        call_command("outbox", again=parcel.pk)


def test_one_worker_wins_and_another_may_try_when_the_lease_is_over(parcel: Parcel, settings) -> None:
    lease = timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    first = sending.claim(parcel.pk, NOON)
    assert first is not None
    assert sending.claim(parcel.pk, NOON) is None
    assert sending.claim(parcel.pk, NOON + lease - timedelta(seconds=1)) is None
    second = sending.claim(parcel.pk, NOON + lease)
    assert second is not None and second.claim != first.claim


@pytest.mark.parametrize("error", [LaterError("busy"), NeverError("no_such_number")], ids=["later", "never"])
def test_a_slow_worker_cannot_undo_what_another_took_over(parcel: Parcel, settings, error: Exception) -> None:
    slow = sending.claim(parcel.pk, NOON)
    fast = sending.claim(parcel.pk, NOON + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS))
    assert slow and fast
    desk.refusals.append(error)
    sending.deliver(slow)
    parcel.refresh_from_db()
    assert (parcel.state, parcel.claim, parcel.next_at) == (State.WAITING, fast.claim, fast.next_at)
    sending.deliver(fast)
    assert Message.objects.get().state == State.SENT


def test_a_message_that_kills_its_worker_each_time_is_given_up(parcel: Parcel, settings) -> None:
    for n in range(sending.ATTEMPTS):
        assert sending.claim(parcel.pk, NOON + n * timedelta(seconds=settings.OUTBOX_LEASE_SECONDS))
    work(NOON + timedelta(days=1))
    parcel.refresh_from_db()
    assert (parcel.state, parcel.problem, texts()) == (State.UNDELIVERED, "unfinished", [])


def test_a_clock_that_was_wrong_for_a_while_loses_nothing(parcel: Parcel) -> None:
    sending.claim(parcel.pk, NOON + timedelta(days=400))
    work(NOON)
    assert texts() == ["text a"]


def test_the_log_of_a_failure_names_no_person(
    parcel: Parcel, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(self: desk.Transport, envelope: Envelope) -> None:
        raise ValueError(f"cannot reach {envelope.address}")

    monkeypatch.setattr(desk.Transport, "send", fail)
    work()
    assert "could not be handed over" in caplog.text and "254700000001" not in caplog.text


def test_the_console_tells_nothing_in_production(settings, capsys: pytest.CaptureFixture[str]) -> None:
    from njiasite.channels.console.transport import Transport

    envelope = Envelope(uuid4(), "+254700000001", "Your hearing is tomorrow", "en")
    Transport().send(envelope)
    assert "hearing" in capsys.readouterr().out
    settings.PRODUCTION = True
    Transport().send(envelope)
    told = capsys.readouterr().out
    assert str(envelope.key) in told and "hearing" not in told and "254700000001" not in told
