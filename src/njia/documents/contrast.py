"""Whether letters can be seen on their background."""

from __future__ import annotations

from functools import lru_cache

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)
FAINTEST = 1.5  # contrast ratio (WCAG formula) under which a person does not see text on paper
TINIEST = 4.0  # points: letters at or under this size are not read by a person


def hex_colour(value: str) -> Colour | None:
    """``FFEE00``, ``#fe0`` as numbers; None for ``auto`` and for what is no colour."""
    digits = value.strip().removeprefix("#")
    if len(digits) == 3:
        digits = "".join(c + c for c in digits)
    try:
        number = int(digits, 16) if len(digits) == 6 else None
    except ValueError:
        number = None
    return None if number is None else (number >> 16, number >> 8 & 255, number & 255)


@lru_cache(maxsize=4_096)
def _luminance(colour: Colour) -> float:
    def one(part: int) -> float:
        value = part / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * one(colour[0]) + 0.7152 * one(colour[1]) + 0.0722 * one(colour[2])


def contrast(first: Colour, second: Colour) -> float:
    """1 for the same colour, 21 for black on white."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def unseen(colour: Colour | None, back: Colour | None) -> bool:
    """Whether text of that colour cannot be seen; no colour means the writer left it to the program, which shows it."""
    return colour is not None and contrast(colour, back or WHITE) < FAINTEST
