"""The page of indicators: what each counts, by which method, and as which table it is published."""

from __future__ import annotations

from dataclasses import fields

from reference_tables import table

from njia.indicators.load import load_indicators
from njia.indicators.methods import METHODS
from njia.indicators.model import Indicator
from njia.releases.calendar import load_calendar


def indicators_page() -> str:
    """Every indicator, then every method, then what is not measured and why."""
    known, published = load_indicators(), {one.indicator: one.kind for one in load_calendar().tables}
    heads = ("indicator", "what it says", "counted from", "method", "statistic", "published as", "version")
    methods = (
        (f"`{name}`", (cls.__doc__ or "").strip(), ", ".join(f"`{field.name}`" for field in fields(cls)))  # type: ignore[arg-type]
        for name, cls in sorted(METHODS.items())
    )
    lines = [
        "# Indicators",
        "",
        "Generated from `src/njia/corridors/ke_ru/indicators` and `disclosure.yaml` by `scripts/reference.py`; edit",
        "the data, not this page. How they are counted: [measurement](../explanation/measurement.md); what is",
        "published of them: [disclosure](../explanation/disclosure.md).",
        *table(heads, (_row(one, published.get(one.id, "–")) for one in known.measured.values())),
        "",
        "## Methods",
        *table(("method", "what it counts", "parameters"), methods),
        "",
        "## Not measured yet",
        *table(("indicator", "why"), ((f"`{one.id}`", one.why.en) for one in known.waiting.values())),
    ]
    return "\n".join(lines) + "\n"


def _row(one: Indicator, kind: str) -> tuple[str, ...]:
    given = (getattr(one.method, field.name) for field in fields(one.method))  # type: ignore[arg-type]
    named = "; ".join(", ".join(value) if isinstance(value, tuple) else str(value) for value in given if value)
    counted = f"`{one.procedure}`: {named}"
    return f"`{one.id}`", one.definition.en, counted, f"`{one.method.name}`", one.statistic, kind, str(one.version)
