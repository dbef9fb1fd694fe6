"""The generated reference of the standard contract: each clause, when it stands, what it cures, whence it comes."""

from __future__ import annotations

from reference_tables import table, told

from njia.standard.load import library
from njia.standard.model import Clause


def standard_page() -> str:
    """All clauses by section, then the kinds of contract and the reasons for an end."""
    clauses = library()
    lines = [
        "# Clauses of the standard contract",
        "",
        "Generated from `src/njia/corridors/ke_ru/standard` by `scripts/reference.py`; edit the data, not this page.",
        "No lawyer has checked a clause yet. [Why they say what they say](../explanation/standard-contract.md).",
    ]
    for section in clauses.sections:
        found = [_row(clause) for clause in clauses.clauses if clause.section == section.id]
        if found:
            heads = ("clause", "English", "Russian", "stands", "cures", "source")
            lines += ["", f"## {section.en.capitalize()}", *table(heads, found)]
    kinds = clauses.variants.values()
    rows = ((f"`{k.id}`", k.name.en, ", ".join(sorted(k.occupations)), ", ".join(sorted(k.routes))) for k in kinds)
    lines += ["", "## Kinds of contract", *table(("kind", "name", "occupations of the job order", "routes"), rows)]
    reasons = ((f"`{r.id}`", r.said.en, r.said.ru, told(r.source)) for r in clauses.reasons.values())
    lines += ["", "## Reasons for an end", *table(("reason", "English", "Russian", "source"), reasons)]
    return "\n".join(lines) + "\n"


def _row(clause: Clause) -> tuple[str, ...]:
    stands = ", ".join([*sorted(clause.when), *(f"not {flag}" for flag in sorted(clause.unless))]) or "always"
    cures = ", ".join(f"`{rule}`" for rule in sorted(clause.cures))
    return (f"`{clause.id}`", clause.en, clause.ru, stands, cures, told(clause.source))
