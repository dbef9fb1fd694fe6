"""The deadlines of an officer as a calendar (iCalendar), under a secret address: numbers and clocks, no names."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from icalendar import Calendar, Event

from njiasite.config import clock
from njiasite.desks import boards
from njiasite.desks.models import Charge, Feed
from njiasite.dossiers import engine
from njiasite.dossiers.projections import FAR
from njiasite.identities import acts
from njiasite.identities.access import Reader
from njiasite.identities.readers import reader_for
from njiasite.identities.roster import words as said
from njiasite.ledger import reads

_SHOWN = 500
_LENGTH = timedelta(minutes=30)


@transaction.atomic
def make(reader: Reader) -> str:
    """A new secret; the ones before end. It is shown this once and kept only as a digest."""
    assert reader.account is not None
    end(reader, quietly=True)
    token = secrets.token_urlsafe(32)
    Feed.objects.create(account=reader.account, role=reader.role, digest=_digest(token), made_at=clock.now())
    acts.record("desk.feed_made", reader.account, reader)
    return token


@transaction.atomic
def end(reader: Reader, *, quietly: bool = False) -> None:
    """No feed of the account works any more."""
    ended = Feed.objects.filter(account=reader.account, ended_at=None).update(ended_at=clock.now())
    if ended and reader.account and not quietly:
        acts.record("desk.feed_ended", reader.account, reader)


def running(reader: Reader) -> Feed | None:
    """The feed that works now."""
    return Feed.objects.filter(account=reader.account, ended_at=None).first()


def opened(token: str) -> Reader | None:
    """Whose feed it is, in the role it was made in, as far as that role is still theirs."""
    found = Feed.objects.filter(digest=_digest(token), ended_at=None, account__is_active=True).select_related("account")
    feed = found.first()
    reader = reader_for(feed.account, feed.role) if feed else None
    return reader if reader and feed and reader.role == feed.role and reader.may(boards.PERMISSION) else None


def calendar(reader: Reader) -> bytes:
    """Each case that the officer holds and whose clock runs. That it was taken is noted, once a day."""
    assert reader.account is not None
    today = clock.now().date()
    _note(reader, today)
    book = Calendar()
    book.add("prodid", "-//Njia//deadlines//EN")
    book.add("version", "2.0")
    with translation.override(reader.account.language):
        for charge in boards.held_by(reader.account.pk, reader).filter(due_at__lt=FAR)[:_SHOWN]:
            book.add_component(_event(charge))
    return bytes(book.to_ical())


def _event(charge: Charge) -> Event:
    event = Event()
    event.add("uid", f"{charge.dossier_id}@njia")
    event.add("dtstamp", charge.dossier.standing.changed_at)
    event.add("dtstart", charge.due_at - _LENGTH)
    event.add("dtend", charge.due_at)
    event.add("summary", f"{charge.dossier.number} · {said(engine.procedure_of(charge.dossier).name)}")
    event.add("class", "PRIVATE")
    return event


def _note(reader: Reader, today: date) -> None:
    assert reader.account is not None
    reads.record(
        reader=reader.account.pk, role=reader.role, purpose="feed", channel="calendar", dossier=None,
        key=f"feed:{today}",
    )  # fmt: skip


def _digest(token: str) -> str:
    return hashlib.sha256(f"njia feed {token}".encode()).hexdigest()
