"""The contract held against the job order that it is made under: rules ``attest.*`` of the corridor."""

from __future__ import annotations

import msgspec

from njia.attesting.comparing import CHECKS, Case, Fault
from njia.contracts.report import Report
from njia.corridors.model import Corridor, Rule
from njia.findings import Finding, verdict_of, worst_first
from njia.joborders import Terms

_RULES = "attest."
_QUOTED = 4  # places shown for one difference


def held(report: Report, terms: Terms, corridor: Corridor) -> Report:
    """The report with every term that differs from the order among its findings."""
    case = Case(report, terms, corridor)
    more = [
        _finding(rule, fault)
        for rule in corridor.rules.values()
        if rule.rule.startswith(_RULES) and rule.in_force(report.checked_on)
        for fault in CHECKS[str(rule.params["check"])](rule, case)
    ]
    findings = worst_first([*report.findings, *more])
    return msgspec.structs.replace(report, findings=findings, verdict=verdict_of(findings))


def _finding(rule: Rule, fault: Fault) -> Finding:
    return Finding(
        rule=rule.rule, severity=rule.severity, text=rule.text.fill(**fault.values),
        evidence=tuple(dict.fromkeys(fault.evidence))[:_QUOTED], source=rule.source, remedy=rule.remedy,
    )  # fmt: skip
