"""The generated reference of the pathways: steps, costs, questions with their table, changes, warnings, rights."""

from __future__ import annotations

from collections.abc import Iterator

from reference_tables import table, told

from njia.pathways.load import load_ways
from njia.pathways.model import Cost, Move, Step, Table, Ways


def pathways_page() -> str:
    """Everything that the corridor says of its pathways, as a lawyer would look it up."""
    ways = load_ways()
    lines = [
        "# Pathways",
        "",
        "Generated from `src/njia/corridors/ke_ru/pathways` by `scripts/reference.py`; edit the data, not this page.",
        "No lawyer has checked a step yet. [How it works](../explanation/pathways.md).",
    ]
    for pathway in ways.pathways.values():
        heads = ("step", "what", "who", "after", "takes", "good for", "law")
        rows = (_step(ways, step) for step in pathway.steps)
        lines += ["", f"## {pathway.name.en}", "", f"`{pathway.id}`. {pathway.summary.en}", *table(heads, rows)]
    lines += ["", "## Costs", *table(("cost", "name", "payer", "may be taken from you", "sum", "source"), _costs(ways))]
    lines += ["", "## Questions", *table(("question", "asked if", "answers"), _questions(ways))]
    lines += ["", "## The table that decides", "", "The first line that fits.", *table(("if", "way"), _table(ways))]
    heads = ("from", "to", "allowed", "conditions", "source")
    lines += ["", "## Changes", *table(heads, (_move(move) for move in ways.moves.values()))]
    warnings = ((f"`{w.id}`", w.severity, w.text.en, told(w.source)) for w in ways.warnings.values())
    lines += ["", "## Warnings", *table(("warning", "severity", "text", "source"), warnings)]
    rights = ((one.text.en, told(one.source)) for one in ways.rights)
    lines += ["", "## Ten rights", *table(("right", "source"), rights)]
    return "\n".join(lines) + "\n"


def _step(ways: Ways, step: Step) -> tuple[str, ...]:
    takes = ("at most " if step.reach == "limit" else "") + step.takes.text.en if step.takes else ""
    lasts = f"{step.lasts} months" if step.lasts else ""
    after = ", ".join(f"`{name}`" for name in step.after)
    law = "; ".join(told(source) for source in step.law)
    return (f"`{step.id}`", step.name.en, ways.actors[step.who].en, after, takes, lasts, law)


def _costs(ways: Ways) -> Iterator[tuple[str, ...]]:
    for cost in ways.costs.values():
        may = "yes" if cost.may_charge_you else "never"
        yield (f"`{cost.id}`", cost.name.en, ways.actors[cost.payer].en, may, _sums(cost), told(cost.source))


def _sums(cost: Cost) -> str:
    most = ("at most " if one.most else "" for one in cost.sums)
    return "; ".join(f"{m}{s.currency} {s.amount:,} ({told(s.source)})" for m, s in zip(most, cost.sums, strict=True))


def _questions(ways: Ways) -> Iterator[tuple[str, ...]]:
    for question in ways.questions:
        asked = " or ".join(_when(one) for one in question.only_if) or "always"
        answers = "; ".join(f"`{option.id}`: {option.name.en}" for option in question.options.values())
        yield (f"`{question.id}`: {question.ask.en}", asked, answers)


def _table(ways: Ways) -> Iterator[tuple[str, ...]]:
    for row in ways.rows:
        yield (_when(row.when), f"`{row.pathway}`" if row.pathway else f"none: {row.none.en if row.none else ''}")


def _when(line: Table) -> str:
    return " and ".join(f"{name} = {' or '.join(values)}" for name, values in line.items())


def _move(move: Move) -> tuple[str, ...]:
    conditions = "; ".join(one.ask.en for one in move.conditions) or "none"
    return (
        f"`{move.of}`",
        f"`{move.to}`",
        "yes" if move.allowed else f"no: {move.why.en}",
        conditions,
        told(move.source),
    )
