"""How far a long run is, and what is left of it at the pace so far."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

Tell = Callable[[str], None]
_EVERY = 5.0  # seconds between two lines


class Pace:
    """Counts steps of about the same length, and tells no more often than every few seconds."""

    def __init__(self, what: str, steps: int, tell: Tell, every: float = _EVERY) -> None:
        self._what, self._steps, self._tell, self._every = what, steps, tell, every
        self._begun = self._told = monotonic()
        self._made = 0

    def made(self) -> None:
        self._made += 1
        now = monotonic()
        if now - self._told < self._every:
            return
        self._told = now
        left = (now - self._begun) / self._made * (self._steps - self._made)
        self._tell(f"{self._what} {self._made}/{self._steps}" + (f", about {left:.0f} s left" if left else ""))
