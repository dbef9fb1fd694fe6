"""How large and how murky a simulated world is. Shares are of one; days are counted from the first day of the world."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class World:
    """``noise`` scales every error and gap in what is reported: 0 is a perfect reporter, 1 the usual ones."""

    seed: int = 1
    rings: int = 12
    people: tuple[int, int] = (6, 12)  # of one ring
    honest: int = 6  # agencies with staff who do nothing wrong
    families: int = 15
    innocents: int = 300
    hubs: int = 4  # tills and phones that everybody uses
    days: int = 720
    reports: tuple[int, int] = (18, 40)  # of one ring
    noise: float = 1.0
    begins: date = date(2025, 1, 6)

    def __post_init__(self) -> None:
        if min(self.rings, self.people[0] - 3, self.honest, self.innocents, self.days - 30, self.reports[0]) < 0:
            raise ValueError("a world cannot be smaller than nothing, and a ring has three people or more")
