"""One thing to mend in a corridor's files, and what the checks look at."""

from __future__ import annotations

from dataclasses import dataclass

from njia.calendars.load import Calendars


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """What is wrong, in which file and where in it, and what would mend it."""

    file: str
    where: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a procedure leans on in its corridor."""

    roles: frozenset[str]
    calendars: Calendars
