"""What the lengths of two texts say about their belonging together; short texts say less."""

from __future__ import annotations

from math import log

_NARROW, _WIDE = 0.15, 1.0  # spread of the log of the length ratio: of true pairs, of any two clauses
_SHORT = 3.0  # added to the narrow spread, over the length
_LONGEST = 1500  # beyond this the spread is as good as constant
PAD = 4  # so that a clause of one word is not infinitely unlike one of two
LEAST = -3.5  # a clause that holds a second, merged or hidden one is still itself


def _terms(length: int) -> tuple[float, float]:
    spread = _NARROW + _SHORT / (length + PAD)
    return log(_WIDE / spread), 0.5 * (1.0 / spread**2 - 1.0 / _WIDE**2)


_TERMS = tuple(_terms(length) for length in range(_LONGEST + 1))


def log_length(length: int) -> float:
    return log(length + PAD)


def length_score(en: int, ru: int, distance: float) -> float:
    """``distance``: log length of the Russian less that of the English less the log of the paper's usual ratio."""
    peak, curve = _TERMS[min(en, ru, _LONGEST)]
    value = peak - curve * distance * distance
    return value if value > LEAST else LEAST
