"""What the readers noticed, as findings: each place where words could hide from a person who reads the paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from njia.corridors.model import Corridor
from njia.documents.model import Document, Notice
from njia.findings import Evidence, Finding


def reader_findings(documents: Sequence[Document], corridor: Corridor) -> Iterator[Finding]:
    """One finding for each rule and document, with every place it was noticed at as evidence."""
    for document in documents:
        by_rule: dict[str, list[Notice]] = {}
        for notice in document.notices:
            by_rule.setdefault(notice.rule, []).append(notice)
        for rule_id, notices in by_rule.items():
            rule = corridor.rules[rule_id]
            evidence = tuple(_evidence(document, notice) for notice in notices)
            words = "; ".join(dict.fromkeys(_words(document, notice) for notice in notices))
            text = rule.text.fill(words=words[:400], document=document.name)
            yield Finding(rule.rule, rule.severity, text, evidence, rule.source, rule.remedy)


def _words(document: Document, notice: Notice) -> str:
    return notice.values.get("words") or document.text[notice.start : notice.end] or "…"


def _evidence(document: Document, notice: Notice) -> Evidence:
    quote = document.text[notice.start : notice.end]
    return Evidence(document.name, None, None, notice.page, notice.start, notice.end, quote)
