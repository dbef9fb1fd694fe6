"""Whoever asked for help hears of it only in the way, at the hours and in the words that they chose."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.site.channels import desk
from tests.site.dossiers.making import CONSUL, NOTE, do

from njiasite.channels import gathering, interface, sending
from njiasite.channels.manners import Manner
from njiasite.channels.models import Message, Parcel, State
from njiasite.config import clock
from njiasite.distress import services
from njiasite.dossiers.models import Dossier
from njiasite.ledger import erasure
from njiasite.ledger.services import Actor

MORNING = datetime(2026, 11, 30, 6, tzinfo=UTC)  # nine o'clock in Nairobi


@pytest.fixture(autouse=True)
def channel(settings) -> Any:
    settings.CHANNELS = {"email": "tests.site.channels.desk.Transport"}
    interface.transport.cache_clear()
    desk.taken.clear()
    yield
    interface.transport.cache_clear()


def told(**safe: str) -> Dossier:
    """A daughter's report, with how she may be reached."""
    answers = {"teller": "family", "matter": ("detention",), "person": "Amina Testcase", "reporter": "Neema Testcase"}
    more = {"reporter_email": "neema@example.org", "safe_way": "email", **safe}
    taken = services.take_in(
        told={**answers, **more}, language="sw", actor=Actor(None, "helper"), channel="web", key=str(uuid4())
    )
    return taken.report


def sent(monkeypatch: pytest.MonkeyPatch, report: UUID, at: datetime = MORNING) -> list[str]:
    """What reaches her by that moment."""
    monkeypatch.setattr(clock, "now", lambda: at)
    Message.objects.filter(recipient=report, state=State.WAITING).update(due_at=MORNING - timedelta(days=1))
    gathering.gather(at)
    for parcel in sending.free(at).filter(messages__recipient=report):
        claimed = sending.claim(parcel.pk, at)
        assert claimed is not None
        sending.deliver(claimed)
    return [one.text for one in desk.taken if one.address == "neema@example.org"]


@pytest.mark.django_db
def test_a_message_says_nothing_unless_she_said_that_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    hidden, open_ = told(), told(safe_words="open")
    for report in (hidden, open_):
        do(report, "distress.taken", CONSUL)
    assert sent(monkeypatch, hidden.id) == ["Kuna ujumbe wako."]
    desk.taken.clear()
    (text,) = sent(monkeypatch, open_.id)
    assert open_.number in text and "afisa" in text


@pytest.mark.django_db
@pytest.mark.parametrize("way", ["none", "call", "sms"])
def test_nothing_is_sent_by_a_way_that_she_did_not_choose(monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    report = told(safe_way=way)
    do(report, "distress.taken", CONSUL)
    assert sent(monkeypatch, report.id) == []


@pytest.mark.django_db
def test_it_waits_for_her_hours_and_what_she_changes_meanwhile_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    report = told(safe_from="18:00", safe_until="20:00")
    do(report, "distress.taken", CONSUL)
    assert sent(monkeypatch, report.id) == []
    parcel = Parcel.objects.get(messages__recipient=report.id)
    assert parcel.next_at == datetime(2026, 11, 30, 15, tzinfo=UTC) and parcel.attempts == 0
    do(report, "distress.safe_contact_changed", CONSUL, safe_way="call")
    assert sent(monkeypatch, report.id, parcel.next_at) == []
    assert Parcel.objects.get().state == State.DROPPED


@pytest.mark.django_db
def test_she_hears_of_the_cases_that_began_from_it_too(monkeypatch: pytest.MonkeyPatch) -> None:
    report = told()
    case = Dossier.objects.get(procedure="consular_access")
    do(case, "access.contact_wished", CONSUL, wish_for_contact="asked_for")
    do(case, "access.requested", CONSUL, **NOTE)
    assert Message.objects.filter(recipient=report.id, dossier=case.id).count() == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_kept_of_how_to_reach_whoever_was_erased(monkeypatch: pytest.MonkeyPatch) -> None:
    report = told()
    do(report, "distress.taken", CONSUL)
    erasure.erase(report.id, ground="asked")
    assert sent(monkeypatch, report.id) == []


@given(st.times(), st.times(), st.datetimes(timezones=st.just(UTC), min_value=datetime(2026, 1, 1)))
def test_a_message_goes_within_a_day_and_only_inside_the_hours(opens: time, closes: time, now: datetime) -> None:
    manner = Manner(opens=opens, closes=closes, zone="Africa/Nairobi")
    at = manner.may_go(now)
    assert now <= at <= now + timedelta(days=1)
    assert manner.may_go(at) == at
