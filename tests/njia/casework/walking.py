"""Walks a procedure as people do: every act is asked for first, and only one that is not refused is done."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from njia.calendars.load import Calendars, load_calendars
from njia.casework.fold import advance, fold, seen
from njia.casework.load import load_procedures
from njia.casework.model import ActSpec, Field, Procedure
from njia.casework.refuse import Refusal, refusal
from njia.casework.standing import Act, Standing

MONDAY = datetime(2026, 11, 2, 6, tzinfo=UTC)  # nine in the morning in Nairobi and in Moscow
_SAMPLES: dict[str, object] = {
    "text": "A-17",
    "long_text": "As agreed.",
    "date": "2026-10-30",
    "moment": "2026-11-02T09:00:00+03:00",
    "number": 5_000_000,
    "money": {"amount": "5000000", "currency": "KES"},
    "yes_no": True,
    "phone": "+254 712 345678",
    "email": "someone@example.org",
    "inn": "0000000018",
    "ogrn": "1000000000010",
    "person_name": "Amina Example",
    "place": "Belgorod",
    "document": "0190-paper",
}

_NAMED: dict[str, object] = {"contact_number": "+254 20 787 6000"}  # a text that is looked at more closely than others


def sample(field: Field) -> object:
    """A value that the field accepts."""
    if field.id in _NAMED:
        return _NAMED[field.id]
    return field.options[0].id if field.kind == "choice" else _SAMPLES[field.kind]


def filled(spec: ActSpec, given: Mapping[str, object]) -> dict[str, object]:
    """What was given, and a sample for everything else that the act must have."""
    return {**{field.id: sample(field) for field in spec.fields if field.required}, **given}


def recorded(spec: ActSpec, given: Mapping[str, object]) -> dict[str, object]:
    """What the ledger has of the act: what was given, and what the service gives to it by itself."""
    return {**given, **{field.id: sample(field) for field in spec.fields if field.id in spec.gives}}


class Walk:
    """One dossier from its first act; time goes on with each."""

    def __init__(self, procedure: Procedure | str, at: datetime = MONDAY, calendars: Calendars | None = None) -> None:
        self.procedure = load_procedures()[procedure] if isinstance(procedure, str) else procedure
        self.acts: list[Act] = []
        self.standing: Standing = fold(self.procedure, (), at, calendars or load_calendars())

    @property
    def state(self) -> str | None:
        return self.standing.state

    def ask(self, type_: str, role: str, actor: str | None = None, **given: object) -> Refusal | None:
        """Whether it would be refused, with everything that must be given filled in."""
        spec = self.procedure.at(self.standing.version).acts[type_]
        return refusal(self.procedure, self.standing, type_, role, actor or role, filled(spec, given))

    def do(self, type_: str, role: str, actor: str | None = None, **given: object) -> Walk:
        """Does it; an act that is refused fails the test."""
        refused = self.ask(type_, role, actor, **given)
        assert refused is None, f"{type_}: {refused}"
        spec = self.procedure.at(self.standing.version).acts[type_]
        act = Act(
            seq=len(self.acts) + 1,
            type=type_,
            at=self.standing.now,
            actor=actor or role,
            role=role,
            given=recorded(spec, filled(spec, given)),
        )
        self.acts.append(act)
        self.standing = advance(self.procedure, self.standing, act)
        return self

    def wait(self, **span: float) -> Walk:
        return self.until(self.standing.now + timedelta(**span))

    def until(self, now: datetime) -> Walk:
        self.standing = seen(self.procedure, self.standing, now)
        return self

    def clock(self, id_: str, key: str = "") -> Any:
        """The last run of a clock. Fails the test when it was never started."""
        (found,) = (clock for clock in self.standing.clocks if (clock.id, clock.key) == (id_, key))
        return found
