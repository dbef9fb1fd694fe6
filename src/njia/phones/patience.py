"""How long channels wait, and at which hours they send: data of the corridor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.corridors.files import HERE, CorridorError, home_of, read, source_named, sources_of


class _Hours(Struct, forbid_unknown_fields=True, kw_only=True):
    opens: time
    closes: time


class _File(Struct, forbid_unknown_fields=True, kw_only=True):
    source: str
    sending: tuple[int, ...]
    unsure: tuple[int, ...]
    hearing: tuple[int, ...]
    broken_off: int
    held: int
    calls_for_help: int
    broadcasts: _Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Pauses grow, so that nobody is pressed; after the last one a person is told.

    ``unsure``: the shortest where nobody knows whether a message was taken, for so many attempts more. ``held``: the
    longest that a message waits because its sender sent many; ``calls_for_help``: so many times as many must have come
    before a call for help waits. Broadcasts go between ``opens`` and ``closes``.
    """

    sending: tuple[timedelta, ...]
    unsure: tuple[timedelta, ...]
    hearing: tuple[timedelta, ...]
    broken_off: timedelta
    held: timedelta
    calls_for_help: int
    opens: time
    closes: time


@lru_cache(maxsize=8)
def load_patience(corridor: str = "ke_ru", folder: Path = HERE) -> Patience:
    """How long that corridor's channels wait. Raises CorridorError."""
    home = home_of(corridor, folder)
    path = home / "phones" / "patience.yaml"
    held = read(path, _File)
    source_named(sources_of(home), held.source, path, "the file")
    if len(held.unsure) > len(held.sending) or held.broken_off < 0 or min(held.held, held.calls_for_help) < 1:
        raise CorridorError(f"{path.name}: unsure has no more pauses than sending, all others are 1 or more")
    return Patience(
        sending=_growing(held.sending, path),
        unsure=_growing(held.unsure, path),
        hearing=_growing(held.hearing, path),
        broken_off=timedelta(minutes=held.broken_off),
        held=timedelta(hours=held.held),
        calls_for_help=held.calls_for_help,
        opens=held.broadcasts.opens,
        closes=held.broadcasts.closes,
    )


def _growing(minutes: tuple[int, ...], path: Path) -> tuple[timedelta, ...]:
    if not minutes or minutes[0] < 1 or list(minutes) != sorted(minutes):
        raise CorridorError(f"{path.name}: pauses begin at a minute or more, and none is shorter than the one before")
    return tuple(timedelta(minutes=one) for one in minutes)
