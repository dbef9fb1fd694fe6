"""A danger that only the language which does not bind speaks of, though the other has the same clause, is put right.

A list of dangers hears some words wrongly ("tour of duty" of a crew). Where a court reads the other language, and that
one has the clause and hears nothing in it, the paper need not be refused: it must be put right. A danger in the binding
language, or in a clause or sentence that the other lacks, stops as ever. Which rules yield is data (`not_binding`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import cast

from njia.contracts.paper import Paper
from njia.findings import Evidence, Finding, Severity, Side

Place = tuple[str, int, int]


def softened(found: Iterable[Finding], paper: Paper, alone: Sequence[Finding]) -> Iterator[Finding]:
    """The findings, those that only the other language bears with the severity their rule has then."""
    lonely = [_place(evidence) for finding in alone for evidence in finding.evidence]
    for finding in found:
        rule = paper.corridor.rules.get(finding.rule)
        severity = rule.params.get("not_binding") if rule else None
        if severity and all(_borne(evidence, paper, lonely) for evidence in finding.evidence):
            finding = replace(finding, severity=cast(Severity, severity))
        yield finding


def _borne(evidence: Evidence, paper: Paper, lonely: Sequence[Place]) -> bool:
    """Whether it stands in the language that does not bind, in a clause and a sentence that the binding one has too."""
    if evidence.side is None or evidence.side == paper.languages[0]:
        return False
    document, start, end = _place(evidence)
    return _paired(paper, evidence.side, start) and not any(
        d == document and a < end and start < b for d, a, b in lonely
    )


def _paired(paper: Paper, side: Side, offset: int) -> bool:
    contract = paper.contract
    clauses = contract.side(side)
    return any(
        bead.en
        and bead.ru
        and any(clauses[i].start <= offset < clauses[i].end for i in (bead.en if side == "en" else bead.ru))
        for bead in contract.beads
    )


def _place(evidence: Evidence) -> Place:
    return evidence.document, evidence.start, evidence.end
