"""What a case says so far, opened from the acts that a role may see: for the letters and sums made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from njia.casework.model import Procedure
from njiasite.dossiers import presentation
from njiasite.ledger import selectors as ledger
from njiasite.ledger.selectors import ERASED


@dataclass(frozen=True, slots=True)
class Told:
    """One act: its type, when it was recorded, in which role, and what was given, as far as it can still be read."""

    type: str
    at: datetime
    role: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Case:
    """The acts in their order. ``values`` are the last of each field."""

    acts: tuple[Told, ...]

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for one in self.acts for name, value in one.given.items()}

    def each(self, type: str) -> list[Mapping[str, Any]]:
        """What was given each time that an act of that type was done."""
        return [one.given for one in self.acts if one.type == type]

    def day(self, name: str) -> date | None:
        """A date, where it was given and can be read."""
        value = self.values.get(name)
        return date.fromisoformat(value) if isinstance(value, str) else None


def told(plan: Procedure, dossier_id: Any, role: str) -> Case:
    """The case as that role may see it."""
    shown = presentation.shown_to(plan, ledger.acts(dossier_id), role)
    return Case(tuple(Told(one.act.type, one.act.at, one.act.role, _readable(one.given)) for one in shown))


def _readable(given: Any) -> dict[str, Any]:
    return {field.id: value for field, value in given if value is not ERASED}
