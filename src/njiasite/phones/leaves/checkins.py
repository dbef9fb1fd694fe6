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


def sign(asked: Asked) -> list[str]:
    """Keeps a secret sign for this phone, whether anybody is asked by it yet or not."""
    return [asked.say(f"sign.{services.choose_sign(asked.number, asked.given['sign'])}")]


LEAVES = {"checkin": checkin, "sign": sign}
