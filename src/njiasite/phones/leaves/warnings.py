"""The warnings that stand today; and to be sent them, or no more."""

from __future__ import annotations

from njiasite.advisories import selectors, services
from njiasite.phones.registry import Asked


def warnings(asked: Asked) -> list[str]:
    """Each on its own page of the screen, the newest first; a text message holds the newest."""
    found = [one.short for one in selectors.current(asked.language)] or [asked.say("warnings.none")]
    return found if asked.channel == "ussd" else found[:1]


def join(asked: Asked) -> list[str]:
    return [asked.say("joined" if services.join(asked.number, asked.language) else "menu")]


def leave(asked: Asked) -> list[str]:
    services.leave(asked.number)
    return [asked.say("left")]


LEAVES = {"warnings": warnings, "join": join, "leave": leave}
