"""Doing things in tests of the ledger."""

from __future__ import annotations

from uuid import UUID, uuid4

from njiasite.ledger.models import Act
from njiasite.ledger.services import Actor, Personal, record

OFFICER = Actor(UUID(int=42), "labour_officer")


def act(chain: UUID, *, key: str = "", **personal: tuple[UUID, object]) -> Act:
    """One act; personal values as ``name=(holder, value)``."""
    return record(
        chain=chain,
        type="cases.listed",
        actor=OFFICER,
        channel="web",
        key=key or str(uuid4()),
        payload={"note": "ёж"},
        personal={name: Personal(*given) for name, given in personal.items()},
    ).act
