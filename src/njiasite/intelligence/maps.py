"""A rough map of the places that reports name, drawn by ourselves: no tile of anybody's is fetched."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from njia.mentions.places import places_of

WIDTH, HEIGHT, EDGE = 600, 480, 60
_NEAR = 150
_STEPS, _MOST_LINES = (1, 2, 5, 10, 20, 40), 6
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

    @property
    def anchor(self) -> str:
        """Where its name begins, so that none runs out of the map, also in the large letters of a phone."""
        return "start" if self.x < _NEAR else "end" if self.x > WIDTH - _NEAR else "middle"


@dataclass(frozen=True, slots=True)
class Degree:
    """A line of the grid: its place across (a meridian) or down (a parallel), and what it is called."""

    at: int
    name: str


@dataclass(frozen=True, slots=True)
class Map:
    """Places, and lines by which somebody who knows the world knows where they are."""

    spots: tuple[Spot, ...]
    meridians: tuple[Degree, ...]
    parallels: tuple[Degree, ...]


def draw(found: Sequence[tuple[str, int]]) -> Map | None:
    """The known places with how many reports name them; nothing where none is known."""
    known, language = places_of(settings.CORRIDOR), get_language() or "en"
    at = [(known[id_], n) for id_, n in found if id_ in known]
    if not at:
        return None
    south, north = _span([one.at[0] for one, _ in at])
    west, east = _span([one.at[1] for one, _ in at])

    def across(longitude: float) -> int:
        return round(EDGE + (longitude - west) / (east - west) * (WIDTH - 2 * EDGE))

    def down(latitude: float) -> int:
        return round(EDGE + (north - latitude) / (north - south) * (HEIGHT - 2 * EDGE))

    spots = (Spot(across(one.at[1]), down(one.at[0]), 5 + min(n, 15), one.name(language), n) for one, n in at)
    return Map(
        tuple(spots),
        tuple(
            Degree(across(line), _called(line, _("%(degrees)s° E"), _("%(degrees)s° W"))) for line in _lines(west, east)
        ),
        tuple(
            Degree(down(line), _called(line, _("%(degrees)s° N"), _("%(degrees)s° S"))) for line in _lines(south, north)
        ),
    )


def _lines(first: float, last: float) -> range:
    """Whole degrees between the two, a handful."""
    step = next((one for one in _STEPS if (last - first) / one <= _MOST_LINES), _STEPS[-1])
    return range(ceil(first / step) * step, floor(last) + 1, step)


def _called(degree: int, more: str, less: str) -> str:
    return (more if degree > 0 else less) % {"degrees": abs(degree)} if degree else "0°"


def _span(values: list[float]) -> tuple[float, float]:
    middle, half = (min(values) + max(values)) / 2, max(max(values) - min(values), _LEAST) / 2
    return middle - half, middle + half
