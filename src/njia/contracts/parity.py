"""Do both languages of a pair of clauses say the same? Facts, concepts and duties are held against each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from njia.contracts import binding, naming
from njia.contracts.bilingual import lexicon_of
from njia.contracts.concepts import Concepts, Contradiction
from njia.contracts.model import Contract
from njia.contracts.reading import Paired, Reading, paired
from njia.corridors.model import Corridor
from njia.facts.compare import compare, self_mismatch
from njia.facts.model import Fact
from njia.findings import Evidence, Finding, Text

Span = tuple[int, int]
_WITHIN_ONE_LANGUAGE = {"parity.digits_and_words"}


@lru_cache(maxsize=4)
def concepts_of(corridor: Corridor) -> Concepts:
    """The concepts of a corridor, built once."""
    return Concepts(corridor)


def parity(contract: Contract, corridor: Corridor) -> tuple[Finding, ...]:
    """A finding for every disagreement between the two sides of every pair."""
    findings = []
    concepts = concepts_of(corridor)
    for pair in paired(contract):
        found = [
            *_facts(pair),
            *concepts.contradictions(pair),
            *binding.contradictions(pair, concepts),
            *naming.contradictions(pair, lexicon_of(corridor)),
        ]
        denied = binding.both_deny(pair, concepts)
        for contradiction in found:
            if not (denied and corridor.rules[contradiction.rule].params.get("unless_denied")):
                findings.append(_finding(pair, contradiction, corridor))
    return tuple(findings)


def _facts(pair: Paired) -> Iterator[Contradiction]:
    for reading in (pair.en, pair.ru):
        for fact in reading.facts:
            if self_mismatch(fact):
                span = ((fact.start, fact.end),)
                yield Contradiction("parity.digits_and_words", *((span, ()) if reading.side == "en" else ((), span)))
    for en, ru in compare(pair.en.facts, pair.ru.facts):
        kind = (en or ru).kind if en or ru else ""
        yield Contradiction(f"parity.{kind}", _span(en), _span(ru))


def _span(fact: Fact | None) -> tuple[Span, ...]:
    return ((fact.start, fact.end),) if fact else ()


def _finding(pair: Paired, contradiction: Contradiction, corridor: Corridor) -> Finding:
    rule = corridor.rules[contradiction.rule]
    within_one = contradiction.rule in _WITHIN_ONE_LANGUAGE
    evidence = (
        *_evidence(pair.en, contradiction.en, quiet=within_one),
        *_evidence(pair.ru, contradiction.ru, quiet=within_one),
    )
    nothing = corridor.messages["parity.nothing"]
    said = {
        "en": _said(pair.en, contradiction.en, nothing),
        "ru": _said(pair.ru, contradiction.ru, nothing),
        "words": _said(pair.en if contradiction.en else pair.ru, contradiction.en or contradiction.ru, nothing),
    }
    return Finding(rule.rule, rule.severity, rule.text.fill(**said), evidence, rule.source, rule.remedy)


def _evidence(reading: Reading, spans: Sequence[Span], *, quiet: bool) -> tuple[Evidence, ...]:
    """The spans; where this side is silent its whole clause, unless it has no part in the finding."""
    return tuple(reading.evidence(*span) for span in spans) or (() if quiet else (reading.whole(),))


def _said(reading: Reading, spans: Sequence[Span], nothing: Text) -> str | Text:
    return ", ".join(dict.fromkeys(" ".join(reading.text[a:b].split()) for a, b in spans)) or nothing
