"""Who may do what in a corridor: permissions, roles and bodies, from ``roles.yaml`` and ``bodies.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from njia.corridors.files import HERE, CorridorError, home_of, once, read, source_named, sources_of
from njia.findings import Source, Text

Scope = Literal["self", "helper", "corridor", "office", "mission", "agency", "employer", "university", "dossier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What its holder may do, inside the scope of each grant."""

    id: str
    name: Text
    about: Text
    official: bool
    scopes: tuple[Scope, ...]
    may: frozenset[str]
    two_people: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A mission or an office. ``takes_in`` names the procedures whose cases begin here when nobody names a place."""

    id: str
    kind: Literal["mission", "office"]
    name: Text
    takes_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Roster:
    """Every permission, role and body of a corridor; roles stand with the least powerful first."""

    source: Source
    permissions: Mapping[str, Text]
    roles: Mapping[str, Role]
    bodies: Mapping[str, Body]

    def rank(self, role: str) -> int:
        """Where a role stands: the lower, the less it may do. A role that is no longer there stands last."""
        return list(self.roles).index(role) if role in self.roles else len(self.roles)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roles:
    source: str
    permissions: dict[str, Text]
    roles: list[Role]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bodies:
    source: str
    bodies: list[Body]


@lru_cache(maxsize=8)
def load_roster(corridor: str = "ke_ru", folder: Path = HERE) -> Roster:
    """The roster of that corridor. Raises CorridorError for a role without scope or with an unknown permission."""
    home = home_of(corridor, folder)
    sources = sources_of(home)
    table = read(home / "roles.yaml", _Roles)
    roles: dict[str, Role] = {}
    for role in table.roles:
        if unknown := role.may - table.permissions.keys():
            raise CorridorError(f"roles.yaml: {role.id} may {sorted(unknown)}, which permissions does not name")
        if not role.scopes:
            raise CorridorError(f"roles.yaml: {role.id} has no scope")
        once(roles, role.id, role, home / "roles.yaml")
    listed = read(home / "bodies.yaml", _Bodies)
    source_named(sources, listed.source, home / "bodies.yaml", "the list")
    bodies: dict[str, Body] = {}
    for body in listed.bodies:
        once(bodies, body.id, body, home / "bodies.yaml")
    return Roster(
        source=source_named(sources, table.source, home / "roles.yaml", "the table"),
        permissions=table.permissions,
        roles=roles,
        bodies=bodies,
    )
