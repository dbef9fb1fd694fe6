"""What only one of the two languages says: whole clauses, and sentences inside paired ones."""

from __future__ import annotations

from collections.abc import Iterator

from njia.contracts.align import Alignment
from njia.contracts.bilingual import lexicon_of
from njia.contracts.inside import Inspector, inspector
from njia.contracts.model import Contract
from njia.contracts.parity import concepts_of
from njia.contracts.reading import reading
from njia.corridors.model import Corridor
from njia.facts.model import Fact, Identifier, Number, Party
from njia.findings import Evidence, Finding, Side

_MINIMUM = 12  # a shorter clause (a stray page number, a lone dash) says nothing that could harm

_LONGEST_NAME = 15  # words
_IN_A_NAME = frozenset({"mention", "actor", "antonym"})  # concepts that the words of a name may happen to hold
_YEARS = range(1800, 2100)


def one_sided(contract: Contract, corridor: Corridor, alignment: Alignment | None = None) -> Iterator[Finding]:
    """Findings for a paper in two languages; a paper in one has `required.both_languages` instead.

    ``alignment`` is the one the contract was read with, where it is still at hand.
    """
    lexicon = lexicon_of(corridor)
    inside = (
        Inspector(contract.en, contract.ru, alignment.evidence, lexicon) if alignment else inspector(contract, lexicon)
    )
    for bead in contract.beads:
        if bead.en and bead.ru:
            for where, index, start, end in inside.one_sided(bead):
                yield _finding(
                    "one_sided.sentence", where, reading(contract, where, [index]).evidence(start, end), corridor
                )
            continue
        side: Side = "en" if bead.en else "ru"
        for index in bead.en or bead.ru:
            clause = contract.side(side)[index]
            if clause.kind != "signature" and len(clause.text.strip()) >= _MINIMUM:
                if clause.drawn and _a_name(contract, side, index, corridor):
                    continue
                evidence = reading(contract, side, [index]).whole()
                yield _finding("one_sided.clause", side, evidence, corridor)


def _a_name(contract: Contract, side: Side, index: int, corridor: Corridor) -> bool:
    """Whether the words of a picture are those of a logo or a stamp: few, without a term and without the worker."""
    said = reading(contract, side, [index])
    found = concepts_of(corridor).find(said)
    spoken = {hit.key for hit in found.get("mention", ())}
    return (
        len(said.text.split()) <= _LONGEST_NAME
        and all(map(_in_a_name, said.facts))
        and found.keys() <= _IN_A_NAME
        and spoken <= {"mention.employer"}
    )


def _in_a_name(fact: Fact) -> bool:
    """A register's number or a name; the year since when a firm exists."""
    if isinstance(fact.value, Number):
        return fact.value.value in _YEARS
    return isinstance(fact.value, Identifier | Party)


def _finding(rule_id: str, side: Side, evidence: Evidence, corridor: Corridor) -> Finding:
    rule = corridor.rules[rule_id]
    quote = " ".join(evidence.quote.split())
    text = rule.text.fill(language=corridor.messages[f"language.{side}"], quote=quote[:300])
    return Finding(rule.rule, rule.severity, text, (evidence,), rule.source, rule.remedy)
