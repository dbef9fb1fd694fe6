"""Writes the generated reference: rules of the corridor and JSON Schemas. A test fails when it is out of date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from njia.contracts.compare import Comparison
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.corridors.model import Rule
from njia.findings import Finding

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"


def generated() -> dict[str, str]:
    """Every generated file, by its path below docs/reference."""
    return {
        "rules.md": rules_page(),
        "schemas/finding.schema.json": schema(Finding),
        "schemas/contract-report.schema.json": schema(Report),
        "schemas/contract-comparison.schema.json": schema(Comparison),
    }


def schema(shape: Any) -> str:
    """The JSON Schema of a type, draft 2020-12."""
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(shape)}
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def rules_page() -> str:
    """All rules by family, with severity, words, source and dates."""
    corridor = load()
    lines = [
        "# Rules of the corridor ke_ru",
        "",
        "Generated from `src/njia/corridors/ke_ru` by `scripts/reference.py`; edit the data, not this page. A rule",
        "marked *unverified* has not been checked by a lawyer against the primary text.",
    ]
    families: dict[str, list[Rule]] = {}
    for rule in corridor.rules.values():
        families.setdefault(rule.rule.split(".")[0], []).append(rule)
    for family, rules in sorted(families.items()):
        lines += [
            "",
            f"## {family}",
            "",
            "| rule | severity | what it says | what cures it | source |",
            "|---|---|---|---|---|",
        ]
        lines += [_row(rule) for rule in sorted(rules, key=lambda r: r.rule)]
    return "\n".join(lines) + "\n"


def _row(rule: Rule) -> str:
    source = rule.source
    until = f" to {source.in_force_to}" if source.in_force_to else ""
    doubt = "" if source.verified else ", unverified"
    told = f"{source.title}, {source.reference} (from {source.in_force_from}{until}{doubt})"
    cells = (f"`{rule.rule}`", rule.severity, rule.text.en, rule.remedy.en, told)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def main() -> None:
    for name, text in generated().items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()
