"""The log of reads: who looked at which dossier, when and why. Chained like acts, in a table of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.db.models import QuerySet

from njiasite.ledger.append import append
from njiasite.ledger.models import Read
from njiasite.ledger.values import Actor, Draft, Personal

_OF_DOSSIERS, _OF_READERS = UUID("6f0c2a52-6f5b-4f7e-9a51-0f1f6a2c7d11"), UUID("b7a9d5e0-50a4-4b0f-8a53-3d7d5c2f1e22")


def record(
    *,
    reader: UUID | None,
    role: str,
    dossier: UUID | None,
    purpose: str,
    channel: str,
    break_glass: bool = False,
    reason: str = "",
    shown: Mapping[str, Any] | None = None,
    key: str = "",
) -> Read:
    """Notes a read, before anything is shown. Without a dossier it was a list, a search or an export.

    ``purpose`` is the id of a purpose; ``reason``, in the reader's own words, may name people and is sealed.
    """
    if dossier is None and reader is None:
        raise ValueError("a read has a dossier or a reader")
    kind = "case.read_in_emergency" if break_glass else "case.read" if dossier else "cases.listed"
    chain = chain_of(dossier) if dossier else uuid5(_OF_READERS, str(reader))
    return append(
        Read,
        Draft(
            chain=chain,
            type=kind,
            actor=Actor(reader, role),
            channel=channel,
            key=key or str(uuid4()),
            payload={"dossier": dossier and str(dossier), "purpose": purpose, "shown": dict(shown or {})},
            personal={"reason": Personal(dossier or chain, reason)} if reason else {},
        ),
    ).act


def chain_of(dossier: UUID) -> UUID:
    """The chain of a dossier's reads."""
    return uuid5(_OF_DOSSIERS, str(dossier))


def of(dossier: UUID) -> QuerySet[Read]:
    """Every read of a dossier, in order."""
    return Read.objects.filter(chain=chain_of(dossier)).order_by("seq")


def in_emergency() -> QuerySet[Read]:
    """Every read by break-glass, the latest first: what a supervisor looks through."""
    return Read.objects.filter(type="case.read_in_emergency").order_by("-at")
