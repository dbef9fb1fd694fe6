"""What a pathway costs, line by line and by who pays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from njia.pathways.model import Cost, Pathway, Payer, Step, Sum, Ways

PAYERS: tuple[Payer, ...] = ("you", "employer", "university", "state")


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """One thing to pay, at the first step that needs it; ``sum`` is None where nobody has told us how much it is."""

    cost: Cost
    step: Step
    sum: Sum | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """All lines; what each payer pays by currency, and for how many lines of theirs the sum is not known."""

    lines: tuple[CostLine, ...]
    totals: Mapping[Payer, Mapping[str, Decimal]]
    unknown: Mapping[Payer, int]


def cost_table(ways: Ways, pathway: Pathway, on: date) -> CostTable:
    """The costs of a pathway as they are on that day; each counts once, however many steps name it."""
    lines: dict[str, CostLine] = {}
    for step in pathway.steps:
        for name in step.costs:
            cost = ways.costs[name]
            lines.setdefault(name, CostLine(cost=cost, step=step, sum=cost.sum_on(on)))
    totals: dict[Payer, dict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    unknown: dict[Payer, int] = defaultdict(int)
    for line in lines.values():
        if line.sum is None:
            unknown[line.cost.payer] += 1
        else:
            totals[line.cost.payer][line.sum.currency] += line.sum.amount
    return CostTable(
        lines=tuple(sorted(lines.values(), key=lambda line: PAYERS.index(line.cost.payer))),
        totals={payer: dict(totals[payer]) for payer in PAYERS if payer in totals},
        unknown={payer: unknown[payer] for payer in PAYERS if payer in unknown},
    )
