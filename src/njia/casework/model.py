"""What a procedure's file says, once read. Nothing in it is evaluated: a guard is named, with its parameters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from njia.corridors.model import DatedValue
from njia.findings import Source, Text

if TYPE_CHECKING:
    from njia.calendars.model import Period
    from njia.casework.guards import Guard

Kind = Literal[
    "text", "long_text", "date", "moment", "number", "money", "choice", "yes_no", "phone", "email", "person_name",
    "place", "document", "inn", "ogrn",
]  # fmt: skip
Privacy = Literal["public", "internal", "personal", "sensitive"]
Nature = Literal["law", "policy"]
Column = Literal["office", "mission", "agency", "employer", "university", "subject"]

MOVED = "procedure.moved"  # the act that moves a dossier to another version of its procedure
SYSTEM = "system"  # the role of acts that a clock brings about


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer of a choice."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing an act asks for. ``personal`` and ``sensitive`` values are sealed with their holder's key."""

    id: str
    kind: Kind
    name: Text
    privacy: Privacy
    required: bool = False
    help: Text | None = None
    options: tuple[Option, ...] = ()
    tables: bool = False  # of a document: an Excel file is taken too


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Where a dossier can stand. ``waits_for`` names the roles that must act next; a final state is never left.

    ``evidence`` names the fields that must have been given before the state is reached. One that ``rests`` waits for
    nobody: an entry in a register stays as it is until something happens. Roles that it is ``kept_from`` are told the
    last stage before it that they may know.
    """

    id: str
    name: Text
    waits_for: tuple[str, ...] = ()
    final: bool = False
    rests: bool = False
    evidence: tuple[str, ...] = ()
    kept_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ActSpec:
    """What somebody may do: who, from which states (none named: any open one), to which (none: it stays).

    ``happened`` names the field that says when it truly happened; clocks count from there, not from the recording.
    ``seen_by`` are the roles that may see that it was done and what was given. ``name`` says that it happened,
    ``do`` is what to call doing it, on a button. ``common`` acts are those that every procedure has.
    ``gives`` are the fields that nobody fills in, since the service gives them as it records the act (the number of
    a seal). ``brought_by`` names the work of the service that brings the act about, where no clock does.
    """

    id: str
    name: Text
    do: Text | None = None
    by: tuple[str, ...]
    from_states: tuple[str, ...] = ()
    to: str | None = None
    opens: bool = False
    fields: tuple[Field, ...] = ()
    evidence: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    starts: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    messages: tuple[str, ...] = ()
    happened: str | None = None
    seen_by: tuple[str, ...]
    help: Text | None = None
    common: bool = False
    gives: tuple[str, ...] = ()
    brought_by: str = ""

    @property
    def asked(self) -> tuple[Field, ...]:
        """The fields that whoever does it fills in."""
        return tuple(field for field in self.fields if field.id not in self.gives)

    @property
    def doing(self) -> Text:
        """What to call it before it is done; an act that only the service does needs no such word."""
        return self.do or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One rung of a ladder: ``offset`` after a clock's end (negative: before it) a message goes to roles."""

    offset: timedelta
    to: tuple[str, ...]
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockSpec:
    """A period that acts start and stop.

    ``event`` names the date field it counts from (else: the act's own moment); ``each`` the field whose every value has
    a clock of its own; ``only_if`` the field values without which it does not start; ``then`` the act that is done by
    itself when it ends.
    """

    id: str
    name: Text
    period: Period
    rule: str
    calendar: str
    nature: Nature
    source: Source
    starts_on: tuple[str, ...]
    stops_on: tuple[str, ...]
    event: str | None = None
    each: str | None = None
    only_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    then: str | None = None
    ladder: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Words that go to roles; ``{number}``, ``{due}`` and ``{state}`` are filled in when they are sent."""

    id: str
    to: tuple[str, ...]
    text: Text


@dataclass(frozen=True, kw_only=True, eq=False)
class Procedure:
    """One version of a procedure. ``versions`` holds them all, so that a dossier can be moved from one to another.

    Cases of one that is ``members_only`` are there for those alone who were let in, whatever their role and scope.
    """

    id: str
    version: int
    name: Text
    summary: Text
    source: Source
    scope: tuple[Column, ...]
    readers: tuple[str, ...]
    states: Mapping[str, State]
    acts: Mapping[str, ActSpec]
    clocks: Mapping[str, ClockSpec]
    messages: Mapping[str, Message]
    fields: Mapping[str, Field]
    words: Mapping[str, Text]
    values: Mapping[str, tuple[DatedValue, ...]]
    versions: Mapping[int, Procedure]
    file: str
    members_only: bool = False

    def at(self, version: int) -> Procedure:
        """The same procedure in that version. Raises KeyError for one that does not exist."""
        return self if version == self.version else self.versions[version]

    def spec_of(self, act: str, given: Collection[str] = ()) -> ActSpec | None:
        """The act of that type as this version has it, else the newest other one; one that knows all of ``given`` comes
        first, for a case that was moved holds acts of both."""
        others = (version for _, version in sorted(self.versions.items(), reverse=True))
        known = [version.acts[act] for version in (self, *others) if act in version.acts]
        knowing = (spec for spec in known if set(given) <= {field.id for field in spec.fields})
        return next(knowing, known[0] if known else None)

    @cached_property
    def opening(self) -> tuple[ActSpec, ...]:
        """The acts that may open a dossier."""
        return tuple(spec for spec in self.acts.values() if spec.opens)

    @cached_property
    def allowed(self) -> Mapping[str, tuple[ActSpec, ...]]:
        """For each state the acts that may be done in it."""
        table: dict[str, tuple[ActSpec, ...]] = {}
        for state in self.states.values():
            table[state.id] = tuple(spec for spec in self.acts.values() if self._may(spec, state))
        return table

    @cached_property
    def _following(self) -> Mapping[str, frozenset[str]]:
        return {state: frozenset(spec.id for spec in specs) for state, specs in self.allowed.items()}

    def may_follow(self, act: str, state: str) -> bool:
        """Whether an act of that type may be done in that state, whoever does it."""
        return act in self._following[state]

    @cached_property
    def late_readers(self) -> frozenset[str]:
        """Readers who may not see every opening act: a case is there for them only once they may see an act of it."""
        always = [frozenset(spec.seen_by) for spec in self.opening]
        return frozenset(self.readers) - frozenset.intersection(*always) if always else frozenset()

    @staticmethod
    def _may(spec: ActSpec, state: State) -> bool:
        return not spec.opens and not state.final and (not spec.from_states or state.id in spec.from_states)
