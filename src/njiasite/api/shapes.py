"""The shapes of what is said of cases, accounts and problems. The OpenAPI document is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from ninja import Schema
from pydantic import StringConstraints

from njiasite.api.asked import PLAIN


class Words(Schema):
    """A text in the three languages of the corridor."""

    en: str
    sw: str
    ru: str


class Misfit(Schema):
    """One value that does not fit: a JSON pointer into the body, or the name of a parameter."""

    pointer: str | None = None
    parameter: str | None = None
    code: str
    detail: str


class Named(Schema):
    """Something with an id and a name."""

    id: str
    name: Words


class Happened(Schema):
    """An act that was done: what, when, and in which role."""

    act: str
    name: Words
    at: datetime
    role: str


class ProblemShape(Schema):
    """RFC 9457. ``errors`` names what does not fit; ``since`` what happened to a case after it was last seen."""

    type: str
    title: str
    status: int
    detail: str | None = None
    code: str | None = None
    errors: Sequence[Misfit] = ()
    since: Sequence[Happened] = ()


class Origin(Schema):
    """Where a rule comes from, and whether a lawyer has checked it."""

    title: str
    reference: str
    verified: bool


class DossierLine(Schema):
    """A case, in short."""

    id: UUID
    number: str
    procedure: str
    state: Named
    closed: bool
    opened_at: datetime


class DossierRow(DossierLine):
    """A case in a list. ``due_at`` is None where no clock runs that the reader may know of."""

    due_at: datetime | None


class DossierPage(Schema):
    """Some cases; ``next`` is the ``after`` of the next page, and empty on the last."""

    items: list[DossierRow]
    next: str


class KnownShape(Schema):
    """A value as it was given. One that was erased has none."""

    field: str
    name: Words
    kind: str
    value: Any = None
    erased: bool = False


class RunningShape(Schema):
    """A clock of a case."""

    clock: str
    key: str
    name: Words
    nature: str
    started_at: datetime
    due_at: datetime
    stopped_at: datetime | None
    late: bool
    explanation: Words
    source: Origin


class PossibleShape(Schema):
    """What this reader's role may do in the case now; the procedure says what it asks for."""

    act: str
    name: Words


class DossierShape(DossierLine):
    """A case, as far as the reader's role may see it."""

    version: int
    places: dict[str, str]
    known: list[KnownShape]
    clocks: list[RunningShape]
    possible: list[PossibleShape]


class DoneShape(Happened):
    """An act that was done, with what was given in it."""

    given: list[KnownShape]


class TimelineShape(Schema):
    """What happened, the oldest first."""

    items: list[DoneShape]


class SearchIn(Schema):
    """The number of a case, a name in Latin or Russian letters, or a phone."""

    words: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=120, pattern=PLAIN)]


class FoundRow(DossierLine):
    """A case that fits. ``fits`` is the value in it that does; None where its number was asked for."""

    fits: str | None


class FoundShape(Schema):
    """The cases that fit and that this reader may see, the best first."""

    items: list[FoundRow]


class EmergencyIn(Schema):
    """Which case, and what the emergency is: a supervisor reads it."""

    number: Annotated[str, StringConstraints(max_length=30, pattern=PLAIN)]
    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=10, max_length=1000, pattern=PLAIN)]


class EmergencyShape(Schema):
    """A case that is open to the reader until ``ends_at``."""

    dossier: UUID
    number: str
    ends_at: datetime


class OpenIn(Schema):
    """A new case. ``case`` is the number that the upload of its first papers gave."""

    procedure: str
    act: str
    given: dict[str, Any]
    case: UUID | None = None


class ActIn(Schema):
    """An act in a case."""

    act: str
    given: dict[str, Any]


class OutcomeShape(Schema):
    """What an act led to; sent once more with the same key, the very same answer."""

    dossier: UUID
    number: str
    act: str
    at: datetime
    state: Named
    closed: bool


class WaitingShape(Schema):
    """A case that waits for the reader's role."""

    dossier: UUID
    number: str
    procedure: str
    state: Named
    due_at: datetime | None
    late: bool


class InboxShape(Schema):
    """What waits, the first due on top."""

    items: list[WaitingShape]
    next: str


class PaperShape(Schema):
    """A paper that is kept. ``case`` is the case it belongs to, or the one that may be opened with it."""

    id: UUID
    case: UUID
    state: str
    media_type: str
    bytes: int


class ScopeShape(Schema):
    """How far a role reaches."""

    kind: str
    value: str


class RoleShape(Schema):
    """A role that the account has."""

    id: str
    name: Words
    working: bool
    scopes: list[ScopeShape]


class MeShape(Schema):
    """Who is asking."""

    code: str
    language: str
    role: str
    may: list[str]
    roles: list[RoleShape]
