"""A contract with its signed addendum: what holds of both, checked as one."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from njia.contracts.report import Report
from njia.contracts.sides import SIDES
from njia.findings import Finding, verdict_of, worst_first
from njia.standard.addendum import FAMILIES, Again, consolidated, dangerous
from njia.standard.model import Library, Paper
from njia.standard.naming import gone_by

_NOTHING = Paper(())


def standing(report: Report, library: Library, again: Again) -> Report:
    """The report of contract and addendum without the clauses that lost their force.

    What no addendum cures stays found, whatever the addendum says of it: a danger cannot be signed away.
    """
    struck, lines = gone_by(report, library)
    gone = struck - dangerous(report, library)
    if not gone:
        return report
    left = again(consolidated(report, _NOTHING, gone | lines))
    known = {finding.rule for finding in left.findings}
    kept = (f for f in report.findings if not f.rule.startswith(FAMILIES) and f.rule not in known)
    findings = worst_first([*left.findings, *(_of_files(finding) for finding in kept)])
    texts = {**{name: text for name, text in report.texts.items() if name not in SIDES}, **left.texts}
    return msgspec.structs.replace(
        left, findings=findings, verdict=verdict_of(findings), texts=texts, documents=report.documents,
        pages=report.pages,
    )  # fmt: skip


def _of_files(finding: Finding) -> Finding:
    """Without the places that counted in the sides as they stood before."""
    return replace(finding, evidence=tuple(e for e in finding.evidence if e.document not in SIDES))
