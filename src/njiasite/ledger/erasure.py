"""Erasure: the holder's key is destroyed, the ledger says so, and a restore does it again."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from uuid import UUID

import msgspec
from django.db import transaction

from njiasite.ledger import keys
from njiasite.ledger.models import Act
from njiasite.ledger.services import Actor, record

REGISTER = UUID("3c1f6f0e-8f5d-4f0b-9d0c-6f9b2f4f7a10")  # the chain of all erasures
TYPE = "holder.erased"
_SERVICE = Actor(None, "service")
_also: list[Callable[[UUID], None]] = []


def also(step: Callable[[UUID], None]) -> None:
    """Something else that goes with a holder, such as index rows; called from an app's ``ready``."""
    _also.append(step)


def erase(holder: UUID, *, ground: str, actor: Actor = _SERVICE, channel: str = "command") -> None:
    """Destroys the holder's key and what hangs on it. ``ground`` is the id of a reason, never a person's words.

    Recorded first: if the machine stops before the key is gone, `replay` ends the work.
    """
    with transaction.atomic():
        record(
            chain=REGISTER,
            type=TYPE,
            actor=actor,
            channel=channel,
            key=f"erase:{holder}:{ground}",
            payload={"holder": str(holder), "ground": ground},
        )
        for step in _also:
            step(holder)
        transaction.on_commit(lambda: keys.destroy(holder))


def register() -> set[UUID]:
    """Every holder that was erased, as the ledger knows them."""
    held = Act.objects.filter(chain=REGISTER, type=TYPE).order_by("seq")
    return {UUID(act.given["holder"]) for act in held.iterator()}


def replay(elsewhere: Iterable[UUID] = ()) -> int:
    """Erases again whoever a restored backup brought back: those of our register, and those known ``elsewhere``."""
    known = register()
    for holder in set(elsewhere) - known:
        erase(holder, ground="restored")
    back = keys.alive(known)
    for holder in back:
        keys.destroy(holder)
    return len(back | (set(elsewhere) - known))


def in_export(lines: Iterable[bytes]) -> set[UUID]:
    """Every holder that an exported ledger says was erased: for a restore of data older than that export."""
    kept = (line for line in lines if f'"type":"{TYPE}"'.encode() in line)
    acts = (msgspec.json.decode(line).get("act", {}) for line in kept)
    return {UUID(act["payload"]["holder"]) for act in acts if act.get("type") == TYPE}
