"""What cannot be heard is tried after longer and longer pauses; then a person is told, and may have it heard anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from tests.site.channels.test_sending import granted

from njiasite.channels import arriving
from njiasite.channels.arriving import Answer, Arrived
from njiasite.channels.models import Arrival, Heard, Kind, Message
from njiasite.config import clock

pytestmark = pytest.mark.django_db
CALL = Arrived(gateway="sms", id="ATXid_1", number="+254700000001", said={"text": "HELP"})


def broken(arrived: Arrived, key: str) -> Answer:
    raise OSError("My brother John")


def test_a_message_that_cannot_be_heard_is_never_lost(monkeypatch: pytest.MonkeyPatch, capsys, caplog) -> None:
    watch, _ = granted("administrator", language="ru"), granted("labour_officer")
    monkeypatch.setattr(arriving, "_hearing", [broken])
    assert arriving.take(CALL) is None
    begun, pauses, row = clock.now(), [], Arrival.objects.get()
    while row.state == Heard.WAITING:
        at = row.next_at
        pauses.append(at - begun)
        with clock.moved(at):
            assert arriving.hear_waiting(at - timedelta(seconds=1)) == 0  # not before its time
            begun = clock.now()
            assert arriving.hear_waiting(at) == 1
        row.refresh_from_db()
    assert [round(pause / timedelta(minutes=1)) * timedelta(minutes=1) for pause in pauses] == list(arriving.PAUSES)
    alarm = Message.objects.get()
    assert (alarm.kind, alarm.recipient, row.state) == (Kind.ALARM, watch.pk, Heard.STUCK)
    assert "John" not in caplog.text
    call_command("outbox")
    assert str(row.pk) in capsys.readouterr().out
    monkeypatch.setattr(arriving, "_hearing", [lambda arrived, key: Answer(arrived.said["text"])])
    call_command("outbox", hear=row.pk)
    arriving.hear_waiting(clock.now())
    row.refresh_from_db()
    assert row.state == Heard.DONE and arriving.take(CALL) == Answer("HELP")
    with pytest.raises(CommandError):
        call_command("outbox", hear=row.pk)


def test_whoever_sends_hundreds_keeps_nobody_elses_message_waiting(monkeypatch: pytest.MonkeyPatch, settings) -> None:
    settings.PHONE_MESSAGES_AN_HOUR = 2
    monkeypatch.setattr(arriving, "_AT_ONCE", 3)
    monkeypatch.setattr(arriving, "_hearing", [lambda arrived, key: Answer("heard")])
    flood = [arriving.take(replace(CALL, id=f"flood{n}", said={"text": "hello"})) for n in range(8)]
    assert flood.count(None) == 6
    monkeypatch.setattr(arriving, "_hearing", [broken])
    theirs = [replace(CALL, id=number, number=number) for number in ("+254700000002", "+254700000003")]
    assert [arriving.take(one) for one in theirs] == [None, None]
    held = Arrival.objects.filter(state=Heard.WAITING).latest("made_at")
    Arrival.objects.filter(pk=held.pk).update(state=Heard.HELD)  # somebody who wrote much an hour ago
    monkeypatch.setattr(arriving, "_hearing", [lambda arrived, key: Answer("heard")])
    assert arriving.hear_waiting(clock.now() + arriving.PAUSES[0]) == 2
    assert [arriving.take(one) for one in theirs] == [Answer("heard")] * 2
    assert Arrival.objects.filter(state=Heard.HELD).count() == 6
