"""The kind of picture every step works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
Numbers = NDArray[np.floating[Any]]


@dataclass(frozen=True, slots=True)
class Shot:
    """One page as it arrived: grey, upright by its own tag, with the resolution it claims (None if it claims none)."""

    grey: Grey
    dpi: float | None


A4_INCHES = (8.27, 11.69)
POINTS = 72.0


def ink_of(flat: Grey) -> NDArray[np.bool_]:
    """Where there is ink on a picture whose paper has been made white."""
    return flat < 140
