"""Whether a picture shows the whole paper: numbers that begin in the middle, or a last sentence that breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from njia.contracts.labels import label_of
from njia.contracts.model import Clause, Contract
from njia.corridors.model import Corridor
from njia.documents.model import Document
from njia.findings import Evidence, Finding

_ENDED = re.compile(r"[.;:!?…)\]»”\"\d_]\s*$")
_LONG = 6  # words of a line that is no name or date


def missing_pages(contract: Contract, documents: Sequence[Document], corridor: Corridor) -> Iterator[Finding]:
    """One finding for a pictured paper of which a page seems to be lacking, with the words that tell."""
    if not any(page.scanned for document in documents for page in document.pages):
        return
    torn = [clause for side in contract.languages for clause in _torn(contract.side(side))]
    if torn:
        rule = corridor.rules["reader.pages_missing"]
        evidence = tuple(_evidence(clause) for clause in torn)
        text = rule.text.fill(words=evidence[0].quote[:120])
        yield Finding(rule.rule, rule.severity, text, evidence, rule.source, rule.remedy)


def _torn(clauses: Sequence[Clause]) -> Iterator[Clause]:
    """The first numbered clause where none is numbered 1, and a last clause that does not end."""
    numbered = [
        (label.path[0], clause) for clause in clauses if (label := label_of(clause.text)) and _digit(label.text)
    ]
    if numbered and min(numbered, key=lambda found: found[0])[0] > 1:
        yield numbered[0][1]
    signed = any(clause.kind == "signature" for clause in clauses)
    last = clauses[-1]
    if not signed and last.kind == "clause" and len(last.text.split()) >= _LONG and not _ENDED.search(last.text):
        yield last


def _digit(label: str) -> bool:
    return label.lstrip("(§ ")[:1].isdigit()


def _evidence(clause: Clause) -> Evidence:
    return Evidence(
        clause.side, clause.side, clause.label, clause.page, clause.start, clause.start + len(clause.text), clause.text
    )
