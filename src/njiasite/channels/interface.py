"""What a channel is: something that takes a message, or says why not. Each is a folder with a ``transport``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Protocol
from uuid import UUID

from django.conf import settings
from django.utils.module_loading import import_string


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message as a transport gets it. ``key`` is the same whenever this message is handed over again."""

    key: UUID
    address: str
    text: str
    language: str


class NotTakenError(Exception):
    """The transport did not take the message. ``code`` says why in one word, and never whose message it is."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class LaterError(NotTakenError):
    """It may take the message later."""


class UnsureError(LaterError):
    """Nobody knows whether it took the message: it may be tried again, but not often, for somebody may get it twice."""


class NeverError(NotTakenError):
    """It will never take this message: trying again is of no use."""


class Transport(Protocol):
    """Hands a message over. Returning means it was taken; a key it has taken before must not reach the person twice."""

    def send(self, envelope: Envelope) -> None: ...


@cache
def transport(channel: str) -> Transport:
    """The transport of that name in ``settings.CHANNELS``."""
    made: Transport = import_string(settings.CHANNELS[channel])()
    return made
