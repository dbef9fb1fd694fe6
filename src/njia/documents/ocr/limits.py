"""How much a picture may ask for."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``pixels`` is where a picture is made smaller, ``most_pixels`` where it is refused before it is unpacked.

    ``seconds`` is the longest that one column may take.
    """

    bytes: int = 40_000_000
    pixels: int = 25_000_000
    most_pixels: int = 120_000_000
    pages: int = 60
    seconds: float = 60.0
