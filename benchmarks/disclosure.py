"""What published tables tell: withheld cells worked out, and one person told from noise, beside doing it plainly."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from njia.disclosure.bounds import exposed
from njia.disclosure.budget import epsilon
from njia.disclosure.cells import Cell, Table, small, withheld
from njia.disclosure.membership import lower_bound
from njia.disclosure.noise import draw, shown
from njia.disclosure.suppress import protect

LEAST, TABLES, TRIALS, RHO, DELTA = 11, 20, 10_000, 0.125, 1e-6


def rows() -> Iterator[dict[str, Any]]:
    """Recovered cells over made-up tables that overlap in pairs, then the membership attack."""
    ours = plain = 0
    for seed in range(TABLES):
        first, second = _pair(random.Random(seed))
        out = protect(first, LEAST)
        ours += _small_ones((*out, *protect(second, LEAST, out)), (*first, *second))
        plain += _small_ones((*_plainly(first), *_plainly(second)), (*first, *second))
    yield {
        "what": f"{TABLES} pairs of overlapping tables: small cells worked out", "ours": ours,
        "peer_name": "small cells withheld alone", "peer": plain, "reach": "0",
    }  # fmt: skip
    declared = epsilon(RHO, DELTA)
    found = lower_bound(lambda row: shown(row, draw(len(row), RHO)), [10, 5], [11, 5], TRIALS, DELTA)
    bare = lower_bound(lambda row: row, [10, 5], [11, 5], TRIALS, DELTA)
    yield {
        "what": f"neighbour tables, {TRIALS} releases: 95 % lower bound of epsilon", "ours": f"{found:.2f}",
        "peer_name": "no noise", "peer": f"{bare:.2f}", "reach": f"≤ {declared:.2f}, as declared",
    }  # fmt: skip


def _small_ones(published: tuple[Cell, ...], true: tuple[Cell, ...]) -> int:
    """Exposed numbers of few people. A large one that is the sum of published ones tells nothing new."""
    values = {(cell.table, cell.key): cell.value or 0 for cell in true}
    found = exposed(published, LEAST)
    return sum(one.what == "difference" or small(values[one.table, one.key], LEAST) for one in found)


def _pair(chance: random.Random) -> tuple[list[Cell], list[Cell]]:
    """Two tables over the same people, the second without the last line."""
    lines = [f"line {n}" for n in range(chance.randint(2, 5))]
    counts = {(line, end): chance.choice([0, 2, 5, 9, 14, 30, 60]) for line in lines for end in ("yes", "no")}
    whole = list(Table(id="whole", measure="m", period="q", dimensions=("line", "end"), counts=counts).cells())
    part = {key: value for key, value in counts.items() if key[0] != lines[-1]}
    return whole, list(Table(id="part", measure="m", period="q", dimensions=("line", "end"), counts=part).cells())


def _plainly(cells: list[Cell]) -> tuple[Cell, ...]:
    return withheld(cells, frozenset(n for n, cell in enumerate(cells) if small(cell.value or 0, LEAST)))
