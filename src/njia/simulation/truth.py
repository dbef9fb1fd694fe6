"""Who there really is: people and organisations with their numbers over time, their group and their role in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

GroupKind = Literal["ring", "agency", "family", "alone"]


@dataclass(frozen=True, slots=True)
class Use:
    """A number or account that somebody used between two days."""

    role: str  # phone, till, account, handle
    value: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Entity:
    """``given`` and ``family`` are rows of spellings; an organisation has one name, later perhaps another."""

    id: str
    kind: Literal["person", "organisation"]
    group: str
    group_kind: GroupKind
    role: str
    given: tuple[str, ...] = ()
    middle: str = ""
    family: tuple[str, ...] = ()
    names: tuple[tuple[int, str], ...] = ()  # from a day on, this name
    place: str = ""
    uses: tuple[Use, ...] = ()

    def using(self, role: str, day: int) -> list[str]:
        """The numbers of one role in use on a day."""
        return [use.value for use in self.uses if use.role == role and use.first <= day <= use.last]

    def name_on(self, day: int) -> str:
        """An organisation's name on a day."""
        return [name for first, name in self.names if first <= day][-1]


@dataclass(frozen=True, slots=True)
class Truth:
    entities: tuple[Entity, ...]
    hubs: tuple[Use, ...]

    def groups(self, kind: GroupKind) -> list[list[Entity]]:
        """The members of each group of a kind."""
        found: dict[str, list[Entity]] = {}
        for entity in self.entities:
            if entity.group_kind == kind:
                found.setdefault(entity.group, []).append(entity)
        return list(found.values())
