"""What a gateway of calls asks at each step; answered by whoever registered, for this app knows no menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of a call: everything that was typed in it so far."""

    session: str
    number: str
    typed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screen:
    """What the telephone shows; ``ends``: and the call is over."""

    text: str
    ends: bool = False


Answering = Callable[[Step], Screen]
Ending = Callable[[str, str], None]
_registered: dict[str, tuple[Answering, Ending]] = {}


def answered_by(answering: Answering, ending: Ending) -> None:
    """Registers who answers calls, and who hears of their end; call it in an app's ``ready``."""
    _registered["calls"] = (answering, ending)


def answer(step: Step) -> Screen:
    return _registered["calls"][0](step)


def over(session: str, status: str) -> None:
    _registered["calls"][1](session, status)
