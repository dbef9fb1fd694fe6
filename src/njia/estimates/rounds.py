"""Has the number changed between two rounds? With the fall that could have been seen, and how often it would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.special import ndtri

from njia.estimates import bootstrap, decomposable
from njia.estimates.errors import InputError, RefusedError
from njia.estimates.lattice import Floats, mains, pairs, subset_sums
from njia.estimates.methods import FEW, askable, shrunk, stepwise_totals, tails
from njia.estimates.posterior import Prior, design, weighted
from njia.estimates.settings import Method, Settings
from njia.estimates.tables import CaptureTable

Verdict = Literal["fall", "rise", "none"]
POWER = 0.8  # how often a fall of the size called detectable is reported
COMPARED: tuple[Method, ...] = ("shrinkage", "stepwise", "decomposable")  # whose draws are at hand
_DRAWS = 20_000
_QUICK = 2_000  # where hundreds of comparisons are made


@dataclass(frozen=True, slots=True)
class Change:
    """The later round over the earlier one. ``detectable`` is the least fall they would show four times in five."""

    method: str
    ratio: float
    low: float
    high: float
    verdict: Verdict
    detectable: float


def change(
    method: Method, before: CaptureTable, after: CaptureTable, settings: Settings, draws: int = _DRAWS
) -> Change:
    """What one method says. Raises InputError for other lists, RefusedError where a round has no estimate."""
    if before.lists != after.lists:
        raise InputError("other_lists", before=", ".join(before.lists), after=", ".join(after.lists))
    for table in (before, after):
        askable(table)
    chance = np.random.default_rng(settings.seed)
    if method == "shrinkage":
        gap, weights = _together(before, after, settings, chance, draws)
    else:
        rounds = [_log_totals(method, table, settings, chance, draws) for table in (before, after)]
        gap, weights = rounds[1] - rounds[0], np.full(draws, 1 / draws)
    if 1 / (weights**2).sum() < FEW:
        raise RefusedError("few_draws", draws=f"{1 / (weights**2).sum():.0f}", limit=str(FEW))
    order = np.argsort(gap)
    places = np.searchsorted(np.cumsum(weights[order]), tails(settings.level))
    low, middle, high = (float(value) for value in gap[order[np.minimum(places, draws - 1)]])
    verdict: Verdict = "fall" if high < 0 else "rise" if low > 0 else "none"
    wide = ndtri((1 + settings.level) / 2)
    detectable = 1 - np.exp(-(wide + ndtri(POWER)) * (high - low) / (2 * wide))
    return Change(method, float(np.exp(middle)), float(np.exp(low)), float(np.exp(high)), verdict, float(detectable))


def _together(
    before: CaptureTable, after: CaptureTable, settings: Settings, chance: np.random.Generator, draws: int
) -> tuple[Floats, Floats]:
    """Draws of the log of the ratio, and their weights, from one model of both rounds.

    Each round has its own number and its own reach of each list. How the lists depend on each other is the same but for
    a drift: what nobody knows about it then does not stand between the rounds.
    """
    start, both = mains(len(before.lists)), pairs(len(before.lists))
    prior = Prior(settings.shrinkage.main, settings.shrinkage.pair)
    alone, shared = design(len(before.counts), start), design(len(before.counts), both)
    nothing, no_drift = np.zeros_like(alone), np.zeros_like(shared)
    rows = np.block([[alone, nothing, shared, no_drift], [nothing, alone, shared, shared]])
    means, precisions = zip(prior.of(start), prior.of(start), prior.of(both), strict=True)
    drift = np.full(len(both), 1 / settings.drift**2)
    drawn, weights = weighted(
        rows, np.array([*before.counts[1:], *after.counts[1:]], float),
        np.concatenate([*means, np.zeros(len(both))]), np.concatenate([*precisions, drift]), chance, draws,
    )  # fmt: skip
    hidden = np.exp(np.minimum(drawn[:, [0, len(start)]], 600.0))
    return np.log(after.observed + hidden[:, 1]) - np.log(before.observed + hidden[:, 0]), weights


def _log_totals(
    method: Method, table: CaptureTable, settings: Settings, chance: np.random.Generator, draws: int
) -> Floats:
    """Equally likely logarithms of the total. Raises RefusedError where the method has no estimate."""
    counts = table.array[:, 0]
    if method == "decomposable":
        weight = settings.decomposable.weight / 2 ** len(table.lists)
        found = decomposable.average(counts, weight, decomposable.reach(table.observed))
        return np.log(found.observed + chance.choice(len(found.weights), draws, p=found.weights))
    total = stepwise_totals(settings)
    if not np.isfinite(total(table.array)).all():
        raise RefusedError("no_estimate")
    totals = bootstrap.in_parts(total, bootstrap.resamples(counts, draws // 4, chance))
    return np.asarray(np.log(chance.choice(totals[np.isfinite(totals)], draws)))


@dataclass(frozen=True, slots=True)
class Power:
    """How often a fall of that share would be reported, and how often a rise instead."""

    fall: float
    reported: float
    wrong: float


def power(
    table: CaptureTable, falls: tuple[float, ...], runs: int, settings: Settings, odds: float = 1.0
) -> tuple[Power, ...]:
    """Plays two rounds again and again, the second with fewer people, each list reaching ``odds`` times as many.

    The people are those whom the primary method finds most likely behind the table.
    """
    people, listing = behind(table, settings)
    changed = reached(listing, odds)
    chance = np.random.default_rng(settings.seed)
    out = []
    for fall in falls:
        verdicts = []
        for _ in range(runs):
            try:
                before = played(table, people, listing, chance)
                after = played(table, people * (1 - fall), changed, chance)
                verdicts.append(change("shrinkage", before, after, settings, draws=_QUICK).verdict)
            except RefusedError:
                verdicts.append("none")  # no figure, no fall
        out.append(Power(fall, verdicts.count("fall") / runs, verdicts.count("rise") / runs))
    return tuple(out)


def behind(table: CaptureTable, settings: Settings) -> tuple[float, Floats]:
    """How many people, and the share of them with each history, in the middle of the primary's posterior."""
    drawn = shrunk(table, settings, np.random.default_rng(settings.seed), 4000)
    middle = drawn.weights @ drawn.draws
    scattered = np.zeros(len(table.counts))
    scattered[np.array((*mains(len(table.lists)), *pairs(len(table.lists))))] = middle
    cells = np.exp(subset_sums(scattered[:, None])[:, 0])
    return float(cells.sum()), cells / cells.sum()


def reached(listing: Floats, odds: float) -> Floats:
    """The shares if the odds of each list grew that many times and the lists depended on each other as before."""
    grown = listing * odds ** np.array([history.bit_count() for history in range(len(listing))])
    return np.asarray(grown / grown.sum())


def played(table: CaptureTable, people: float, listing: Floats, chance: np.random.Generator) -> CaptureTable:
    """One round of so many people. Raises RefusedError where it sees nobody."""
    counts = chance.multinomial(round(people), listing)
    counts[0] = 0
    if not counts.sum():
        raise RefusedError("no_overlap")
    return CaptureTable(table.lists, tuple(int(count) for count in counts))
