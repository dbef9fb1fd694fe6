"""Tells those who watch over the service that a message did not arrive: its number, and nothing else about it."""

from __future__ import annotations

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from njiasite.channels.models import Message
from njiasite.channels.services import Outgoing
from njiasite.identities import selectors

PERMISSION = "service.watch"


def to_those_who_watch(messages: list[Message]) -> list[Outgoing]:
    """One alarm for each parcel and each account with the permission, in its language, on the first channel."""
    parcels = {message.parcel_id for message in messages}
    return [
        Outgoing(
            key=f"undelivered:{parcel}:{account.pk}",
            recipient=account.pk,
            channel=next(iter(settings.CHANNELS)),
            address=account.code,
            text=_text(str(parcel), account.language),
            language=account.language,
        )
        for parcel in parcels
        for account in selectors.who_may(PERMISSION)
    ]


def _text(parcel: str, language: str) -> str:
    with translation.override(language):
        told = gettext("A message could not be delivered and is no longer tried. Its number: %(parcel)s")
    return told % {"parcel": parcel}
