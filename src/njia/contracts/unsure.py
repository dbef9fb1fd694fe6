"""Findings that rest on words OCR was not sure of are not findings: they ask for a better picture instead."""

from __future__ import annotations

from collections.abc import Iterable

from njia.contracts.model import Contract
from njia.corridors.model import Corridor
from njia.findings import Evidence, Finding

_DOUBTABLE = ("parity.", "below.")  # a fact misread looks like a fact that differs


def doubted(findings: Iterable[Finding], contract: Contract, corridor: Corridor) -> tuple[Finding, ...]:
    """The findings, those about unsure words replaced by one `reader.unsure` with all their places.

    A fact OCR was not sure of is never a parity finding, and because `reader.unsure` must be put right, never a clear.
    """
    kept: list[Finding] = []
    unsure: dict[Evidence, None] = {}
    for finding in findings:
        shaky = [e for e in finding.evidence if _is_unsure(e, contract)]
        if shaky and finding.rule.startswith(_DOUBTABLE):
            unsure.update(dict.fromkeys(shaky))
        else:
            kept.append(finding)
    unsure.update(dict.fromkeys(_unsure_facts(contract)))
    if unsure:
        rule = corridor.rules["reader.unsure"]
        words = ", ".join(dict.fromkeys(e.quote for e in unsure))
        kept.append(
            Finding(
                rule.rule, rule.severity, rule.text.fill(words=words[:300]), tuple(unsure), rule.source, rule.remedy
            )
        )
    return tuple(kept)


def _is_unsure(evidence: Evidence, contract: Contract) -> bool:
    if evidence.side is None or evidence.document != evidence.side:
        return False
    return any(
        clause.start + first < evidence.end and evidence.start < clause.start + last
        for clause in contract.side(evidence.side)
        if clause.start <= evidence.start < clause.end
        for first, last in clause.unsure
    )


def _unsure_facts(contract: Contract) -> Iterable[Evidence]:
    for side in contract.languages:
        for clause, facts in zip(contract.side(side), contract.facts[side], strict=True):
            for fact in facts:
                if any(first < fact.end and fact.start < last for first, last in clause.unsure):
                    start = clause.start + fact.start
                    yield Evidence(side, side, clause.label, clause.page, start, start + len(fact.text), fact.text)
