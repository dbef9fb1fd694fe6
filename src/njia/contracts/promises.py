"""The framework's own clauses, judged by what they bind to: no fee, no army, a stated pay."""

from __future__ import annotations

from collections.abc import Iterable

from njia.contracts.judges import Case, finding, judges, key
from njia.contracts.paper import Paper, Sentence
from njia.contracts.payers import payers
from njia.contracts.wages import wages
from njia.corridors.model import Rule
from njia.findings import Finding, Side
from njia.text.phrases import Hit

_ROW = 6  # words of a row such as «Recruitment costs: Employer»
_REFUND = ("item.free",)
_DENIALS = ("denial.weak", "denial.strong", "denial.after")


@judges("no_fee_absent")
def judge_no_fee_absent(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the binding language does not free you from the costs of recruitment."""
    side = case.paper.languages[0]
    freed = any(payer == "employer" for payer, _, _ in payers(case.paper, side, "recruitment"))
    if not freed and not any(frees(sentence) for sentence in case.paper.sides[side]):
        yield finding(rule, ())


def frees(sentence: Sentence) -> bool:
    """Whether a sentence about recruitment denies something, or under such a heading or in a row names the payer."""
    if sentence.has("topic.recruitment") and sentence.has("denial.weak", "denial.strong", "denial.after", *_REFUND):
        return not sentence.has("item.fee_worker")
    row = sentence.has("topic.recruitment") and len(sentence.words) <= _ROW
    if not row and "topic.recruitment" not in sentence.under:
        return False
    return sentence.has("party.employer") and not sentence.has("party.worker")


@judges("worker_pays")
def judge_worker_pays(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where either language makes you pay for the ``topics`` of the rule."""
    topics = rule.params.get("topics", [])
    evidence = [
        sentence.evidence(hit)
        for side in case.paper.languages
        for topic in (topics if isinstance(topics, list) else [])
        for payer, sentence, hit in payers(case.paper, side, topic)
        if payer == "worker" and not sentence.has(key(rule, "unless"))
    ]
    if evidence:
        yield finding(rule, evidence)


@judges("exclusion_absent")
def judge_exclusion_absent(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the binding language does not keep you out of the army and the war, without an exception."""
    side = case.paper.languages[0]
    if not any(not opened(s, h) for s, h in excluded(rule, case.paper, side)):
        yield finding(rule, ())


@judges("exclusion_opened")
def judge_exclusion_opened(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the exclusion of military service has an exception."""
    phrases_of = case.paper.corridor.rules["required.military_exclusion"]
    evidence = [
        sentence.evidence(hit)
        for side in case.paper.languages
        for sentence, hit in excluded(phrases_of, case.paper, side)
        if opened(sentence, hit)
    ]
    if evidence:
        yield finding(rule, evidence)


def excluded(rule: Rule, paper: Paper, side: Side) -> list[tuple[Sentence, Hit]]:
    """Where a side says that you shall not be sent to the army or the war."""
    neutral = "class.military_service#neutral"
    said = [(s, h) for s, h in paper.hits(side, key(rule)) if s.denies(h) and not s.has(neutral)]
    return [*said, *_under_heading(rule, paper, side)]


def _under_heading(rule: Rule, paper: Paper, side: Side) -> list[tuple[Sentence, Hit]]:
    """«Military service.» and under it «The Employee is never engaged in it.»"""
    found = []
    for sentence in paper.sides[side]:
        if key(rule) in sentence.under and sentence.has("party.worker") and not sentence.has("denial.double"):
            found += [(sentence, h) for name in _DENIALS for h in sentence.marks.get(name, ())][:1]
    return found


def opened(sentence: Sentence, hit: Hit) -> bool:
    """Whether an exception follows («except …», «за исключением случаев …»)."""
    return any(mark.first > hit.last for mark in sentence.marks.get("denial.exception", ()))


@judges("pay_absent")
def judge_pay_absent(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where the binding language states no sum of pay."""
    if not wages(case.paper, case.paper.languages[0]):
        yield finding(rule, ())
