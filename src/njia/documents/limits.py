"""How much a file may ask of the reader. What is larger is refused with a clear word, never cut."""

from __future__ import annotations

from dataclasses import dataclass

_MB = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """``ratio`` is how far one entry of a zip may unpack; entries under ``ratio_from`` bytes are not held to it."""

    bytes: int = 30 * _MB
    pages: int = 100
    pixels: int = 60 * _MB
    zip_entries: int = 2_000
    zip_total: int = 200 * _MB
    zip_ratio: int = 200
    ratio_from: int = 2 * _MB
    xml_part: int = 60 * _MB
    words_per_page: int = 20_000
    characters: int = 3 * _MB


DEFAULT = Limits()
