"""Whether the service is well: what it cannot answer without, and what somebody should look at today."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor

from njiasite.channels import selectors as outbox
from njiasite.config.logs import place_of
from njiasite.demo import people
from njiasite.ledger import checkpoints, rotation
from njiasite.ledger.rotation import MasterKeyError

OUTBOX_LATE = timedelta(minutes=15)
CHECKPOINT_LATE = timedelta(hours=26)


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that was looked at. ``needed``: without it the service answers nobody."""

    name: str
    well: bool
    said: str
    needed: bool = False


def signs(now: datetime) -> list[Sign]:
    """Everything that is looked at; where a database is gone, what hangs on it is left out."""
    found = [_looked(f"database {alias}", _reached, alias) for alias in ("default", "keys")]
    return [*found, *_within(now)] if all(one.well for one in found) else found


def is_ready(found: list[Sign]) -> bool:
    """Whether the service can answer."""
    return all(one.well for one in found if one.needed)


def _looked(name: str, look: Callable[[str], str], alias: str) -> Sign:
    try:
        said = look(alias)
    except DatabaseError as error:
        connections[alias].close()
        return Sign(name, False, place_of(error).split(" at ")[0], needed=True)
    return Sign(name, not said, said or "answers", needed=True)


def _reached(alias: str) -> str:
    executor = MigrationExecutor(connections[alias])
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(waiting)} migrations wait: run migrate" if waiting else ""


def _master_key() -> Sign:
    try:
        unknown = rotation.unknown_masters()
    except MasterKeyError as error:
        return Sign("master key", False, str(error), needed=True)
    return Sign("master key", not unknown, f"lacks {', '.join(unknown)}" if unknown else "opens every key", needed=True)


def _within(now: datetime) -> Iterator[Sign]:
    yield _master_key()
    oldest = outbox.oldest_due(now)
    yield Sign(
        "outbox",
        oldest is None or now - oldest < OUTBOX_LATE,
        f"oldest due {oldest:%Y-%m-%d %H:%M}" if oldest else "empty",
    )
    given_up = outbox.undelivered().count()
    yield Sign("undelivered", not given_up, f"{given_up} messages")
    neglected = sorted(outbox.neglected(now))
    yield Sign("duties", not neglected, f"neglected: {', '.join(neglected)}" if neglected else "done")
    last = checkpoints.latest()
    fresh = last is not None and now - last.at < CHECKPOINT_LATE
    yield Sign("checkpoint", fresh, f"last {last.at:%Y-%m-%d %H:%M}" if last else "none yet")
    if settings.PRODUCTION:
        yield Sign("demonstration", people.begun() is None, "its accounts may not be in production")
