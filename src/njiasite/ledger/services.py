"""The only writer of acts. Everything else of the site says what was done through `record`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from njiasite.ledger import registry
from njiasite.ledger.append import append, hold
from njiasite.ledger.models import Act
from njiasite.ledger.values import Actor, Draft, KeyReusedError, Personal, Recorded, StaleError, UnknownActError

__all__ = ["Actor", "KeyReusedError", "Personal", "Recorded", "StaleError", "UnknownActError", "hold", "record"]


def record(
    *,
    chain: UUID,
    type: str,
    actor: Actor,
    channel: str,
    key: str,
    payload: Mapping[str, Any],
    personal: Mapping[str, Personal] | None = None,
    expected: int | None = None,
) -> Recorded[Act]:
    """Records an act, once for each ``key`` of an actor, in the caller's transaction or in one of its own.

    ``expected`` is the last ``seq`` the actor has seen; when the chain went on since, StaleError tells what happened.
    """
    if type not in registry.types():
        raise UnknownActError(type)
    return append(
        Act,
        Draft(
            chain=chain,
            type=type,
            actor=actor,
            channel=channel,
            key=key,
            payload=payload,
            personal=personal or {},
            expected=expected,
        ),
    )
