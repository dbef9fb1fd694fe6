"""Points in, figures with 95 % ranges out: each statistic with the interval that fits how it comes about.

The range says how far chance alone would move such a figure; with all cases counted it is no error of counting.
"""

from __future__ import annotations

import math
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from njia.indicators.model import Figure, Point, Statistic

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

LEVEL = 0.95
_REPLICATES, _SEED = 5000, 10_07_01
_Range = tuple[float | None, float | None, float | None]


def figures(points: Iterable[Point], statistic: Statistic) -> tuple[Figure, ...]:
    """The figure of each part; `share_of` makes the one of stages from how many came how far."""
    if statistic == "cost":
        return _costs(list(points))
    parts: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        parts[point.part].append(point)
    return tuple(_figure(part, parts[part], statistic) for part in sorted(parts))


def share_of(good: int, counted: int) -> tuple[float, float, float]:
    """A share with Wilson's interval."""
    from scipy.stats import binomtest

    ends = binomtest(good, counted).proportion_ci(LEVEL, method="wilson")
    return good / counted, float(ends.low), float(ends.high)


def count_of(n: int) -> tuple[float, float, float]:
    """A count with the exact interval of a Poisson mean."""
    from scipy.stats import chi2

    out = (1 - LEVEL) / 2
    return float(n), float(chi2.ppf(out, 2 * n)) / 2 if n else 0.0, float(chi2.ppf(1 - out, 2 * n + 2)) / 2


def _figure(part: str, points: Sequence[Point], statistic: Statistic) -> Figure:
    value, low, high = _RANGES[statistic](points) if points else (None, None, None)
    good = sum(point.value > 0 for point in points) if statistic == "share" else None
    return Figure(part=part, counted=len(points), value=value, low=low, high=high, good=good)


def _share(points: Sequence[Point]) -> _Range:
    return share_of(sum(point.value > 0 for point in points), len(points))


def _count(points: Sequence[Point]) -> _Range:
    return count_of(len(points))


def _median(points: Sequence[Point]) -> _Range:
    """Ends are order statistics: the binomial interval of the median, whatever the distribution."""
    from scipy.stats import quantile_test

    values = sorted(point.value for point in points)
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    ends = quantile_test(values, q=middle, p=0.5).confidence_interval(LEVEL)
    low, high = float(ends.low), float(ends.high)
    return middle, low if math.isfinite(low) else None, high if math.isfinite(high) else None


def _median_time(points: Sequence[Point]) -> _Range:
    """Kaplan and Meier's median: cases that go on have lasted too. None where fewer than half have ended."""
    from scipy.stats import CensoredData, ecdf

    ended = [point.value for point in points if point.ended]
    going = [point.value for point in points if not point.ended]
    if not ended:
        return None, None, None
    survival = ecdf(CensoredData(uncensored=ended, right=going)).sf
    with warnings.catch_warnings():  # where nobody or everybody is left, the formula has no range
        warnings.simplefilter("ignore", RuntimeWarning)
        ends = survival.confidence_interval(LEVEL, method="log-log")
    return tuple(  # type: ignore[return-value]
        _first_below(survival.quantiles, line) for line in (survival.probabilities, *_lines(ends))
    )


def _lines(ends: object) -> tuple[Floats, Floats]:
    low, high = ends.low, ends.high  # type: ignore[attr-defined]
    return low.probabilities, high.probabilities


def _first_below(times: Floats, line: Floats) -> float | None:
    return next((float(time) for time, left in zip(times, line, strict=True) if left <= 0.5), None)


def _total(points: Sequence[Point]) -> _Range:
    """The sum, with the bootstrap's range of it; of fewer than two cases there is none."""
    import numpy as np

    values = np.array([point.value for point in points])
    if len(values) < 2:
        return float(values.sum()), None, None
    drawn = np.random.default_rng(_SEED).choice(values, size=(_REPLICATES, len(values))).sum(axis=1)
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(values.sum()), float(low), float(high)


def _costs(points: Sequence[Point]) -> tuple[Figure, ...]:
    """The indicator of recruitment cost: each way to average under its own name, all workers weighing the same."""
    import numpy as np

    from njia.estimates.recruitment import AVERAGES, spread

    rows = np.array([(point.value, point.per, 1.0) for point in points])
    found = spread(rows, LEVEL, _SEED) if points else ()
    return tuple(
        Figure(part=one.name, counted=len(points), value=one.value, low=one.low, high=one.high)
        for one in found
        if one.name in AVERAGES
    )


_RANGES: dict[Statistic, Callable[[Sequence[Point]], _Range]] = {
    "share": _share,
    "count": _count,
    "stages": _count,
    "median": _median,
    "median_time": _median_time,
    "total": _total,
}
