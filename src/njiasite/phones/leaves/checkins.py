"""Answers somebody who is asked how they are: whatever they say, the reply is the same."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings

from njia.checkins.load import load_plan
from njiasite.checkins import services
from njiasite.config import clock
from njiasite.phones.leaves.cases import take_in
from njiasite.phones.registry import Asked
from njiasite.phones.trouble import is_trouble, pleads


def checkin(asked: Asked) -> list[str]:
    """Hands on what was typed, a secret sign among it, beside which nothing else is heard: nobody may write to them.

    Trouble from a phone that nobody is asked by, a borrowed or a new one, is a call for help, and so are the words of
    one; the reply is the same, or it would tell whoever looks which phones are asked.
    """
    typed, known = asked.given["answer"], services.is_asked(asked.number)
    reply = heard(asked, typed)
    if services.signed(asked.number, typed):
        return [reply]
    if pleads(typed) or (not known and is_trouble(typed)):
        words = typed if known else asked.say("checkin.unknown", answer=typed)
        take_in(replace(asked, given={"teller": "self", "what_happened": words}))
    return [reply]


def listen(asked: Asked) -> None:
    """Hears the secret sign in whatever comes from a phone whose holder is asked how they are, but where they choose
    one: who chooses the same again is in no danger."""
    typed = " ".join(value for name, value in asked.given.items() if name != "sign")
    if typed and services.is_asked(asked.number):
        services.listen(asked.number, typed, clock.now(), channel=asked.channel, key=asked.key)


def is_digit(typed: str) -> bool:
    """Whether it is nothing but one of the digits that people are asked for."""
    return typed.strip() in {one.digit for one in load_plan(settings.CORRIDOR).answers.values()}


def heard(asked: Asked, typed: str) -> str:
    """The reply to it, which is nobody's alone."""
    return services.by_phone(
        asked.number, typed, clock.now(), language=asked.language, channel=asked.channel, key=asked.key
    )


def sign(asked: Asked) -> list[str]:
    """Keeps a secret sign for this phone, whether anybody is asked by it yet or not."""
    return [asked.say(f"sign.{services.choose_sign(asked.number, asked.given['sign'])}")]


LEAVES = {"checkin": checkin, "sign": sign}
