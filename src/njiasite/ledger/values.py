"""What goes into the ledger and what comes back."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar
from uuid import UUID

from njiasite.ledger.models import Act, Entry

EntryT = TypeVar("EntryT", bound=Entry)
_KEY = re.compile(r"[\w.:/-]{1,150}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and in which role. Without an account: the service itself, or somebody who gave no name."""

    account: UUID | None
    role: str


@dataclass(frozen=True, slots=True)
class Personal:
    """A value about a person, and whose key seals it."""

    holder: UUID
    value: Any


def once(actor: Actor, key: str) -> str:
    """An idempotency key as it is stored. Raises ValueError for one that is too long or holds other characters."""
    if not _KEY.fullmatch(key):
        raise ValueError("an idempotency key is 1 to 150 letters, digits and . : / _ -")
    return f"{actor.account or actor.role}:{key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An act that has no place in its chain yet."""

    chain: UUID
    type: str
    actor: Actor
    channel: str
    key: str
    payload: Mapping[str, Any]
    personal: Mapping[str, Personal] = field(default_factory=dict)
    expected: int | None = None

    @property
    def once(self) -> str:
        """The idempotency key as it is stored: each actor has their own keys and cannot meet another's."""
        return once(self.actor, self.key)


@dataclass(frozen=True, slots=True)
class Recorded(Generic[EntryT]):
    """The act as it stands in its chain. ``fresh`` is false when it had been recorded before, with the same key."""

    act: EntryT
    fresh: bool


class UnknownActError(LookupError):
    """No such type of act is registered."""


class StaleError(Exception):
    """The chain went on since the caller last saw it. ``since`` holds the acts that they have not seen."""

    def __init__(self, current: int, since: Sequence[Act]) -> None:
        super().__init__(f"the chain is at {current}")
        self.current, self.since = current, tuple(since)


class KeyReusedError(Exception):
    """The idempotency key was used before for something else."""
