"""Attacks releases as a stranger would who has nothing but their files: differencing, membership, broken terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from njia.answering.model import Quarter
from njia.disclosure.bounds import ContradictionError, exposed
from njia.disclosure.budget import epsilon
from njia.disclosure.cells import Cell, small
from njia.releases.answers import INDICATOR, cells_of_answers, finer
from njia.releases.manifest import Manifest, cells_of, digest

What = Literal["small", "withheld", "difference", "few_counted", "overspent", "chain", "twice", "contradiction"]


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that the releases tell and should not: in which table, of which cell, and between what it lies."""

    what: What
    table: str
    key: tuple[str, ...]
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Audit:
    """What leaks; how many numbers were attacked; what the noise of all releases together promises of one person."""

    leaks: tuple[Leak, ...]
    numbers: int
    withheld: int
    rho: float
    epsilon: float
    delta: float


def audit(releases: Sequence[Manifest], answers: Sequence[Quarter] = ()) -> Audit:
    """Everything that the releases leak together, and with the page of response times, in the order of quarters."""
    releases = sorted(releases, key=lambda one: one.first)
    cells = _cells(releases, answers)
    least = max((one.at_least for one in releases), default=0)
    leaks = [
        *(Leak("small", c.table, c.key, c.value, c.value) for c in cells if small(c.value or 0, least)),
        *_worked_out(cells, least),
        *_few(releases),
        *_terms(releases),
    ]
    rho = sum(one.rho for one in releases)
    delta = min((float(one.delta) for one in releases), default=1.0)
    numbers = sum(len(table.cells) for one in releases for table in one.tables)
    hidden = sum(shown.value is None for one in releases for table in one.tables for shown in table.cells)
    return Audit(tuple(leaks), numbers, hidden, rho, epsilon(rho, delta), delta)


def _cells(releases: Sequence[Manifest], answers: Sequence[Quarter]) -> list[Cell]:
    """All numbers over common atoms: those of requests as fine as the page of response times tells them."""
    found: list[Cell] = []
    for one in releases:
        cells = tuple(cells_of(one))
        for table in (table for table in one.tables if table.indicator == INDICATOR and answers):
            cells = finer(cells, table.id)
            told = (quarter for quarter in answers if quarter.first == one.first)
            found += (cell for quarter in told for cell in cells_of_answers(quarter, table.id, one.release))
        found += cells
    return found


def _worked_out(cells: Sequence[Cell], least: int) -> Iterator[Leak]:
    try:
        for one in exposed(cells, least):
            yield Leak(one.what, one.table, one.key, one.low, one.high)  # type: ignore[arg-type]
    except ContradictionError:
        yield Leak("contradiction", "", ())


def _few(releases: Sequence[Manifest]) -> Iterator[Leak]:
    """Figures that stand for too few people."""
    for one in releases:
        for table in (table for table in one.tables if table.kind == "figure"):
            for shown in table.cells:
                if shown.value is not None and (shown.counted or 0) < one.at_least:
                    yield Leak("few_counted", f"{table.id} {one.release}", shown.key, shown.counted, shown.counted)


def _terms(releases: Sequence[Manifest]) -> Iterator[Leak]:
    """A quarter published twice, a release that was exchanged later, a budget that was overdrawn."""
    spent = 0.0
    for before, one in pairwise(releases):
        if before.release == one.release:
            yield Leak("twice", one.release, ())
        elif one.previous != digest(before):
            yield Leak("chain", one.release, ())
    for one in releases:
        spent += one.rho
        if spent > float(one.lifetime_rho) + 1e-12:
            yield Leak("overspent", one.release, (), spent, float(one.lifetime_rho))
