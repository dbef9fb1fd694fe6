"""The judges that the corridor's rules name: pure functions of a rule and a case, registered under a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from njia.contracts.model import Class
from njia.contracts.paper import Paper, Sentence
from njia.corridors.model import Rule
from njia.findings import Evidence, Finding, Side, Text
from njia.text.phrases import Hit

Mark = tuple[Sentence, Hit]
MOST = 6  # sentences quoted for one finding


@dataclass(frozen=True, slots=True)
class Case:
    """What a judge may look at: the paper as read, its class and the day."""

    paper: Paper
    on: date
    class_: Class


Judge = Callable[[Rule, Case], Iterable[Finding]]
JUDGES: dict[str, Judge] = {}


def judges(name: str) -> Callable[[Judge], Judge]:
    """Registers a judge under the name that the data uses. Raises ValueError for a name taken."""

    def register(judge: Judge) -> Judge:
        if name in JUDGES:
            raise ValueError(f"two judges are called {name!r}")
        JUDGES[name] = judge
        return judge

    return register


def finding(rule: Rule, evidence: Iterable[Evidence], **values: str | Text) -> Finding:
    """The rule's finding with its words filled; the same sentence is quoted once."""
    once: dict[tuple[str, int, int], Evidence] = {}
    for one in evidence:
        once.setdefault((one.document, one.start, one.end), one)
    text = rule.text.fill(**values)
    return Finding(rule.rule, rule.severity, text, tuple(once.values())[:MOST], rule.source, rule.remedy)


def key(rule: Rule, role: str = "") -> str:
    """The key under which the phrases of a rule's role are found."""
    return f"{rule.rule}#{role}"


def accepted(rule: Rule, sentence: Sentence, hit: Hit) -> bool:
    """Whether a hit counts: affirmed (unless the rule takes either), near what it needs, and not excused.

    A sentence with an ``unless`` phrase excuses, and a ``harmless`` phrase only what stands inside it; where the rule
    has ``with`` phrases the sentence must hold one; ``polarity`` is "affirmed" (the default), "denied" or "any".
    """
    polarity = rule.params.get("polarity", "affirmed")
    if polarity != "any" and sentence.waives(hit) != (polarity == "denied"):
        return False
    if sentence.has(key(rule, "unless")):
        return False
    if any(h.first <= hit.first and hit.last <= h.last for h in sentence.marks.get(key(rule, "harmless"), ())):
        return False
    return f"{sentence.side}_with" not in rule.phrases or sentence.has(key(rule, "with"))


def _roles(rule: Rule, role: str) -> bool:
    return any(name.partition("_")[2] == role for name in rule.phrases)


def said(rule: Rule, paper: Paper, side: Side) -> list[Mark]:
    """Where a side says what the rule is about."""
    return [(s, h) for s, h in paper.hits(side, key(rule)) if accepted(rule, s, h)]


@judges("said")
def judge_said(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where either language says it; every sentence that does is quoted."""
    if _roles(rule, "when") and not any(case.paper.has(side, key(rule, "when")) for side in case.paper.languages):
        return
    marks = [mark for side in case.paper.languages for mark in said(rule, case.paper, side)]
    if marks:
        yield finding(rule, [sentence.evidence(hit) for sentence, hit in marks])
