"""Tells those who watch over the service that a message did not arrive, or could not be heard: by its number alone."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from njiasite.channels.models import Kind, Message
from njiasite.channels.services import Outgoing
from njiasite.identities import selectors
from njiasite.identities.ways import ways_to

PERMISSION = "service.watch"
_UNDELIVERED = _("A message could not be delivered and is no longer tried. Its number: %(parcel)s")
_NOT_HEARD = _("A message from outside could not be read and is no longer tried. Its number: %(parcel)s")


def to_those_who_watch(messages: list[Message]) -> list[Outgoing]:
    """One alarm for each parcel and each account with the permission, in its language."""
    return _alarms("undelivered", {message.parcel_id for message in messages}, _UNDELIVERED)


def not_heard(arrival: UUID) -> list[Outgoing]:
    """The same for a message from outside: somebody may be waiting for help behind it."""
    return _alarms("not_heard", [arrival], _NOT_HEARD)


def _alarms(what: str, numbers: Iterable[UUID | None], words: str) -> list[Outgoing]:
    watching = selectors.who_may(PERMISSION)
    ways = ways_to(watching)
    return [
        Outgoing(
            key=f"{what}:{number}:{account.pk}",
            recipient=account.pk,
            channel=ways[account.pk].channel,
            address=ways[account.pk].address,
            text=_text(words, str(number), account.language),
            language=account.language,
            kind=Kind.ALARM,
        )
        for number in numbers
        for account in watching
        if account.pk in ways
    ]


def _text(words: str, number: str, language: str) -> str:
    with translation.override(language):
        return gettext(words) % {"parcel": number}
