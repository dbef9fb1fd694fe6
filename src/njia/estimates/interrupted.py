"""Both models of one interrupted series beside each other, with what speaks against believing them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from njia.estimates.errors import RefusedError
from njia.estimates.panel import Refused, Warned
from njia.estimates.series import (
    Effect,
    Placebo,
    TimeSeries,
    begin,
    controls,
    placebos,
    regression,
    structural,
)
from njia.estimates.settings import Settings

PRIMARY = "regression"


@dataclass(frozen=True, slots=True)
class Interrupted:
    """``agree`` is false where the two models differ in sign: then neither is told without the other."""

    start: str
    season: int
    effects: tuple[Effect, ...]
    controls: tuple[Effect, ...]
    placebos: tuple[Placebo, ...]
    agree: bool
    refused: tuple[Refused, ...]
    warnings: tuple[Warned, ...]

    @property
    def main(self) -> Effect | None:
        return next((effect for effect in self.effects if effect.method == PRIMARY), None)


def interrupted(series: TimeSeries, start: str, settings: Settings) -> Interrupted:
    """Raises InputError for a start that is not in the series, RefusedError where too little stands around it."""
    at = begin(series, start, settings)
    effects: list[Effect] = []
    refused: list[Refused] = []
    for name, model in (("regression", regression), ("structural", structural)):
        try:
            effects.append(model(series, at, settings))
        except RefusedError as error:
            refused.append(Refused(name, error.code, error.values))
    others, before = controls(series, at, settings), placebos(series, at, settings)
    agree = len({np.sign(np.log(effect.ratio)) for effect in effects if effect.ratio > 0}) < 2
    warnings = _warnings(series, effects, others, before, agree, settings)
    return Interrupted(start, series.season, tuple(effects), others, before, agree, tuple(refused), tuple(warnings))


def _warnings(
    series: TimeSeries, effects: list[Effect], others: tuple[Effect, ...], before: tuple[Placebo, ...],
    agree: bool, settings: Settings,
) -> list[Warned]:  # fmt: skip
    out = [] if agree else [Warned("signs", {})]
    out += [Warned("control", {"name": row.method}) for row in others if row.clear]
    found = [row for row in before if row.high < 1 or row.low > 1]
    if len(found) > settings.series.placebo_share * len(before):
        out.append(Warned("placebo", {"found": str(len(found)), "of": str(len(before))}))
    for effect in effects:
        echo = effect.detail.get("autocorrelation", 0.0)
        if abs(echo) > 2 / np.sqrt(len(series.counts)):
            out.append(Warned("autocorrelation", {"echo": f"{echo:.2f}"}))
    return out
