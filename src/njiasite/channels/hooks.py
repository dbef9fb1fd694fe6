"""Where other apps plug in: what is owed, which dossiers are closed, and who is told that a message did not arrive.

Register in an app's ``ready``. The worker calls; nothing here knows who answers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from njiasite.channels.models import Kind, Message
from njiasite.channels.services import Outgoing

DueNotices = Callable[[datetime], Iterable[Outgoing]]
ClosedDossiers = Callable[[Collection[UUID]], Collection[UUID]]
Undelivered = Callable[[list[Message]], Iterable[Outgoing]]

_due_notices: list[DueNotices] = []
_closed: list[ClosedDossiers] = []
_undelivered: list[Undelivered] = []


def on_due_notices(hook: DueNotices) -> None:
    """``hook(now)`` gives reminders and escalations that clocks owe by now. It may give one again and again.

    It runs in the transaction that keeps what it gives, and is called again as long as something of that is new: it
    may give a part each time, and note in its own tables how far it came.
    """
    _due_notices.append(hook)


def on_closed(hook: ClosedDossiers) -> None:
    """``hook(dossiers)`` gives those of them that are closed: their reminders are no longer sent."""
    _closed.append(hook)


def on_undelivered(hook: Undelivered) -> None:
    """``hook(messages)`` runs in the transaction that gives a parcel up, and gives the alarms that tell a person."""
    _undelivered.append(hook)


def due_notices() -> tuple[DueNotices, ...]:
    return tuple(_due_notices)


def closed(dossiers: Collection[UUID]) -> set[UUID]:
    return {dossier for hook in _closed for dossier in hook(dossiers)} if dossiers else set()


def undelivered(messages: list[Message]) -> list[Outgoing]:
    return [replace(owed, kind=Kind.ALARM) for hook in _undelivered for owed in hook(messages)] if messages else []
