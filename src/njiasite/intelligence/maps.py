"""A rough map of the places that reports name, drawn by ourselves: no tile of anybody's is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from njia.mentions.places import places_of

WIDTH, HEIGHT, EDGE = 900, 520, 60
_LEAST = 4.0  # degrees that a map shows at least, or two neighbours would look like two worlds


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, the larger the more reports."""

    x: int
    y: int
    size: int
    name: str
    n: int

    @property
    def below(self) -> int:
        return self.y + self.size + 16


def draw(found: Sequence[tuple[str, int]]) -> tuple[Spot, ...]:
    """The known places with how many reports name them; nothing where none is known."""
    known = places_of(settings.CORRIDOR)
    at = [(known[id_], n) for id_, n in found if id_ in known]
    if not at:
        return ()
    south, north = _span([one.at[0] for one, _ in at])
    west, east = _span([one.at[1] for one, _ in at])
    return tuple(
        Spot(
            x=round(EDGE + (one.at[1] - west) / (east - west) * (WIDTH - 2 * EDGE)),
            y=round(EDGE + (north - one.at[0]) / (north - south) * (HEIGHT - 2 * EDGE)),
            size=5 + min(n, 15), name=one.names[0], n=n,
        )
        for one, n in at
    )  # fmt: skip


def _span(values: list[float]) -> tuple[float, float]:
    middle, half = (min(values) + max(values)) / 2, max(max(values) - min(values), _LEAST) / 2
    return middle - half, middle + half
