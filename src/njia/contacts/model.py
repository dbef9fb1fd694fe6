"""A number to call, what it is for, and how long a call vouches for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from njia.findings import Source, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a number is called for. ``instead`` is said where none may be shown; ``ask`` names the page for that."""

    id: str
    name: Text
    instead: Text
    ask: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """Somebody called on that day, and may be believed until that one."""

    on: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A number of the corridor. ``verified`` is None while nobody called it: then only officers see it."""

    id: str
    purposes: tuple[str, ...]
    name: Text
    number: str
    hours: str
    cost: str
    source: Source
    verified: Verified | None = None

    def shows_on(self, day: date) -> bool:
        """Whether everybody may see it on that day."""
        return self.verified is not None and self.verified.on <= day <= self.verified.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The numbers of a corridor, and the rules they are kept by.

    ``days``: how long a call vouches at most. ``soon``: this long before its end it is to be made again. ``most``: how
    many stand at one place.
    """

    source: Source
    days: int
    soon: int
    most: int
    purposes: Mapping[str, Purpose]
    contacts: tuple[Contact, ...]

    def too_long(self, called_on: date, until: date) -> bool:
        """Whether that is longer than a call vouches, or no time at all."""
        return not called_on <= until <= called_on + timedelta(days=self.days)
