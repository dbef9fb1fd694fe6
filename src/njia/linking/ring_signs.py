"""What speaks for a role, and when a ring counts as asleep, growing or re-branded: data of the corridor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from njia.corridors.files import HERE, home_of, sourced


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSign:
    role: str
    reports: int
    kind: str | None = None
    things: tuple[str, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    role: str
    rings: int
    reports: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    days: int
    times: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    source: str
    roles: tuple[RoleSign, ...]
    no_role: tuple[str, ...] = ()
    between_rings: Between
    asleep_days: int
    growth: Growth
    rebrand_days: int
    fresh_days: int


@lru_cache(maxsize=4)
def signs(corridor: str = "ke_ru", folder: Path = HERE) -> Signs:
    """The corridor's. Raises CorridorError."""
    return sourced(home_of(corridor, folder), "rings/signs.yaml", Signs, "intelligence")
