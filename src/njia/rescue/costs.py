"""What getting somebody home cost, who paid, and how much of it an agency's guarantee answers for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from njia.casework.load import common_of
from njia.corridors.files import HERE, home_of, read, source_named, sources_of
from njia.corridors.model import value_on
from njia.findings import Source

_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """One thing that was paid for, or is owed. ``rate``: shillings for a unit that day, where somebody entered it."""

    item: str
    amount: Decimal
    currency: str
    on: date
    paid_by: str
    rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Converted:
    """A cost in the home currency. ``home`` is None where no rate is known for that day; then it counts in no sum.

    ``source`` is that of the table; None where the rate was entered or none was needed.
    """

    cost: Cost
    home: Decimal | None
    rate: Decimal | None
    source: Source | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All costs. ``total`` and ``by_payer`` are in the home currency and leave out what has no rate."""

    lines: tuple[Converted, ...]
    total: Decimal
    by_payer: Mapping[str, Decimal]
    without_rate: tuple[Cost, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What may be claimed from a guarantee: ``asked`` of it, and ``beyond`` from the agency itself."""

    lines: tuple[Converted, ...]
    asked: Decimal
    beyond: Decimal
    guarantee: Decimal
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Guarantee:
    """Which costs an agency's guarantee answers for, and the series that says how large it is at least."""

    source: Source
    series: str
    items: frozenset[str]
    payers: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Tariff:
    """What the corridor says of costs."""

    home: str
    rates: tuple[tuple[Source, Mapping[str, Decimal]], ...]
    guarantee: Guarantee


class _RateRow(Struct, forbid_unknown_fields=True):
    source: str
    units: dict[str, Decimal]


class _GuaranteeRow(Struct, forbid_unknown_fields=True):
    source: str
    series: str
    items: frozenset[str]
    payers: frozenset[str]


class _Row(Struct, forbid_unknown_fields=True):
    home: str
    rates: tuple[_RateRow, ...]
    guarantee: _GuaranteeRow


@lru_cache(maxsize=8)
def load_tariff(corridor: str = "ke_ru", folder: Path = HERE) -> Tariff:
    """The corridor's rates and what its guarantees answer for."""
    home = home_of(corridor, folder)
    path = home / "rescue" / "costs.yaml"
    row, sources = read(path, _Row), sources_of(home, "casework")
    rates = tuple((source_named(sources, table.source, path, "rates"), table.units) for table in row.rates)
    told = row.guarantee
    guarantee = Guarantee(
        source=source_named(sources, told.source, path, "guarantee"),
        series=told.series, items=told.items, payers=told.payers,
    )  # fmt: skip
    return Tariff(home=row.home, rates=rates, guarantee=guarantee)


def ledger(costs: Iterable[Cost], tariff: Tariff) -> Ledger:
    """The costs in their order, each in its own currency and in that of home by the rate of its day."""
    lines = tuple(_converted(cost, tariff) for cost in costs)
    payers: dict[str, Decimal] = {}
    for line in lines:
        if line.home is not None:
            payers[line.cost.paid_by] = payers.get(line.cost.paid_by, Decimal()) + line.home
    without = tuple(line.cost for line in lines if line.home is None)
    return Ledger(lines=lines, total=sum(payers.values(), Decimal()), by_payer=payers, without_rate=without)


def claim(found: Ledger, tariff: Tariff, on: date, corridor: str = "ke_ru", folder: Path = HERE) -> Claim:
    """What may be claimed on that day. Raises KeyError where the law gives no size of the guarantee on it."""
    told = tariff.guarantee
    size = value_on(common_of(home_of(corridor, folder)).values[told.series], on)
    if size is None:
        raise KeyError(told.series)
    lines = tuple(
        line
        for line in found.lines
        if line.home is not None and line.cost.item in told.items and line.cost.paid_by in told.payers
    )
    guarantee, total = Decimal(size.value), sum((line.home or Decimal() for line in lines), Decimal())
    asked = min(total, guarantee)
    return Claim(lines=lines, asked=asked, beyond=total - asked, guarantee=guarantee, source=size.source)


def _converted(cost: Cost, tariff: Tariff) -> Converted:
    if cost.currency == tariff.home:
        return Converted(cost, cost.amount.quantize(_CENT, ROUND_HALF_UP), None, None)
    rate, source = (cost.rate, None) if cost.rate else _rate(cost, tariff)
    return Converted(cost, rate and (cost.amount * rate).quantize(_CENT, ROUND_HALF_UP), rate, source)


def _rate(cost: Cost, tariff: Tariff) -> tuple[Decimal | None, Source | None]:
    for source, units in tariff.rates:
        if source.in_force(cost.on) and cost.currency in units:
            return units[cost.currency], source
    return None, None
