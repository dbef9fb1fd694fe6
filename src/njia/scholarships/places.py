"""Who is next: places go down the ranking, one at a time, and never more than there are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

Where = Literal["ranked", "waiting", "holding", "gone"]  # holding: nominated, offered, accepted or studying


def next_up(ranks: Mapping[str, int], where: Mapping[str, Where], places: int) -> tuple[str, ...]:
    """The numbers to nominate now, the best first: as many as there are places that nobody holds."""
    held = sum(1 for number in where if where[number] == "holding")
    return _best(ranks, (n for n in where if where[n] == "waiting"), places - held)


def lists(ranks: Mapping[str, int], where: Mapping[str, Where], places: int, waiting: int) -> Mapping[str, str]:
    """What becomes of everybody who was just ranked: ``nominated``, ``waiting``, or ``not_selected``.

    Those who stand on the waiting list from an earlier ranking keep their right to a place that is free.
    """
    fresh = [number for number in where if where[number] == "ranked"]
    known = [number for number in where if where[number] == "waiting"]
    held = sum(1 for number in where if where[number] == "holding")
    nominated = set(_best(ranks, (*fresh, *known), places - held))
    listed = [number for number in known if number not in nominated]
    room = max(0, waiting - len(listed))
    onto = set(_best(ranks, (number for number in fresh if number not in nominated), room))
    said = {number: "waiting" if number in onto else "not_selected" for number in fresh if number not in nominated}
    return {**dict.fromkeys(nominated, "nominated"), **said}


def _best(ranks: Mapping[str, int], numbers: Iterable[str], room: int) -> tuple[str, ...]:
    return tuple(sorted((n for n in numbers if n in ranks), key=lambda n: ranks[n])[: max(0, room)])
