"""Tells us of a recruiter, without a name."""

from __future__ import annotations

from njiasite.offers.services import tools
from njiasite.phones.registry import Asked
from njiasite.tips.services import Told, receive

_ABOUT = "agent"
_CHANNELS = {"ussd": "ussd", "sms": "sms"}  # as the case names them; chats are telephones


def tip(asked: Asked) -> list[str]:
    """Takes the tip in; the number is not part of it."""
    words = asked.given["words"]
    verdict = tools().screen(words).verdict
    channel = _CHANNELS.get(asked.channel, "phone")
    _, code = receive(Told(about=_ABOUT, words=words, verdict=verdict, channel=channel), asked.key)
    return [asked.say("receipt", code=code)]


LEAVES = {"tip": tip}
