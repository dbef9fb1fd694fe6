"""Who may do what in a corridor: permissions, roles and bodies, from ``roles.yaml`` and ``bodies.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from njia.corridors.files import HERE, CorridorError, home_of, once, read, source_named, sources_of
from njia.findings import Source, Text

Start = Literal["account", "cases", "figures", "inbox", "reads", "staff"]
Scope = Literal["self", "helper", "corridor", "office", "mission", "agency", "employer", "university", "dossier"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What its holder may do, inside the scope of each grant. ``zone`` is where most of them are, if not at home;
    ``start`` is the page that they come to first."""

    id: str
    name: Text
    about: Text
    official: bool
    scopes: tuple[Scope, ...]
    may: frozenset[str]
    two_people: bool = False
    zone: str = ""
    start: Start = "account"


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A mission or an office. ``takes_in`` names the procedures whose cases begin here when nobody names a place;
    ``holds`` those all of whose cases belong here, wherever they are opened.

    ``only_for`` names the roles that may be given for it; none named: every role.
    """

    id: str
    kind: Literal["mission", "office"]
    zone: str
    name: Text
    takes_in: tuple[str, ...] = ()
    holds: tuple[str, ...] = ()
    only_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Roster:
    """Every permission, role and body of a corridor; roles stand with the least powerful first."""

    source: Source
    zone: str
    permissions: Mapping[str, Text]
    roles: Mapping[str, Role]
    bodies: Mapping[str, Body]

    def rank(self, role: str) -> int:
        """Where a role stands: the lower, the less it may do. A role that is no longer there stands last."""
        return list(self.roles).index(role) if role in self.roles else len(self.roles)

    def zone_of(self, role: str, places: Iterable[str]) -> str:
        """Whose clock somebody lives by: that of the body they work for, else of their role, else the corridor's."""
        known = self.roles.get(role)
        at_work = next((self.bodies[place].zone for place in places if place in self.bodies), "")
        return at_work or (known.zone if known else "") or self.zone


@dataclass(frozen=True, slots=True, kw_only=True)
class _Roles:
    source: str
    zone: str
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
    for zone in {table.zone, *(role.zone or table.zone for role in roles.values()), *(b.zone for b in bodies.values())}:
        _is_a_zone(zone)
    return Roster(
        source=source_named(sources, table.source, home / "roles.yaml", "the table"),
        zone=table.zone,
        permissions=table.permissions,
        roles=roles,
        bodies=bodies,
    )


def _is_a_zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        raise CorridorError(f"roles.yaml or bodies.yaml: there is no time zone {name!r}") from None
