"""Whether one person was in a table: the attack, and what it proves of the epsilon that noise really gives."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

Release = Callable[[Sequence[int]], Sequence[int]]


def lower_bound(
    release: Release, one: Sequence[int], other: Sequence[int], trials: int, delta: float, confidence: float = 0.95
) -> float:
    """A lower bound of the epsilon: two neighbouring tables are released ``trials`` times, and told apart.

    The attacker knows everything but one person and guesses by where the likelihood tips (Jagielski and others 2020).
    Half of the trials choose the threshold, the other half judge it, so that the bound holds.
    """
    away = [b - a for a, b in zip(one, other, strict=True)]

    def scores(table: Sequence[int], times: int) -> list[float]:
        seen = (release(table) for _ in range(times))
        return [sum(d * (x - a) for d, x, a in zip(away, row, one, strict=True)) for row in seen]

    half = trials // 2
    line = _best_line(scores(one, half), scores(other, half), delta)
    absent, present = scores(one, trials - half), scores(other, trials - half)
    hits, alarms = sum(s >= line for s in present), sum(s >= line for s in absent)
    error = (1 - confidence) / 2
    true_low = _clopper(hits, len(present), error)[0]
    false_high = _clopper(alarms, len(absent), error)[1]
    return max(0.0, math.log((true_low - delta) / false_high)) if true_low > delta and false_high > 0 else 0.0


def _best_line(absent: Sequence[float], present: Sequence[float], delta: float) -> float:
    lines = sorted({*absent, *present})

    def gain(line: float) -> float:
        true = sum(s >= line for s in present) / len(present)
        false = (sum(s >= line for s in absent) + 1) / (len(absent) + 1)
        return math.log((true - delta) / false) if true > delta else -math.inf

    return max(lines, key=gain)


def _clopper(hits: int, of: int, error: float) -> tuple[float, float]:
    from scipy.stats import beta

    low = float(beta.ppf(error, hits, of - hits + 1)) if hits else 0.0
    high = float(beta.ppf(1 - error, hits + 1, of - hits)) if hits < of else 1.0
    return low, high
