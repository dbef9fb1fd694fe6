"""What workers paid for a job abroad against what they earn there (SDG indicator 10.7.1), by each definition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np

from njia.corridors.files import HERE, home_of, made, once, read, source_named, sources_of
from njia.estimates.columns import cells, numbers, read_columns
from njia.estimates.errors import InputError
from njia.estimates.lattice import Bools, Floats
from njia.findings import Source, Text

Income = Literal["first_month", "month"]
_COLUMNS = ("cost",)
_OPTIONAL = ("interest", "first_month", "month", "weight", "self_employed", "months")
_REPLICATES = 2000
_UNKNOWN = float("inf")  # months abroad of a worker of whom they are not told: not short


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition:
    """One version of the indicator. ``shortest`` is how many months a worker must have stayed to be counted."""

    id: str
    name: Text
    income: Income
    interest: bool
    self_employed: bool
    shortest: int
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    id: str
    name: Text
    income: Income
    interest: bool
    self_employed: bool
    shortest: int
    source: str


@dataclass(frozen=True, slots=True)
class Workers:
    """One row for each worker; sums in one currency."""

    cost: Floats
    interest: Floats
    income: dict[Income, Floats]  # only those columns that the table has
    weight: Floats
    self_employed: Bools
    months: Floats


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with the ends of its bootstrap interval, in monthly incomes."""

    name: str
    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Cost:
    """The indicator by one definition. Who was never paid has no ratio: above every number, in no mean of ratios."""

    definition: str
    workers: int
    left_out: int
    unpaid: int
    figures: tuple[Figure, ...]


@lru_cache(maxsize=8)
def load_definitions(corridor: str = "ke_ru", folder: Path = HERE) -> tuple[Definition, ...]:
    """The definitions of the corridor, in their order."""
    home = home_of(corridor, folder)
    path = home / "recruitment_cost.yaml"
    sources = sources_of(home)
    found: dict[str, Definition] = {}
    for row in read(path, list[_Row]):
        source = source_named(sources, row.source, path, row.id)
        once(found, row.id, made(Definition, row, source=source), path)
    return tuple(found.values())


def read_workers(text: str) -> Workers:
    """Raises InputError with the line of what is wrong."""
    columns = read_columns(text, _COLUMNS, _OPTIONAL)
    incomes: tuple[Income, ...] = ("first_month", "month")
    income = {name: np.array(numbers(columns, name)) for name in incomes if name in columns}
    if not income:
        raise InputError("no_column", name="first_month", found=", ".join(name for name in columns if name))
    weight = np.array(numbers(columns, "weight", 1.0))
    alone = cells(columns, "self_employed", _yes) if "self_employed" in columns else [0.0] * len(weight)
    if not weight.sum() > 0:
        raise InputError("nobody")
    return Workers(
        np.array(numbers(columns, "cost")), np.array(numbers(columns, "interest", 0.0)), income, weight,
        np.array(alone) > 0, np.array(numbers(columns, "months", _UNKNOWN)),
    )  # fmt: skip


def _yes(cell: str) -> float:
    if cell not in ("0", "1", ""):
        raise ValueError(cell)
    return float(cell == "1")


def costs(workers: Workers, definitions: Sequence[Definition], level: float, seed: int) -> tuple[Cost, ...]:
    """The indicator by every definition whose income the table tells."""
    return tuple(_cost(workers, row, level, seed) for row in definitions if row.income in workers.income)


def _cost(workers: Workers, definition: Definition, level: float, seed: int) -> Cost:
    income = workers.income[definition.income]
    counted = (workers.months >= definition.shortest) & (definition.self_employed | ~workers.self_employed)
    cost = workers.cost + (workers.interest if definition.interest else 0.0)
    rows = np.column_stack([cost, income, workers.weight])[counted & (workers.weight > 0)]
    figures = spread(rows, level, seed) if len(rows) else ()
    return Cost(definition.id, len(rows), int((~counted).sum()), int((rows[:, 1] == 0).sum()), figures)


AVERAGES = ("mean", "median", "ratio_of_means", "weighted_mean", "weighted_median")
NAMES = (*AVERAGES, "above_1", "above_3")


def spread(rows: Floats, level: float, seed: int) -> tuple[Figure, ...]:
    """Every figure of some workers, each a row of cost, income and weight, with its bootstrap interval."""
    chance = np.random.default_rng(seed)
    drawn = chance.integers(len(rows), size=(_REPLICATES, len(rows)))
    replicates = np.array([_figures(rows[places]) for places in drawn])
    ends = np.quantile(replicates, [(1 - level) / 2, (1 + level) / 2], axis=0, method="nearest")
    return tuple(
        Figure(name, float(value), float(low), float(high))
        for name, value, low, high in zip(NAMES, _figures(rows), *ends, strict=True)
    )


def _figures(rows: Floats) -> list[float]:
    cost, income, weight = rows.T
    paid = income > 0
    ratio = np.full(len(cost), np.inf)
    np.divide(cost, income, out=ratio, where=paid)
    total = float(income.sum())
    weighted = float((weight * paid).sum())
    order = np.argsort(ratio, kind="stable")
    reached = np.cumsum(weight[order]) >= weight.sum() / 2
    return [
        float(ratio[paid].mean()) if paid.any() else np.inf,
        _middle(ratio[order]),
        float(cost.sum()) / total if total else np.inf,
        float((weight * ratio)[paid].sum()) / weighted if weighted else np.inf,
        float(ratio[order][int(reached.argmax())]),
        float((weight * (ratio > 1)).sum() / weight.sum()),
        float((weight * (ratio > 3)).sum() / weight.sum()),
    ]


def _middle(ordered: Floats) -> float:
    low, high = ordered[(len(ordered) - 1) // 2], ordered[len(ordered) // 2]
    return float(low if low == high else (low + high) / 2)
