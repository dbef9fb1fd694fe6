"""The one door for messages from outside: each is written down before it is answered, and heard once.

What they say is heard by whoever registered with `heard_by`; this app knows no case. A gateway's folder makes an
`Arrived` of what it got, calls `take`, and says the answer in its own way.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction

from njia.phones.patience import load_patience
from njiasite.channels import alarms, services
from njiasite.channels.models import Arrival, Heard
from njiasite.channels.services import Outgoing
from njiasite.config import clock
from njiasite.config.logs import place_of
from njiasite.ledger import blind, keys

log = logging.getLogger(__name__)
POSTBOX = UUID("b1d7f7a2-6a0c-4a46-9d0b-0b6a2c6f7c52")  # one key for all that lies here: it does not lie here long
PATIENCE = load_patience(settings.CORRIDOR)
PAUSES = PATIENCE.hearing
KEPT, KNOWN = timedelta(hours=1), timedelta(days=30)  # an answer, and that a message came
_PLACE, _HOUR, _AT_ONCE = "channels.arrival", timedelta(hours=1), 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """A message as a gateway brought it. ``id`` is the gateway's name for it; ``said`` what there is to hear.

    ``reply``: by which channel of the outbox the answer goes; empty where it goes back in the gateway's own call.
    ``sender``: whose hour it counts in, where the number alone can be forged. ``at_once``: it never waits, for only
    who had a message of ours can have sent it.
    """

    gateway: str
    id: str
    number: str
    said: Mapping[str, str]
    reply: str = ""
    sender: str = ""
    at_once: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back, and in which language."""

    text: str
    language: str = "en"


Hearing = Callable[[Arrived, str], Answer]
Urgent = Callable[[Arrived], bool]
_hearing: list[Hearing] = []
_urgent: list[Urgent] = []


def heard_by(hearing: Hearing, urgent: Urgent) -> None:
    """``hearing(arrived, key)`` answers a message; the same ``key`` again must do nothing again.

    ``urgent(arrived)``: somebody needs help, so it is not held with what else came from a phone that many share.
    """
    _hearing[:], _urgent[:] = [hearing], [urgent]


def take(arrived: Arrived) -> Answer | None:
    """Keeps the message and answers it; brought again, it is answered the same and heard no more.

    None: it is kept, and will be heard later.
    """
    whose = arrived.sender or arrived.number
    sender = blind.index("channels.sender", whose) if whose else ""
    state = Heard.WAITING if arrived.at_once else _first_state(arrived, sender)
    row, fresh = Arrival.objects.get_or_create(
        gateway=arrived.gateway,
        gateway_id=_short(arrived.id),
        defaults={"sender": sender, "sealed": _sealed(_written(arrived)), "state": state},
    )
    if not fresh:
        return _again(row)
    return _hear(row, arrived, 0) if row.state == Heard.WAITING else None


def hear_waiting(now: datetime) -> int:
    """Hears what could not be heard when it came, as far as its sender's hour has room. How many were tried."""
    tried = 0
    for row in [*_waiting(now), *_held(now)]:
        pause = PAUSES[min(row.attempts, len(PAUSES) - 1)]
        if (
            Arrival.objects.filter(pk=row.pk, attempts=row.attempts)
            .exclude(state=Heard.DONE)
            .update(attempts=row.attempts + 1, next_at=now + pause)
        ):
            _hear(row, _read(row), row.attempts + 1)
            tried += 1
    return tried


def _waiting(now: datetime) -> Iterable[Arrival]:
    return Arrival.objects.filter(state=Heard.WAITING, next_at__lte=now).order_by("next_at")[:_AT_ONCE]


def _held(now: datetime) -> Iterator[Arrival]:
    """Of each sender as many as the hour has room for: whoever sends hundreds keeps nobody else's waiting.

    Who wrote in another's name could keep theirs waiting: so none waits longer than the corridor says.
    """
    held = Arrival.objects.filter(state=Heard.HELD, next_at__lte=now)
    yield from held.filter(made_at__lte=now - PATIENCE.held).order_by("next_at")[:_AT_ONCE]
    held = held.filter(made_at__gt=now - PATIENCE.held)
    for sender in held.order_by().values_list("sender", flat=True).distinct():
        room = settings.PHONE_MESSAGES_AN_HOUR - _heard_lately(sender, now)
        yield from held.filter(sender=sender).order_by("next_at")[: max(room, 0)]


def tidy(now: datetime) -> None:
    """Answers are forgotten after an hour, that a message came after thirty days; what was not heard stays."""
    done = Arrival.objects.filter(state=Heard.DONE)
    done.filter(made_at__lt=now - KNOWN).delete()
    done.filter(made_at__lt=now - KEPT).exclude(sealed="").update(sealed="")


def _hear(row: Arrival, arrived: Arrived, tried: int) -> Answer | None:
    """``tried``: how often it was heard in vain before. After the last pause a person is told."""
    try:
        with transaction.atomic():
            answer = _hearing[0](arrived, str(row.pk))
            if arrived.reply and answer.text:
                services.enqueue([_reply(row, arrived, answer)])
            kept = _sealed({"text": answer.text, "language": answer.language})
            Arrival.objects.filter(pk=row.pk).update(state=Heard.DONE, sealed=kept)
    except Exception as error:  # whatever goes wrong, the message is kept and tried again
        log.error("Arrival %s could not be heard: %s", row.pk, place_of(error))
        _put_off(row.pk, tried)
        return None
    return answer


@transaction.atomic
def _put_off(arrival: UUID, tried: int) -> None:
    if tried < len(PAUSES):
        Arrival.objects.filter(pk=arrival).update(state=Heard.WAITING, next_at=clock.now() + PAUSES[tried])
    else:
        Arrival.objects.filter(pk=arrival).update(state=Heard.STUCK)
        services.enqueue(alarms.not_heard(arrival))


def hear_again(arrival: UUID) -> bool:
    """Has a stuck message heard anew, from the first attempt. False when it is not stuck."""
    stuck = Arrival.objects.filter(pk=arrival, state=Heard.STUCK)
    return stuck.update(state=Heard.WAITING, attempts=0, next_at=clock.now()) == 1


def _again(row: Arrival) -> Answer | None:
    if row.state != Heard.DONE or not row.sealed:
        return None
    return Answer(**keys.unseal(POSTBOX, row.sealed, _PLACE))


def _reply(row: Arrival, arrived: Arrived, answer: Answer) -> Outgoing:
    return Outgoing(
        key=f"answer:{row.pk}",
        recipient=POSTBOX,
        channel=arrived.reply,
        address=arrived.number,
        text=answer.text,
        language=answer.language,
    )


def _first_state(arrived: Arrived, sender: str) -> str:
    many, room = _heard_lately(sender, clock.now()) if sender else 0, settings.PHONE_MESSAGES_AN_HOUR
    if many < room or (many < room * PATIENCE.calls_for_help and _urgent[0](arrived)):
        return Heard.WAITING
    return Heard.HELD


def _heard_lately(sender: str, now: datetime) -> int:
    return Arrival.objects.filter(sender=sender, state=Heard.DONE, made_at__gt=now - _HOUR).count()


def _written(arrived: Arrived) -> dict[str, object]:
    return {"number": arrived.number, "said": dict(arrived.said), "reply": arrived.reply, "id": arrived.id}


def _read(row: Arrival) -> Arrived:
    return Arrived(gateway=row.gateway, **keys.unseal(POSTBOX, row.sealed, _PLACE))


def _sealed(value: object) -> str:
    return keys.seal(POSTBOX, value, _PLACE)


def _short(id_: str) -> str:
    """The gateway's name for a message, at most as long as the column; never a number, for none is part of one."""
    return hashlib.sha256(id_.encode()).hexdigest()
