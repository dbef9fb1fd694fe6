"""Did a series change from a day on? A regression with season, a structural time series, controls and placebo dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from njia.estimates.columns import numbers, read_columns
from njia.estimates.errors import InputError, RefusedError
from njia.estimates.lattice import Floats
from njia.estimates.settings import Settings

_PERIODS = {12: re.compile(r"(\d{4})-(0[1-9]|1[0-2])"), 4: re.compile(r"(\d{4})-Q([1-4])"), 1: re.compile(r"(\d{4})()")}
_CONTROL = "control"


@dataclass(frozen=True, slots=True)
class TimeSeries:
    """Counts period by period; ``season`` is how many periods a year has: 12, 4 or 1."""

    periods: tuple[str, ...]
    season: int
    counts: Floats
    population: Floats | None = None
    controls: dict[str, Floats] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Effect:
    """How many times the level changed from the start on. ``expected`` and ``extra`` are sums over the time since."""

    method: str
    ratio: float
    low: float
    high: float
    detail: dict[str, float]

    @property
    def clear(self) -> bool:
        return bool(self.high < 1 or self.low > 1)


@dataclass(frozen=True, slots=True)
class Placebo:
    start: str
    ratio: float
    low: float
    high: float


def read_series(text: str) -> TimeSeries:
    """Columns ``period``, ``count``, and if known ``population``, ``control…``. Raises InputError with the line."""
    header = next((line for line in text.splitlines() if line.strip()), "").casefold().split(",")
    controls = [name for name in map(str.strip, header) if name.startswith(_CONTROL)]
    columns = read_columns(text, ("period", "count"), ("population", *controls))
    season = _season(columns)
    counts = numbers(columns, "count")
    for line, count, cell in zip(columns[""], counts, columns["count"], strict=True):
        if count != int(count):
            raise InputError("count", line=line, found=cell)
    population = np.array(numbers(columns, "population", least=1e-9)) if "population" in columns else None
    return TimeSeries(
        tuple(columns["period"]), season, np.array(counts), population,
        {name: np.array(numbers(columns, name)) for name in controls},
    )  # fmt: skip


def _season(columns: dict[str, list[str]]) -> int:
    """From how the periods are written. Raises InputError where one is missing, twice, or out of order."""
    known = [season for season, form in _PERIODS.items() if form.fullmatch(columns["period"][0])]
    if not known:
        raise InputError("cell", line=columns[""][0], name="period", found=columns["period"][0])
    season, form, places = known[0], _PERIODS[known[0]], []
    for line, cell in zip(columns[""], columns["period"], strict=True):
        found = form.fullmatch(cell)
        if not found:
            raise InputError("cell", line=line, name="period", found=cell)
        places.append(int(found[1]) * season + int(found[2] or 1))
    for line, (earlier, later) in zip(columns[""][1:], pairwise(places), strict=True):
        if later != earlier + 1:
            raise InputError("gap", line=line)
    return season


def begin(series: TimeSeries, start: str, settings: Settings) -> int:
    """The place of the first period after the change. Raises RefusedError where too little is around it."""
    if start not in series.periods:
        raise InputError("no_start", start=start, first=series.periods[0], last=series.periods[-1])
    at = series.periods.index(start)
    if at < settings.series.before or len(series.periods) - at < settings.series.after:
        raise RefusedError("short", before=str(settings.series.before), after=str(settings.series.after))
    return at


def regression(series: TimeSeries, at: int, settings: Settings, harmonics: int | None = None) -> Effect:
    """Quasi-Poisson with a level change, a straight trend and the season as waves (Lopez Bernal and others 2017)."""
    import statsmodels.api as sm

    place = np.arange(len(series.counts), dtype=float)
    waves = (settings.series.harmonics if harmonics is None else harmonics) if series.season > 2 else 0
    month = np.array([_within(period) for period in series.periods])
    angles = [2 * np.pi * k * month / series.season for k in range(1, waves + 1)]
    design = np.column_stack([np.ones_like(place), place >= at, place + 1, *map(np.sin, angles), *map(np.cos, angles)])
    offset = None if series.population is None else np.log(series.population)
    if series.counts.sum() == 0:
        raise RefusedError("empty_series")
    fitted = sm.GLM(series.counts, design, family=sm.families.Poisson(), offset=offset).fit(scale="X2")
    low, high = np.exp(fitted.conf_int(1 - settings.level)[1])
    expected = fitted.fittedvalues * np.exp(-fitted.params[1] * (place >= at))
    residuals = fitted.resid_pearson - fitted.resid_pearson.mean()
    echo = float(residuals[1:] @ residuals[:-1] / (residuals @ residuals))
    detail = {
        "dispersion": float(fitted.scale), "expected": float(expected[at:].sum()),
        "extra": float((series.counts - expected)[at:].sum()), "autocorrelation": echo,
    }  # fmt: skip
    return Effect("regression", float(np.exp(fitted.params[1])), float(low), float(high), detail)


def _within(period: str) -> int:
    """Which month or quarter of its year."""
    return int(period.rpartition("-")[2].lstrip("Q"))


def structural(series: TimeSeries, at: int, settings: Settings) -> Effect:
    """A Bayesian structural time series, learnt before the change and carried on (Brodersen and others 2015).

    Like the regression it has a straight trend; controls may explain the series where they do so before the change.
    """
    import pandas as pd
    from causal_impact import CausalImpact

    scale = 1.0 if series.population is None else series.population / series.population.mean()
    varying = {name: values for name, values in series.controls.items() if np.ptp(values[:at]) > 0}
    place = np.arange(len(series.counts), dtype=float)
    data = pd.DataFrame({"count": series.counts / scale, "trend": place, **varying})
    if np.ptp(data["count"].to_numpy()[:at]) == 0:
        raise RefusedError("flat_series")
    arguments: dict[str, object] = {
        "niter": settings.series.iterations, "nwarmup": settings.series.warm_up, "seed": settings.seed,
    }  # fmt: skip
    if series.season > 1 and at >= 2 * series.season:
        arguments |= {"nseasons": series.season, "season_duration": 1}
    found = CausalImpact(data, [0, at - 1], [at, len(data) - 1], model_args=arguments, alpha=1 - settings.level)
    expected = float(found.inferences["predicted_mean"].sum())
    extra, low, high = (float(found.inferences[f"cumulative_effect{end}"].iloc[-1]) for end in ("", "_lower", "_upper"))
    detail = {"expected": expected, "extra": extra, "extra_low": low, "extra_high": high}
    return Effect("structural", 1 + extra / expected, 1 + low / expected, 1 + high / expected, detail)


def placebos(series: TimeSeries, at: int, settings: Settings) -> tuple[Placebo, ...]:
    """The same regression at dates before the change, on what came before it: there nothing should be found."""
    least = max(settings.series.before // 2, settings.series.after)
    if at < 2 * least:
        return ()
    places = np.unique(np.linspace(least, at - least, settings.series.placebos).astype(int))
    earlier = TimeSeries(
        series.periods[:at], series.season, series.counts[:at],
        None if series.population is None else series.population[:at],
    )  # fmt: skip
    out = []
    for place in places:
        found = regression(earlier, int(place), settings)
        out.append(Placebo(series.periods[place], found.ratio, found.low, found.high))
    return tuple(out)


def controls(series: TimeSeries, at: int, settings: Settings) -> tuple[Effect, ...]:
    """Each control by the same regression: where it changed too, something else happened."""
    out = []
    for name, values in series.controls.items():
        if values.sum() > 0:
            found = regression(TimeSeries(series.periods, series.season, values), at, settings)
            out.append(Effect(name, found.ratio, found.low, found.high, found.detail))
    return tuple(out)
