"""Whom to call: each number whole, for half a number calls somebody else; or where to ask instead."""

from __future__ import annotations

from njia.contacts.saying import line, whole
from njiasite.contacts import selectors
from njiasite.phones.registry import Asked

_FIRST = "danger"  # what a text message asks for that says nothing else


def contacts(asked: Asked) -> list[str]:
    """The numbers for what was chosen. A text message holds as many as it has room for."""
    group = selectors.group(asked.given.get("purpose", _FIRST), asked.language)
    lines = [line(one.name, one.number) for one in group.numbers] or [group.instead]
    return lines if asked.channel == "ussd" else whole(lines) if group.numbers else lines


LEAVES = {"contacts": contacts}
