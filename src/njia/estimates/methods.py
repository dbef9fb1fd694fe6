"""The methods of the panel, each with the same face: a table in, an estimate with its interval out, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np

from njia.estimates import bootstrap, decomposable, hierarchical, latent, thresholding
from njia.estimates.errors import RefusedError
from njia.estimates.lattice import Floats, bits
from njia.estimates.posterior import DRAWS, Drawn, Prior
from njia.estimates.settings import Method, Settings
from njia.estimates.stepwise import choose
from njia.estimates.tables import CaptureTable

_FEWEST = 3  # lists: two cannot show whether they depend on each other
_NO_END = 1e4  # times the people seen: an end beyond is none
FEW = 200  # independent draws, worth fewer than which a posterior tells nothing of its tails
_QUICK = 10  # times fewer draws where an estimate only shows how another one moves


@dataclass(frozen=True, slots=True)
class Estimate:
    """How many there are in all. ``high`` is infinite where the data set no upper end."""

    method: str
    estimate: float
    low: float
    high: float
    detail: dict[str, object] = field(default_factory=dict)


Estimator = Callable[[CaptureTable, Settings, np.random.Generator, bool], Estimate]


def estimate(method: Method, table: CaptureTable, settings: Settings, *, quick: bool = False) -> Estimate:
    """What one method says. Its draws depend on nothing but the seed, so two tables are compared on the same ones."""
    askable(table)
    return _METHODS[method](table, settings, np.random.default_rng(settings.seed), quick)


def askable(table: CaptureTable) -> None:
    """Raises RefusedError for a table that says nothing of those whom nobody saw."""
    if len(table.lists) < _FEWEST:
        raise RefusedError("few_lists", found=str(len(table.lists)))
    if not any(count and len(bits(history)) > 1 for history, count in enumerate(table.counts)):
        raise RefusedError("no_overlap")


def pairs_named(table: CaptureTable, terms: tuple[int, ...]) -> list[str]:
    """Terms by the names of their lists."""
    return ["×".join(table.lists[i] for i in bits(int(term))) for term in terms if int(term).bit_count() > 1]


def tails(level: float) -> tuple[float, float, float]:
    """The probabilities of the low end, the middle and the high end."""
    return (1 - level) / 2, 0.5, (1 + level) / 2


def shrunk(table: CaptureTable, settings: Settings, chance: np.random.Generator, draws: int) -> Drawn:
    """The draws of the primary method, for whoever compares two tables."""
    prior = Prior(settings.shrinkage.main, settings.shrinkage.pair)
    return thresholding.shrink(table.array[:, 0], prior, chance, draws)


def stepwise_totals(settings: Settings) -> bootstrap.Estimator:
    """The stepwise estimate of many tables at once."""

    def total(counts: Floats) -> Floats:
        return np.asarray(counts.sum(axis=0) + choose(counts, settings.stepwise.threshold).hidden)

    return total


def _ends(drawn: Drawn, table: CaptureTable, settings: Settings) -> tuple[float, float, float]:
    """Low end, middle and high end. Raises RefusedError where the draws are worth too little, or set no middle."""
    if drawn.effective < FEW:
        raise RefusedError("few_draws", draws=f"{drawn.effective:.0f}", limit=str(FEW))
    low, middle, high = drawn.quantiles(table.observed, tails(settings.level))
    end = _NO_END * table.observed
    if middle > end:
        raise RefusedError("no_estimate")
    return low, middle, high if high < end else float("inf")


def _shrinkage(table: CaptureTable, settings: Settings, chance: np.random.Generator, quick: bool) -> Estimate:
    drawn = shrunk(table, settings, chance, DRAWS // _QUICK if quick else DRAWS)
    low, middle, high = _ends(drawn, table, settings)
    return Estimate("shrinkage", middle, low, high, {"effective_draws": round(drawn.effective)})


def _stepwise(table: CaptureTable, settings: Settings, chance: np.random.Generator, quick: bool) -> Estimate:
    chosen = choose(table.array, settings.stepwise.threshold)
    point = float(table.observed + chosen.hidden[0])
    replicates = settings.stepwise.replicates // (_QUICK if quick else 1)
    detail: dict[str, object] = {
        "pairs": pairs_named(table, tuple(chosen.terms[:, 0])), "threshold": settings.stepwise.threshold,
    }  # fmt: skip
    return _bootstrapped("stepwise", table, settings, chance, point, stepwise_totals(settings), replicates, detail)


def _bic(table: CaptureTable, settings: Settings, chance: np.random.Generator, quick: bool) -> Estimate:
    order = settings.bic.order if len(table.lists) <= hierarchical.MOST_LISTS_OF_THREES else 2
    ranked = hierarchical.rank(table.array[:, 0], order, settings.bic.best)

    def total(counts: Floats) -> Floats:
        return hierarchical.among(ranked, counts)

    detail: dict[str, object] = {
        "model": hierarchical.named(ranked.terms[:, 0]), "bic": float(ranked.criterion[0]), "order": order,
        "models": int(hierarchical.models(len(table.lists), order).shape[1]), "among": len(ranked.criterion),
    }  # fmt: skip
    replicates = settings.bic.replicates // (_QUICK if quick else 1)
    return _bootstrapped("bic", table, settings, chance, float(ranked.totals[0]), total, replicates, detail)


def _bootstrapped(
    name: str, table: CaptureTable, settings: Settings, chance: np.random.Generator,
    point: float, total: bootstrap.Estimator, replicates: int, detail: dict[str, object],
) -> Estimate:  # fmt: skip
    end = _NO_END * table.observed
    if not point < end:  # nor for one that is no number
        raise RefusedError("no_estimate")
    counts = table.array[:, 0]
    drawn = bootstrap.in_parts(total, bootstrap.resamples(counts, replicates, chance))
    found = bootstrap.interval(counts, point, drawn, total, settings.level)
    detail |= {
        "replicates": replicates, "without_estimate": found.failed, "at_edge": found.at_edge,
        "monte_carlo_error": [found.noise[0], found.noise[1]],
    }  # fmt: skip
    return Estimate(name, point, found.low, found.high if found.high < end else np.inf, detail)


def _threshold(table: CaptureTable, settings: Settings, chance: np.random.Generator, quick: bool) -> Estimate:
    prior = Prior((0.0, settings.threshold.main), (0.0, settings.threshold.pair))
    drawn, kept = thresholding.threshold(table.array[:, 0], prior, settings.threshold.least, chance)
    low, middle, high = _ends(drawn, table, settings)
    detail: dict[str, object] = {"pairs": pairs_named(table, kept), "effective_draws": round(drawn.effective)}
    return Estimate("threshold", middle, low, high, detail)


def _decomposable(table: CaptureTable, settings: Settings, chance: np.random.Generator, quick: bool) -> Estimate:
    def averaged(weight: float) -> decomposable.Posterior:
        cell = weight / 2 ** len(table.lists)
        return decomposable.average(table.array[:, 0], cell, decomposable.reach(table.observed))

    found = averaged(settings.decomposable.weight)
    low, middle, high = (found.quantile(probability) for probability in tails(settings.level))
    sweep = {} if quick else {str(weight): averaged(weight).quantile(0.5) for weight in settings.decomposable.sweep}
    detail: dict[str, object] = {
        "graphs": found.graphs, "best_graph": pairs_named(table, found.best[0]), "its_probability": found.best[1],
        "mean": found.mean, "cut_off": float(found.weights[-1]), "prior_sweep": sweep,
    }  # fmt: skip
    return Estimate("decomposable", middle, low, high, detail)


def _latent(table: CaptureTable, settings: Settings, chance: np.random.Generator, quick: bool) -> Estimate:
    limits = settings.latent
    chains = latent.converge(
        table.array[:, 0], limits.chains, limits.steps, limits.disagreement, limits.effective, chance
    )
    apart, worth = chains.disagreement(), chains.effective()
    if apart > limits.disagreement or worth < limits.effective:
        raise RefusedError("chains", rhat=f"{apart:.2f}", draws=f"{worth:.0f}", limit=f"{limits.disagreement:.2f}")
    low, middle, high = (float(value) for value in chains.quantiles(np.array(tails(settings.level))))
    detail: dict[str, object] = {"r_hat": apart, "effective_draws": round(worth), "steps": 2 * chains.totals.shape[1]}
    return Estimate("latent", middle, low, high, detail)


_METHODS: Mapping[Method, Estimator] = {
    "shrinkage": _shrinkage,
    "stepwise": _stepwise,
    "bic": _bic,
    "threshold": _threshold,
    "decomposable": _decomposable,
    "latent": _latent,
}
