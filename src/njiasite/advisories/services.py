"""Numbers that ask for warnings, numbers that no longer do, and the sending of a warning to all of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction

from njia.phones.patience import load_patience
from njiasite.advisories import selectors
from njiasite.advisories.models import Advisory, Subscriber
from njiasite.channels import services as outbox
from njiasite.channels.manners import Manner
from njiasite.channels.services import Outgoing
from njiasite.config import clock
from njiasite.dossiers.searching import as_phone
from njiasite.identities.roster import roster
from njiasite.ledger import blind, keys
from njiasite.registers.selectors import today

AT_ONCE = 200
_PLACE = "advisories.subscriber"


@transaction.atomic
def join(number: str, language: str) -> bool:
    """The number gets each new warning from now on; again it changes the language. False for what is no number."""
    if not (phone := as_phone(number)):
        return False
    id_ = uuid4()
    row, fresh = Subscriber.objects.get_or_create(
        index=_index(phone),
        defaults={"id": id_, "sealed": keys.seal(id_, phone, _PLACE), "language": language, "joined_at": clock.now()},
    )
    if not fresh:
        Subscriber.objects.filter(pk=row.pk).update(language=language)
    return True


@transaction.atomic
def leave(number: str) -> None:
    """The number gets no more of them, and nothing of it is kept. Waiting messages go nowhere, for its key is gone."""
    rows = list(Subscriber.objects.filter(index=_index(as_phone(number))))
    for row in rows:
        keys.destroy(row.pk)
        row.delete()


def broadcast(now: datetime) -> None:
    """Puts warnings of today into the outbox for those who asked before they were published, some at a time."""
    on = today()
    for row in Advisory.objects.filter(sent=False, holds_from__lte=on, holds_until__gte=on):
        while _send_some(row):
            pass


@transaction.atomic
def _send_some(row: Advisory) -> bool:
    """Whether there may be more. What was sent is noted with it: whoever is killed in between sends nothing twice."""
    asked = Subscriber.objects.filter(joined_at__lte=row.published_at).order_by("joined_at", "pk")
    if row.sent_to is not None:
        asked = asked.filter(joined_at__gte=row.sent_to)
    rows = list(asked[:AT_ONCE])
    new = outbox.enqueue(_owed(row, rows))
    row.sent = not new
    row.sent_to = rows[-1].joined_at if rows else row.sent_to
    Advisory.objects.filter(pk=row.pk).update(sent=row.sent, sent_to=row.sent_to)
    return bool(new)


def _owed(row: Advisory, rows: Collection[Subscriber]) -> list[Outgoing]:
    numbers = keys.unseal_all([(one.pk, one.sealed, _PLACE) for one in rows], "")
    channel = "sms" if "sms" in settings.CHANNELS else next(iter(settings.CHANNELS))
    told = {language: selectors.told(row, language).short for language in {one.language for one in rows}}
    return [
        Outgoing(
            key=f"advisory:{row.number}:{one.pk}",
            recipient=one.pk,
            channel=channel,
            address=number,
            text=told[one.language],
            language=one.language,
        )
        for one, number in zip(rows, numbers, strict=True)
        if number
    ]


def manners(recipients: Collection[UUID]) -> Mapping[UUID, list[Manner]]:
    """At the corridor's hours: nobody is woken by a warning."""
    hours = load_patience(settings.CORRIDOR)
    known = Subscriber.objects.filter(pk__in=recipients).values_list("pk", flat=True)
    return {pk: [Manner(opens=hours.opens, closes=hours.closes, zone=roster().zone)] for pk in known}


def _index(phone: str) -> str:
    return blind.index("advisories.subscriber", phone)
