"""What was done and what it adds up to: the values between a ledger's acts and a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from njia.casework.model import ActSpec, ClockSpec

if TYPE_CHECKING:
    from njia.calendars.count import Deadline
    from njia.calendars.load import Calendars


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value that was given and cannot be read here: encrypted, or its key destroyed."""


SEALED = Sealed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One act of a dossier as its ledger keeps it; ``seq`` grows along the chain."""

    seq: int
    type: str
    at: datetime
    actor: str
    role: str
    given: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The last act of a type."""

    seq: int
    at: datetime
    actor: str
    role: str
    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One time that a clock was started, by act ``seq``; ``key`` is the value of its ``each`` field, or empty.

    ``event`` and ``stopped`` are the moments it counts from and ended at: of the act, or the day that its field names.
    """

    clock: str
    key: str
    seq: int
    started_by: str
    event: object
    stopped: object | None = None
    stopped_by: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningClock:
    """The last run of a clock with its deadline. ``late``: it ended after that, or runs on and that is past."""

    id: str
    key: str
    spec: ClockSpec
    run: Run
    started_at: datetime
    deadline: Deadline
    stopped_at: datetime | None
    stopped_by: str | None
    late: bool

    @property
    def running(self) -> bool:
        return self.stopped_at is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where a dossier stands at ``now``. A dossier that no act has opened has no state.

    ``past`` are runs that a later start of the same clock has replaced, for those who count how long answers took.
    """

    procedure: str
    version: int
    state: str | None
    seq: int
    closed: bool
    fields_given: Mapping[str, object]
    done: Mapping[str, Done]
    clocks: tuple[RunningClock, ...]
    past: tuple[Run, ...]
    next_roles: tuple[str, ...]
    allowed: tuple[ActSpec, ...]
    now: datetime
    calendars: Calendars = field(compare=False, repr=False)

    @property
    def open_clocks(self) -> tuple[RunningClock, ...]:
        """Those that run, the first to end first."""
        return tuple(sorted((c for c in self.clocks if c.running), key=lambda c: c.deadline.due_at))
