"""Tells us of a recruiter, without a name, and what became of that."""

from __future__ import annotations

from njiasite.dossiers.models import Dossier
from njiasite.offers.services import tools
from njiasite.phones.registry import Asked
from njiasite.tips import receipts
from njiasite.tips.selectors import standing
from njiasite.tips.services import Told, add, receive

_ABOUT = "agent"
_PARTS = 4  # of a code, as it is written down
_CHANNELS = {"ussd": "ussd", "sms": "sms"}  # as the case names them; chats are telephones


def tip(asked: Asked) -> list[str]:
    """Takes the tip in; the number is not part of it."""
    words = asked.given["words"]
    verdict = tools().screen(words).verdict
    channel = _CHANNELS.get(asked.channel, "phone")
    _, code = receive(Told(about=_ABOUT, words=words, verdict=verdict, channel=channel), asked.key)
    return [asked.say("receipt", code=code)]


def opened(typed: str) -> tuple[Dossier | None, str]:
    """The tip whose code the words begin with, however it is parted, and the words after it."""
    parts = typed.split()
    for many in range(1, _PARTS + 1):
        if (found := receipts.opened("".join(parts[:many]))) is not None:
            return found, " ".join(parts[many:])
    return None, ""


def stands(asked: Asked, told: Dossier, words: str) -> list[str]:
    """Where it stands and what we ask last; words after the code are added. Raises RefusedError once it is closed."""
    if words:
        add(told, words, (), asked.key)
    now = standing(told)
    questions = [line.words for line in now.lines if line.ours]
    return [now.state[asked.language], *questions[-1:]]


LEAVES = {"tip": tip}
