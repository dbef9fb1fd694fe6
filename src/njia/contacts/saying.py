"""Numbers on a plain telephone: a line for each, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

from njia.contacts.numbers import callable_as
from njia.phones import gsm

LONGEST = 40  # letters of a name, so that it stands on one screen with its number


def line(name: str, number: str) -> str:
    """Who, and the number as it is dialled, so that a telephone makes a key of it."""
    return f"{name}: {callable_as(number)}"


def whole(lines: Sequence[str], room: int = gsm.ONE) -> list[str]:
    """As many lines as one message holds; no number is cut, for half a number calls somebody else."""
    kept: list[str] = []
    for one in lines:
        if gsm.septets(gsm.plain("\n".join([*kept, one]))) > room:
            break
        kept.append(one)
    return kept
