"""Tells those who watch over the service that a message did not arrive: its number, and nothing else about it."""

from __future__ import annotations

from django.utils import translation
from django.utils.translation import gettext

from njiasite.channels.models import Message
from njiasite.channels.services import Outgoing
from njiasite.identities import selectors
from njiasite.identities.ways import ways_to

PERMISSION = "service.watch"


def to_those_who_watch(messages: list[Message]) -> list[Outgoing]:
    """One alarm for each parcel and each account with the permission, in its language."""
    parcels = {message.parcel_id for message in messages}
    watching = selectors.who_may(PERMISSION)
    ways = ways_to(watching)
    return [
        Outgoing(
            key=f"undelivered:{parcel}:{account.pk}",
            recipient=account.pk,
            channel=ways[account.pk].channel,
            address=ways[account.pk].address,
            text=_text(str(parcel), account.language),
            language=account.language,
        )
        for parcel in parcels
        for account in watching
        if account.pk in ways
    ]


def _text(parcel: str, language: str) -> str:
    with translation.override(language):
        told = gettext("A message could not be delivered and is no longer tried. Its number: %(parcel)s")
    return told % {"parcel": parcel}
