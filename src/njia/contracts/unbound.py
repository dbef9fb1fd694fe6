"""A danger that only the language which does not bind speaks of, though the other has the same clause, is put right.

A list of dangers hears some words wrongly ("tour of duty" of a crew). Where a court reads the other language, and that
one has the clause and hears nothing in it, the paper need not be refused: it must be put right. A danger in a binding
language, or in a clause or sentence that the other lacks, stops as ever. Which rules yield is data (`not_binding`), and
so is the language that a court reads (`court_language`); the language that the paper itself lets prevail binds, too.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import cast

from njia.contracts.paper import Paper
from njia.contracts.sides import SIDES
from njia.corridors.model import Corridor
from njia.findings import Evidence, Finding, Severity, Side
from njia.text.phrases import PhraseBook

Place = tuple[str, int, int]
_PREVAILS = {"language.english": "en", "language.russian": "ru"}  # concepts of the corridor


def softened(found: Iterable[Finding], paper: Paper, alone: Sequence[Finding], on: date) -> Iterator[Finding]:
    """The findings, those that only the other language bears with the severity their rule has then."""
    lonely = [_place(evidence) for finding in alone for evidence in finding.evidence]
    for finding in found:
        rule = paper.corridor.rules.get(finding.rule)
        severity = rule.params.get("not_binding") if rule else None
        if severity:
            binding = binding_languages(paper, on)
            if all(_borne(evidence, paper, binding, lonely) for evidence in finding.evidence):
                finding = replace(finding, severity=cast(Severity, severity))
        yield finding


def binding_languages(paper: Paper, on: date) -> frozenset[str]:
    """The language that a court reads that day and each that the paper lets prevail; both where no court's is known."""
    court = paper.corridor.value_on("court_language", on)
    if court is None:
        return frozenset(SIDES)
    book, texts = _prevailing(paper.corridor), paper.contract.texts
    return frozenset({court.value, *(hit.key for side in paper.languages for hit in book.find(texts[side]))})


@lru_cache(maxsize=4)
def _prevailing(corridor: Corridor) -> PhraseBook:
    """The phrases by which a paper, in either language, lets one of them prevail; under that language."""
    return PhraseBook(
        (_PREVAILS[concept.id], phrase)
        for concept in corridor.concepts
        if concept.id in _PREVAILS
        for side in SIDES
        for phrase in concept.phrases.get(side, ())
    )


def _borne(evidence: Evidence, paper: Paper, binding: Collection[str], lonely: Sequence[Place]) -> bool:
    """Whether it stands in a language that does not bind, in a clause and a sentence that the binding one has too."""
    if evidence.side is None or evidence.side in binding:
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
