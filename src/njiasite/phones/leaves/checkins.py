"""Answers somebody who is asked how they are: whatever they say, the reply is the same."""

from __future__ import annotations

from njiasite.checkins import services
from njiasite.config import clock
from njiasite.phones.registry import Asked


def checkin(asked: Asked) -> list[str]:
    """Hands on what was typed, a word that was agreed in secret among it."""
    return [heard(asked, asked.given["answer"])]


def heard(asked: Asked, typed: str) -> str:
    """The reply to it, which is nobody's alone."""
    return services.by_phone(
        asked.number, typed, clock.now(), language=asked.language, channel=asked.channel, key=asked.key
    )


LEAVES = {"checkin": checkin}
