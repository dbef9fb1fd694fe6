"""Text messages out, as Africa's Talking takes them: one form, one recipient, and an answer that says what became."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from njiasite.channels.interface import Envelope, LaterError, NeverError, UnsureError
from njiasite.channels.posting import post
from njiasite.channels.reports import handed, was_handed

TAKEN = frozenset({100, 101, 102})  # processed, sent, queued
NEVER = frozenset({403, 404, 406, 409})  # no such number, not a mobile, blocked by its owner


class Transport:
    """Hands messages to the address in ``NJIA_SMS_URL``. What was handed over before is not handed over again."""

    def send(self, envelope: Envelope) -> None:
        if was_handed(envelope.key):
            return
        account = settings.SMS
        form = {"username": account["username"], "to": envelope.address, "message": envelope.text}
        if account["from"]:
            form["from"] = account["from"]
        answer = post(account["url"], form=form, headers={"apiKey": account["key"]})
        handed(envelope.key, "sms", _taken(answer))


def _taken(answer: Any) -> str:
    """The gateway's name for the message. Raises NotTakenError."""
    try:
        rows = answer["SMSMessageData"]["Recipients"]
        if not rows:  # it says why in words: no such sender, no credit
            raise LaterError("no_recipient")
        (one,) = rows
        code, name = int(one["statusCode"]), str(one["messageId"])
    except (KeyError, TypeError, ValueError):
        raise UnsureError("another_shape") from None
    if code in TAKEN:
        return name
    raise (NeverError if code in NEVER else LaterError)(f"status_{code}")
