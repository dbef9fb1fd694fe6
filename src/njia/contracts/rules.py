"""Holds a contract against the corridor's rules of law, policy and danger that apply to its class on a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from njia.contracts import absence, custody, dangers, figures, paydeals, promises
from njia.contracts.judges import JUDGES, Case, finding
from njia.contracts.model import Class, Contract
from njia.contracts.paper import Paper, read
from njia.corridors.model import Corridor, Rule
from njia.facts.compare import self_mismatch
from njia.findings import Finding, worst_first

JUDGING = (absence, custody, dangers, figures, paydeals, promises)  # modules whose import registers judges


def judge(
    contract: Contract, corridor: Corridor, on: date, class_: Class, paper: Paper | None = None
) -> tuple[Finding, ...]:
    """Every finding of the rules with a judge, worst first. Raises KeyError for a judge that no module registers."""
    case = Case(paper or read(contract, corridor), on, class_)
    if not case.paper.languages:
        return ()
    found = [
        f for rule in corridor.rules.values() if _applies(rule, case) for f in JUDGES[rule.judge or ""](rule, case)
    ]
    return worst_first([*found, *_written_twice(case)])


def _written_twice(case: Case) -> Iterator[Finding]:
    """In a paper of one language, where no pairs are compared: digits and words that disagree."""
    rule = case.paper.corridor.rules["parity.digits_and_words"]
    for side in case.paper.languages if len(case.paper.languages) == 1 else ():
        for sentence in case.paper.sides[side]:
            for fact in sentence.facts:
                if self_mismatch(fact):
                    yield finding(
                        rule, [sentence.span(fact.start, fact.end)], en=fact.text, ru=fact.text, words=fact.text
                    )


def _applies(rule: Rule, case: Case) -> bool:
    """A rule without ``classes`` applies to every paper; labour remedies are never offered for a soldier's one."""
    if rule.judge is None or not rule.in_force(case.on):
        return False
    classes = rule.params.get("classes")
    return classes is None or (isinstance(classes, list) and case.class_ in classes)
