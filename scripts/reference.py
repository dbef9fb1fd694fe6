"""Writes the generated reference: rules, calendars, procedures, JSON Schemas. A test fails when it is out of date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
from reference_evaluation import CERTAINTY, certainty, evaluation_page
from reference_indicators import indicators_page
from reference_pathways import pathways_page
from reference_phones import phones_page
from reference_procedures import acts_page, procedures_page
from reference_screening import screening_page
from reference_standard import standard_page
from reference_tables import cells, told

from njia.calendars.load import load_calendars
from njia.calendars.model import CountingRule
from njia.contracts.compare import Comparison
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.corridors.model import Rule
from njia.corridors.roster import load_roster
from njia.findings import Finding
from njia.screening.screen import Screening
from njia.text.saying import weekday
from njiasite.ledger.registry import ActType

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
SITE = Path(__file__).parents[1] / "src" / "njiasite"


def generated() -> dict[str, str]:
    """Every generated file, by its path below docs/reference."""
    return {
        "rules.md": rules_page(),
        "calendars.md": calendars_page(),
        "system-acts.md": system_acts_page(),
        "roles.md": roles_page(),
        "procedures.md": procedures_page(),
        "acts.md": acts_page(),
        "phones.md": phones_page(),
        "screening.md": screening_page(),
        "screening-evaluation.md": evaluation_page(),
        "standard-contract.md": standard_page(),
        "pathways.md": pathways_page(),
        "indicators.md": indicators_page(),
        "schemas/finding.schema.json": schema(Finding),
        "schemas/contract-report.schema.json": schema(Report),
        "schemas/screening.schema.json": schema(Screening),
        "schemas/contract-comparison.schema.json": schema(Comparison),
    }


def roles_page() -> str:
    """Every role, what it may do, within which scope; then every permission, and who has it."""
    roster = load_roster()
    lines = [
        "# Roles and permissions",
        "",
        "Generated from the corridor's `roles.yaml` and `bodies.yaml` by `scripts/reference.py`; edit the data, not",
        "this page. How they work together: [who may see what](../explanation/access.md).",
        "",
        "| role | who | official | given by | within |",
        "|---|---|---|---|---|",
    ]
    for role in roster.roles.values():
        official = "yes" if role.official else "no"
        given = "two administrators" if role.two_people else "people themselves"
        who = f"{role.name.en}. {role.about.en}"
        lines.append(f"| `{role.id}` | {who} | {official} | {given} | {', '.join(role.scopes)} |")
    lines += ["", "| permission | to | roles |", "|---|---|---|"]
    for name, text in sorted(roster.permissions.items()):
        holders = ", ".join(role.id for role in roster.roles.values() if name in role.may)
        lines.append(f"| `{name}` | {text.en} | {holders} |")
    lines += ["", "| body | kind | name |", "|---|---|---|"]
    lines += [f"| `{body.id}` | {body.kind} | {body.name.en} |" for body in roster.bodies.values()]
    return "\n".join(lines) + "\n"


def system_acts_page() -> str:
    """The acts that the site itself brings, by the app that records them."""
    lines = [
        "# Acts of the service",
        "",
        "Generated from the `acts.yaml` of each app by `scripts/reference.py`; edit the data, not this page.",
        "[Acts on cases](acts.md) come from the procedures of the corridor.",
    ]
    for path in sorted(SITE.glob("*/acts.yaml")):
        lines += ["", f"## {path.parent.name}", "", "| act | name | what it says |", "|---|---|---|"]
        types = msgspec.yaml.decode(path.read_bytes(), type=list[ActType])
        lines += [f"| `{one.id}` | {one.name.en} | {one.means.en} |" for one in sorted(types, key=lambda t: t.id)]
    return "\n".join(lines) + "\n"


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
    return cells((f"`{rule.rule}`", rule.severity, rule.text.en, rule.remedy.en, told(rule.source)))


def calendars_page() -> str:
    """How time is counted and which days are off, with sources."""
    calendars = load_calendars()
    lines = [
        "# Calendars of the corridor ke_ru",
        "",
        "Generated from `src/njia/corridors/ke_ru/calendars` by `scripts/reference.py`; edit the data, not this page.",
        "[How deadlines are counted](../explanation/deadlines.md), [how to add a day off](../how-to/add-a-day-off.md).",
        "",
        "## Counting rules",
        "",
        "| rule | name | first day | ends on a day off | days off inside | source |",
        "|---|---|---|---|---|---|",
        *(cells(_counting(rule)) for versions in calendars.rules.values() for rule in versions),
    ]
    for table in calendars.tables.values():
        weekend = ", ".join(weekday(day).en for day in sorted(table.weekend))
        lines += [
            "",
            f"## Days off: {table.id}",
            "",
            f"Zone {table.zone}; weekend {weekend}; announced days known to {table.known_to}; {told(table.source)}.",
            "",
        ]
        if table.overrides:
            lines += ["| day | kind | name | source |", "|---|---|---|---|"]
            lines += [cells((str(o.day), o.kind, o.name.en, told(o.source))) for o in table.overrides.values()]
        else:
            lines.append("No day is added or taken away.")
    return "\n".join(lines) + "\n"


def _counting(rule: CountingRule) -> tuple[str, ...]:
    left_out = "counted" if rule.counts_days_off else "left out"
    if rule.short_days:
        left_out += f"; left out of {rule.short_days} days or fewer"
    if rule.weekend is not None:
        left_out += "; weekend is " + ", ".join(weekday(day).en for day in sorted(rule.weekend))
    first = {"next_day": "the day after", "same_day": "the day itself"}[rule.starts]
    last = {"next": "next working day", "stays": "stays"}[rule.on_day_off]
    return f"`{rule.id}`", rule.name.en, first, last, left_out, told(rule.source)


def main() -> None:
    for name, text in generated().items():
        path = REFERENCE / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    CERTAINTY.write_text(certainty(), "utf-8")


if __name__ == "__main__":
    main()
