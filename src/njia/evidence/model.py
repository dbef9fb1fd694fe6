"""A network as it is taken out. No victim is in it: whoever makes one leaves them out, and no field could hold one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Who = Literal["person", "organisation"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report: its case, the day, and the fingerprint of the act in the ledger by which it came."""

    id: str
    case: str
    day: date
    act_hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """Somebody of the network, with all spellings, and the reports that name them."""

    id: str
    kind: Who
    names: tuple[str, ...]
    reports: tuple[str, ...]
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A number, till, account, handle, car: ``value`` as it is compared, ``written`` as a report has it."""

    id: str
    kind: str
    value: str
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """That a party uses a thing, by which reports."""

    party: str
    thing: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paid:
    """A sum that a report says was paid to a party."""

    to: str
    amount: Decimal
    currency: str
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two parties that may be one and that nobody judged: how likely, and by what."""

    a: str
    b: str
    probability: float
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """``id`` names it to others; ``made_on`` is the day it was taken out."""

    id: str
    made_on: date
    parties: tuple[Party, ...]
    things: tuple[Thing, ...]
    uses: tuple[Use, ...]
    sources: tuple[Source, ...]
    paid: tuple[Paid, ...] = ()
    unreviewed: tuple[Likeness, ...] = ()
