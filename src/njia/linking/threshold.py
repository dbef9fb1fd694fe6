"""Where a pair begins to count as the same, found without labels from the model's own probabilities."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_LEAST_F1 = 0.5  # where less can be expected, few pairs are good, and a pair still needs a chance of one in four


@dataclass(frozen=True, slots=True)
class Threshold:
    """A match weight, and what the model expects of the pairs from there on."""

    weight: float
    precision: float
    recall: float


def threshold(weights: NDArray[np.float32]) -> Threshold:
    """The weight from which the expected F1 of the pairs is greatest.

    Of pairs with probabilities p, those accepted hold sum(p) matches: no label is needed to know the expected F1. It is
    greatest where p is half of what it then is (Lipton and others 2014), so never above weight 0.
    """
    probable = np.sort(1 / (1 + np.exp2(-weights.astype(np.float64))))[::-1]
    found = np.cumsum(probable)
    if not len(found) or found[-1] < 1e-9:
        return Threshold(0.0, 1.0, 1.0)
    f1 = 2 * found / (np.arange(1, len(found) + 1) + found[-1])
    half = min(max(float(f1.max()), _LEAST_F1), 1 - 1e-9) / 2
    accepted = max(int((probable >= half).sum()), 1)
    weight = float(np.log2(half / (1 - half)))
    return Threshold(weight, float(found[accepted - 1] / accepted), float(found[accepted - 1] / found[-1]))
