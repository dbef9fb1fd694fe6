"""The generated reference of screening: warning signs, scorecard, pay and rates."""

from __future__ import annotations

from datetime import date

from reference_tables import table, told

from njia.screening.load import load_rules
from njia.screening.model import FAMILIES, Indicator, Rules

DAY = date(2026, 11, 28)  # the page shows what holds on a day; a fixed one, so that it changes with the data only
_NAMES = {
    "money": "Money",
    "papers": "Visa and papers",
    "work": "The nature of the work",
    "control": "Control",
    "approach": "The approach",
    "protective": "Protective facts",
}


def screening_page() -> str:
    """Every warning sign by family, then from where a text is CHECK and STOP, then what pay is held against."""
    rules = load_rules(DAY)
    lines = [
        "# Warning signs in offers",
        "",
        "Generated from the corridor's `screening/` by `scripts/reference.py`; edit the data, not this page.",
        "[How they are found and added up](../explanation/screening.md).",
        "",
    ]
    for family in (*FAMILIES, "protective"):
        rows = (_row(one) for one in rules.indicators if one.family == family)
        lines += [f"## {_NAMES[family]}", *table(("sign", "points", "what is told", "source"), rows), ""]
    return "\n".join((*lines, *_scorecard(rules), *_pay(rules))) + "\n"


def _row(one: Indicator) -> tuple[str, ...]:
    points = f"{one.weight}, knock-out" if one.knock_out else str(one.weight)
    if one.knock_out and all(pattern.doubtful for pattern in one.any):
        points += " (CHECK in plainly honest words)"
    return f"`{one.id}`", points, one.text.en, told(one.source)


def _scorecard(rules: Rules) -> list[str]:
    card = rules.scorecard
    caps = ", ".join(f"{family} {card.caps[family]}" for family in FAMILIES)
    return [
        "## Points",
        "",
        f"A family brings at most: {caps}. Protective facts take off at most {-card.protective_floor}.",
        f"CHECK from {card.check.points} points. STOP from {card.stop.points} points in {card.stop.families} families,",
        "or by one knock-out.",
        "",
    ]


def _pay(rules: Rules) -> list[str]:
    rows = ((f"`{c.cue}`", f"`{c.place}`", f"{c.currency} {c.amount:,}", told(c.source)) for c in rules.pay.ceilings)
    lines = ["## Pay", *table(("sign", "place", "from, a month", "source"), rows)]
    rates = ", ".join(f"{code} {rate}" for code, rate in rules.pay.rates.items())
    return [*lines, "", f"One unit in {rules.pay.base}: {rates} (rounded; in force on {DAY.isoformat()})."]
