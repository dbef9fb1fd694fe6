"""What speaks for a role, and when a ring counts as asleep, growing or re-branded: data of the corridor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import msgspec

from njia.corridors.files import home_of


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
    roles: tuple[RoleSign, ...]
    between_rings: Between
    asleep_days: int
    growth: Growth
    rebrand_days: int
    fresh_days: int


@lru_cache(maxsize=4)
def signs(corridor: str) -> Signs:
    """The signs of a corridor."""
    return msgspec.yaml.decode((home_of(corridor) / "rings" / "signs.yaml").read_bytes(), type=Signs)
