"""The main movement: documents in, a report out. Nothing here judges; it calls those who do, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from njia.contracts.align import align, aligned
from njia.contracts.bilingual import lexicon_of
from njia.contracts.classify import classify
from njia.contracts.model import Bead, Clause, Contract
from njia.contracts.one_sided import one_sided
from njia.contracts.pages import missing_pages
from njia.contracts.paper import read
from njia.contracts.parity import parity
from njia.contracts.reader_findings import reader_findings
from njia.contracts.remedies import fitting
from njia.contracts.report import Report, ReportClause, ReportFact, ReportPair
from njia.contracts.rules import judge
from njia.contracts.sides import SIDES, Sides, split
from njia.contracts.stated import stated
from njia.contracts.summary import summarise
from njia.contracts.unbound import softened
from njia.contracts.unsure import doubted
from njia.corridors.model import Corridor
from njia.documents.join import named_apart
from njia.documents.model import Document
from njia.facts.extract import extract
from njia.findings import Finding, Side, verdict_of, worst_first


def check(documents: Sequence[Document], corridor: Corridor, *, on: date) -> Report:
    """Checks one paper (one file, or an English and a Russian one) against the rules in force ``on`` that day."""
    documents = named_apart(documents, SIDES)  # a file called «ru» must not pass for the Russian side
    sides = split(documents)
    alignment = aligned(sides.en, sides.ru, lexicon_of(corridor))
    contract = _contract(sides, alignment.beads)
    paper = read(contract, corridor)
    classification = classify(contract, corridor, paper)
    found = [
        *classification.findings,
        *judge(contract, corridor, on, classification.class_, paper),
        *reader_findings(documents, corridor),
        *missing_pages(contract, documents, corridor),
    ]
    if len(contract.languages) == 2:
        pictured = any(page.scanned for document in documents for page in document.pages)
        alone = tuple(one_sided(contract, corridor, alignment))
        found = [
            *softened(found, paper, alone, on),
            *_beside(parity(contract, corridor, pictured=pictured), alone),
            *alone,
        ]
    findings = worst_first(fitting(doubted(found, contract, corridor), classification.class_, corridor))
    return Report(
        class_=classification.class_,
        verdict=verdict_of(findings),
        pages=sum(len(document.pages) for document in documents),
        pairs=tuple(_pair(contract, bead) for bead in contract.beads),
        facts=tuple(_facts(contract)),
        findings=findings,
        summary=summarise(contract, corridor, on, classification.class_, paper),
        texts={**contract.texts, **{document.name: document.text for document in documents}},
        documents=tuple(document.name for document in documents),
        languages=contract.languages,
        corridor=corridor.id,
        checked_on=on,
        stated=stated(paper),
    )


def _beside(findings: Sequence[Finding], alone: Sequence[Finding]) -> Iterator[Finding]:
    """The disagreements that do not lie in a sentence already found to stand in one language only."""
    spans = [(e.document, e.start, e.end) for finding in alone for e in finding.evidence]
    for finding in findings:
        inside = [any(d == e.document and a <= e.start and e.end <= b for d, a, b in spans) for e in finding.evidence]
        if not any(inside) or finding.severity == "stop":
            yield finding


def read_contract(sides: Sides, corridor: Corridor) -> Contract:
    """Both sides aligned, with the facts of each clause."""
    return _contract(sides, align(sides.en, sides.ru, lexicon_of(corridor)))


def _contract(sides: Sides, beads: tuple[Bead, ...]) -> Contract:
    return Contract(
        en=sides.en,
        ru=sides.ru,
        beads=beads,
        facts={
            "en": tuple(extract(clause.text, "en") for clause in sides.en),
            "ru": tuple(extract(clause.text, "ru") for clause in sides.ru),
        },
        texts=sides.texts,
    )


def _pair(contract: Contract, bead: Bead) -> ReportPair:
    return ReportPair(
        en=_clause(contract.en, bead.en, contract.texts["en"]), ru=_clause(contract.ru, bead.ru, contract.texts["ru"])
    )


def _clause(clauses: Sequence[Clause], indices: Sequence[int], text: str) -> ReportClause | None:
    """From the first clause to the last, whatever stands between them, so that offsets count in what is shown."""
    if not indices:
        return None
    first, last = clauses[indices[0]], clauses[indices[-1]]
    text = text[first.start : last.end]
    return ReportClause(text=text, label=first.label, page=first.page, start=first.start, end=last.end)


def _facts(contract: Contract) -> Iterator[ReportFact]:
    sides: tuple[Side, ...] = ("en", "ru")
    for side in sides:
        for clause, facts in zip(contract.side(side), contract.facts[side], strict=True):
            for fact in facts:
                start = clause.start + fact.start
                yield ReportFact(
                    kind=fact.kind,
                    side=side,
                    value=msgspec.to_builtins(fact.value),
                    document=side,
                    clause=clause.label,
                    page=clause.page,
                    start=start,
                    end=start + len(fact.text),
                    quote=fact.text,
                )
