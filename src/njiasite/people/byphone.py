"""A phone number opens a journey too: with a number that is sent to it, and the word; without a word never."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import get_language, gettext

from njiasite.channels import services as outbox
from njiasite.channels.services import Outgoing
from njiasite.config import clock
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.searching import as_phone
from njiasite.ledger import blind
from njiasite.ledger.services import Actor
from njiasite.people import doors, services
from njiasite.people.doors import Opened
from njiasite.people.models import Door, SentNumber, WayIn

MINUTES, TRIES, _DIGITS = 15, 5, 6


def works() -> bool:
    """Whether a message would arrive at a phone. On one machine without a gateway it is shown where the worker runs."""
    return "sms" in settings.CHANNELS or not settings.PRODUCTION


def opens(journey: Dossier) -> bool:
    """Whether a phone number opens it."""
    return WayIn.objects.filter(journey=journey).exists()


def send_to_open(phone: str) -> None:
    """Sends a number where that phone opens a journey; the answer is the same where it opens none.

    Whoever holds the phone sees whether a message comes, which is said before a number is set.
    """
    row, plain = _made(phone)
    for way in WayIn.objects.filter(index=row.index)[:1]:
        _send(row, plain, as_phone(phone), way.journey)


def send_to_set(journey: Dossier, phone: str) -> None:
    """Sends a number to a phone that is to open this journey."""
    row, plain = _made(phone)
    _send(row, plain, as_phone(phone), journey)


@transaction.atomic
def set_(journey: Dossier, phone: str, typed: str, *, actor: Actor) -> bool:
    """Has the phone open the journey from now on, once its number was typed; False for a wrong one or no word."""
    if not doors.guarded(journey) or not _used(_fitting(phone, typed)):
        return False
    services.act(journey, "way_in_set", {"way_in": as_phone(phone)}, actor=actor)
    WayIn.objects.update_or_create(journey=journey, defaults={"index": _index(phone)})
    return True


@transaction.atomic
def unset(journey: Dossier, *, actor: Actor) -> None:
    """No phone opens the journey any more: one that was lost, sold or taken."""
    if WayIn.objects.filter(journey=journey).delete()[0]:
        services.act(journey, "way_in_removed", {}, actor=actor)


def opened(phone: str, typed: str, word: str) -> Opened | None:
    """The journey of that phone that the word opens; a family may have several. None does not say what was wrong.

    A word that was mistyped costs a try and does not use the number up.
    """
    fitting = _fitting(phone, typed)
    if not fitting:
        return None
    mine = Door.objects.filter(journey__way_in__index=_index(phone)).exclude(word="").select_related("journey")
    found = next((found for door in mine if (found := doors.let_in(door, word))), None)
    return found if found and _used(fitting) else None


def clear(at: datetime) -> None:
    """Takes away what nobody can type any more."""
    SentNumber.objects.filter(expires_at__lt=at - timedelta(days=1)).delete()


def _made(phone: str) -> tuple[SentNumber, str]:
    plain = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}}"
    row = SentNumber(index=_index(phone), expires_at=clock.now() + timedelta(minutes=MINUTES))
    row.digest = _digest(row.index, plain)
    row.save(force_insert=True)
    return row, plain


def _send(row: SentNumber, plain: str, address: str, journey: Dossier) -> None:
    """The words tell nothing of us: somebody else may read them."""
    channel = "sms" if "sms" in settings.CHANNELS else next(iter(settings.CHANNELS))
    text = gettext("%(code)s is your number for %(minutes)s minutes. Tell it to nobody.")
    outbox.enqueue([
        Outgoing(
            key=f"journey:{row.pk}", recipient=journey.pk, channel=channel, address=address,
            text=text % {"code": plain, "minutes": MINUTES}, language=get_language() or settings.LANGUAGE_CODE,
        )
    ])  # fmt: skip


def _fitting(phone: str, typed: str) -> list[int]:
    """The rows of that number, where it was sent to the phone. Each time costs all that wait a try."""
    waiting = SentNumber.objects.filter(
        index=_index(phone), used_at=None, expires_at__gt=clock.now(), tries__lt=TRIES
    )  # fmt: skip
    rows, wanted = list(waiting), _digest(_index(phone), "".join(sign for sign in typed if sign.isdigit()))
    waiting.update(tries=F("tries") + 1)
    return [row.pk for row in rows if constant_time_compare(row.digest, wanted)]


def _used(fitting: list[int]) -> bool:
    """Uses them up; whether they could still be used."""
    return bool(SentNumber.objects.filter(pk__in=fitting, used_at=None).update(used_at=clock.now()))


def _index(phone: str) -> str:
    return blind.index("journey.phone", as_phone(phone))


def _digest(index: str, plain: str) -> str:
    return salted_hmac("njiasite.people.byphone", f"{index}:{plain}", algorithm="sha256").hexdigest()
