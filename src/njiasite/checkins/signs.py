"""Secret signs: the one that lies sealed with somebody, and those that were chosen by dialling, before they left."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from uuid import UUID, uuid4

from django.conf import settings

from njia.checkins.reading import as_secret, is_secret, signs_in
from njia.phones.load import load_keywords, load_menu
from njiasite.checkins import facts, numbers
from njiasite.checkins.facts import Known
from njiasite.checkins.models import Number, Sign
from njiasite.config import clock
from njiasite.ledger import blind


def as_sign(typed: str) -> str:
    """A sign as it is kept; empty for what cannot be one, a word among it that people say or menus type anyway."""
    return as_secret(facts.plan(), typed, _said())


@cache
def _said() -> frozenset[str]:
    keywords, menu = load_keywords(settings.CORRIDOR), load_menu(settings.CORRIDOR)
    options = (option for screen in menu.screens.values() for ask in screen.asks for option in ask.options)
    return frozenset({*keywords.table, *keywords.tongues, *options})


def choose(phone: str, typed: str) -> str:
    """Keeps one more sign for a phone: ``kept``, ``none`` for what cannot be one, ``full`` where no more are taken.

    How many fit is another number for each phone, which nobody knows: who fills it up learns not what was there before.
    """
    sign, index, most = as_sign(typed), numbers.index_of(phone), facts.plan().signs_most
    if not sign or not index:
        return "none"
    if Sign.objects.filter(index=index).count() >= most + int(index[:8], 16) % most:
        return "full"
    salt = uuid4()
    Sign.objects.create(index=index, salt=salt, digest=blind.index(*_named(salt, sign)), made_at=clock.now())
    return "kept"


def given(known: Known, typed: str) -> bool:
    """Whether a secret sign of theirs stands in what was typed."""
    if is_secret(known.secret, typed):
        return True
    index = numbers.index_of(known.phone)
    rows = list(Sign.objects.filter(index=index)) if index else []
    pairs = [(row, one) for row in rows for one in signs_in(typed)]
    digests = blind.indexes(_named(row.salt, one) for row, one in pairs)
    return any(row.digest == digest for (row, _one), digest in zip(pairs, digests, strict=True))


def pin_read(known: Known, typed: str) -> tuple[bool, str]:
    """Whether their secret number was typed; else the secret sign that stood behind it, for somebody forces them."""
    if numbers.matches(known.pin, typed):
        return True, ""
    pin, behind = typed.strip()[: len(known.pin)], typed.strip()[len(known.pin) :]
    return False, behind if numbers.matches(known.pin, pin) and given(known, behind) else ""


def follow(before: str, after: str) -> None:
    """Somebody has another number: their signs hold there too, each once, however often they change to and fro."""
    old, new = numbers.index_of(before), numbers.index_of(after)
    if old and new and old != new:
        rows = Sign.objects.filter(index=old).exclude(salt__in=Sign.objects.filter(index=new).values("salt"))
        Sign.objects.bulk_create(Sign(index=new, salt=row.salt, digest=row.digest, made_at=row.made_at) for row in rows)


def tidy(now: datetime) -> None:
    """Those of phones that nobody is asked by are forgotten after a while."""
    old = Sign.objects.filter(made_at__lt=now - facts.plan().signs_kept)
    old.exclude(index__in=Number.objects.exclude(enrolment__stage="left").values("index")).delete()


def _named(salt: UUID, sign: str) -> tuple[str, str]:
    return "checkins.sign", f"{salt}/{sign}"
