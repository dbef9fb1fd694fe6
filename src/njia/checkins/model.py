"""The plan of a corridor's check-ins, and where one person stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal

from njia.findings import Source, Text

Stage = Literal["waiting", "asked", "again", "contact", "held", "alarm", "left"]
Deed = Literal["", "ask", "ask_again", "ask_contact", "hold", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Least:
    """Until so many days after departure somebody is asked at least every so many days; the last has no end."""

    every: int
    until: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A rhythm that can be chosen."""

    every: int
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A reason for not being asked for a while, and the longest while there is."""

    longest: int
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Outage:
    """When silence is a network's: so many asked ``within`` hours, and such a share silent after ``patience`` hours."""

    least: int
    share: float
    within: int
    patience: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """When an employer's people are a signal together."""

    least: int
    share: float
    unhappy: int
    within: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """Why a welfare case opens: what goes into its fields, and the sentence that tells it."""

    why: str
    urgency: str
    told: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What can be answered. Without a ``cause`` all is well: then its ``words`` count where nothing else is said but
    what may stand ``beside`` them. ``kinds``: of whom alone, empty for all."""

    id: str
    digit: str
    name: Text
    words: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    cause: Cause | None = None
    kinds: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All of a corridor's check-ins."""

    source: Source
    rhythm: Mapping[str, tuple[Least, ...]]
    of_pathway: Mapping[str, str]
    choices: Mapping[str, Choice]
    pauses: Mapping[str, Pause]
    answers: Mapping[str, Answer]
    contact: Mapping[str, Answer]
    causes: Mapping[str, Cause]
    words: Mapping[str, Text]
    warned_every: int
    warned_for: timedelta
    hour: time
    quiet: tuple[time, time]
    quiet_longest: timedelta
    again: timedelta
    ask_contact: timedelta
    open: timedelta
    roaming: timedelta
    held: timedelta
    after_alarm: timedelta
    outage: Outage
    group: Group
    reached_by: tuple[str, ...]
    vouched: int
    vouched_source: Source
    signs_most: int
    signs_kept: timedelta
    home_zone: str
    zones: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What of somebody the rhythm depends on. ``every``: the days they chose, 0 for none.

    ``reachable``: there is a way to write to them. ``contact``: somebody they trust may be asked, by the clock of
    ``contact_zone``.
    """

    kind: str
    departed_at: datetime
    zone: str
    hour: time
    quiet: tuple[time, time]
    every: int = 0
    reachable: bool = True
    roaming: bool = False
    contact: bool = False
    contact_zone: str = ""
    warned_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where somebody stands. ``look_at`` is when something is owed next; there is always such a moment.

    ``since`` is when the question of this round was asked, or owed where there was no way to ask.
    """

    stage: Stage
    round: int
    due_at: datetime
    look_at: datetime
    since: datetime | None = None
    held_at: datetime | None = None
    relieved: bool = False
