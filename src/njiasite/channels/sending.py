"""Hands parcels to their transport. Whatever happens, each reaches it with the same key until it is taken."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils import translation
from django.utils.translation import gettext, ngettext

from njia.phones.patience import load_patience
from njiasite.channels import hooks, manners, services
from njiasite.channels.interface import Envelope, NeverError, NotTakenError, UnsureError, transport
from njiasite.channels.models import Kind, Message, Parcel, State
from njiasite.config import clock
from njiasite.config.logs import place_of

log = logging.getLogger(__name__)
_PATIENCE = load_patience(settings.CORRIDOR)
PAUSES = _PATIENCE.sending  # after each attempt; after the last one a person is told
ATTEMPTS = len(PAUSES) + 1
UNSURE = _PATIENCE.unsure  # the same where nobody knows whether it was taken: each may be read once more
_FURTHEST = max(*PAUSES, *UNSURE)


def free(now: datetime) -> QuerySet[Parcel]:
    """Parcels that may be claimed now. One that waits longer than any pause was put off by a clock that went wrong."""
    return Parcel.objects.filter(Q(next_at__lte=now) | Q(next_at__gt=now + 2 * _FURTHEST), state=State.WAITING)


def claim(parcel: UUID, now: datetime) -> Parcel | None:
    """The parcel, ours until the lease ends, or None where somebody else was faster. Exactly one worker wins."""
    token = uuid4()
    lease = now + timedelta(seconds=settings.OUTBOX_LEASE_SECONDS)
    won = free(now).filter(pk=parcel).update(claim=token, next_at=lease, attempts=F("attempts") + 1)
    return Parcel.objects.get(pk=parcel, claim=token) if won else None


def deliver(parcel: Parcel) -> None:
    """Sends a claimed parcel and keeps what became of it."""
    if parcel.attempts > ATTEMPTS:  # it was claimed again and again, and whoever claimed it did not live to tell
        _give_up(parcel, "unfinished")
        return
    now = clock.now()
    try:
        load = _load(parcel)
        wanted = manners.of({row.recipient for row, _, _ in load.going})
        if any(one.silent for one in wanted):
            load = _Load([], [*load.dropped, *(row.pk for row, _, _ in load.going)])
        if load.going and (later := max((one.may_go(now) for one in wanted), default=now)) > now:
            _wait(parcel, later)
            return
        if load.going:
            envelope = _envelope(parcel, load.going)
            transport(parcel.channel).send(_hidden(envelope) if any(one.hidden for one in wanted) else envelope)
    except NeverError as error:
        _give_up(parcel, error.code)
    except NotTakenError as error:
        _put_off(parcel, error.code, unsure=isinstance(error, UnsureError) and not _is_alarm(parcel))
    except Exception as error:
        log.error("Parcel %s could not be handed over: %s", parcel.pk, place_of(error))
        _put_off(parcel, type(error).__name__)
    else:
        _done(parcel, load)


@dataclass(frozen=True, slots=True)
class _Load:
    going: list[tuple[Message, str, str]]
    dropped: list[UUID]


def _load(parcel: Parcel) -> _Load:
    """What the parcel holds today: no reminder of a closed dossier, nothing of or to a person who was erased."""
    rows = list(parcel.messages.filter(state=State.WAITING).order_by("due_at", "key"))
    reminded = {row.dossier for row in rows if row.kind == Kind.REMINDER and row.dossier}
    closed = hooks.closed(reminded)
    kept = [row for row in rows if not (row.kind == Kind.REMINDER and row.dossier in closed)]
    going = [one for one in services.opened(kept) if one is not None]
    left = {row.pk for row, _, _ in going}
    return _Load(going, [row.pk for row in rows if row.pk not in left])


def _envelope(parcel: Parcel, going: list[tuple[Message, str, str]]) -> Envelope:
    """One message as it is, several as a list; to the newest address, in the newest language."""
    newest, address, text = going[-1]
    if len(going) > 1:
        with translation.override(newest.language):
            head = ngettext("You have %(count)s reminder:", "You have %(count)s reminders:", len(going))
        text = "\n\n".join((head % {"count": len(going)}, *(f"– {text}" for _, _, text in going)))
    return Envelope(parcel.pk, address, text, newest.language)


def _hidden(envelope: Envelope) -> Envelope:
    """The same with words that tell nothing to whoever else looks at the telephone."""
    with translation.override(envelope.language):
        return replace(envelope, text=gettext("There is a message for you."))


def _wait(parcel: Parcel, until: datetime) -> None:
    """Not an hour at which it may go: it waits, and this was no attempt."""
    _ours(parcel).update(next_at=until, claim=None, attempts=F("attempts") - 1)


@transaction.atomic
def _done(parcel: Parcel, load: _Load) -> None:
    if _end(parcel, State.SENT if load.going else State.DROPPED):
        blank = {"address": "", "text": ""}
        Message.objects.filter(pk__in=load.dropped).update(state=State.DROPPED, **blank)
        Message.objects.filter(pk__in=[row.pk for row, _, _ in load.going]).update(state=State.SENT, **blank)


def _put_off(parcel: Parcel, problem: str, *, unsure: bool = False) -> None:
    if parcel.attempts >= ATTEMPTS or (unsure and parcel.unsure >= len(UNSURE)):
        _give_up(parcel, problem)
    else:
        pause = max(PAUSES[parcel.attempts - 1], UNSURE[parcel.unsure] if unsure else PAUSES[0])
        _ours(parcel).update(
            next_at=clock.now() + pause, claim=None, problem=problem[:60], unsure=parcel.unsure + unsure
        )


def _is_alarm(parcel: Parcel) -> bool:
    """Whether nobody is told when it is given up: so it is tried to the end, and may well be read twice."""
    return parcel.messages.filter(kind=Kind.ALARM).exists()


@transaction.atomic
def _give_up(parcel: Parcel, problem: str) -> None:
    """Keeps the parcel as undelivered, and has a person told."""
    if _end(parcel, State.UNDELIVERED, problem):
        rows = list(parcel.messages.filter(state=State.WAITING))
        parcel.messages.filter(state=State.WAITING).update(state=State.UNDELIVERED)
        services.enqueue(hooks.undelivered([row for row in rows if row.kind != Kind.ALARM]))
        log.error("Parcel %s was given up after %s attempts: %s", parcel.pk, parcel.attempts, problem)


def _end(parcel: Parcel, state: State, problem: str = "") -> bool:
    """Whether the parcel was still ours to end."""
    return _ours(parcel).update(state=state, claim=None, ended_at=clock.now(), problem=problem[:60]) == 1


def _ours(parcel: Parcel) -> QuerySet[Parcel]:
    return Parcel.objects.filter(pk=parcel.pk, claim=parcel.claim, state=State.WAITING)
