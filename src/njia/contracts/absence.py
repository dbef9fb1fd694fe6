"""What a contract must say and does not. The Russian counts: words that stand only in the English do not bind there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from njia.contracts.judges import Case, finding, judges, key, said
from njia.contracts.paper import Paper, Sentence
from njia.contracts.together import together
from njia.corridors.model import Rule
from njia.facts.model import Fact, Identifier, Party, Rate
from njia.findings import Evidence, Finding, Side, Text

_FORM_LINE = 6  # words of a line such as «Job: packer»
_HEAD = 8  # clauses where place, date and parties stand


@judges("absent")
def judge_absent(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised when the side that binds has neither a phrase nor a fact of the rule.

    ``facts`` are facts that count as having it: a kind ("date"), a scheme ("identifier:inn") or a role
    ("party:employer"), looked for with ``where: head`` only in the first clauses and the signatures. ``concepts`` is a
    group of concepts that does, ``endings`` ends of words that do beside a word of hiring («принят засольщиком»),
    ``together`` lists of words that do in one sentence. ``of_two_languages`` rules pass over a paper in one language.
    ``when`` phrases, if the rule has any, say in which papers it is needed at all.
    """
    paper = case.paper
    side = paper.languages[0]
    if rule.params.get("of_two_languages") and len(paper.languages) < 2:
        return
    if any(name.endswith("_when") for name in rule.phrases) and not _needed(rule, paper, side):
        return
    if _present(rule, paper, side):
        return
    other = [e for language in paper.languages[1:] for e in _words(rule, paper, language)]
    found = finding(rule, other)
    if other:
        found = replace(found, text=_joined(found.text, paper.corridor.messages["required.only_in_english"]))
    yield found


@judges("both_languages")
def judge_both_languages(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised for a paper in one language only."""
    if len(case.paper.languages) == 1:
        side = case.paper.languages[0]
        yield finding(rule, (), language=case.paper.corridor.messages[f"required.in_{side}"])


def _needed(rule: Rule, paper: Paper, side: Side) -> bool:
    return any(not sentence.denies(hit) for sentence, hit in paper.hits(side, key(rule, "when")))


def _present(rule: Rule, paper: Paper, side: Side) -> bool:
    return (
        bool(said(rule, paper, side))
        or any(_facts(rule, paper, side))
        or _named(rule, paper, side)
        or _ended(rule, paper, side)
        or any(together(rule, paper, side))
    )


def _named(rule: Rule, paper: Paper, side: Side) -> bool:
    """Whether a sentence about the worker, or a line of the form, names a concept of the group ``concepts`` («job»)."""
    group = rule.params.get("concepts")
    ids = [concept.id for concept in paper.corridor.concepts if concept.group == group]
    return any(
        sentence.has("party.worker") or len(sentence.words) <= _FORM_LINE for sentence, _ in paper.hits(side, *ids)
    )


def _ended(rule: Rule, paper: Paper, side: Side) -> bool:
    """Whether a sentence that hires has a word with one of the rule's ``endings``, though no list knows the word."""
    endings = rule.params.get("endings")
    ends = tuple(endings) if isinstance(endings, list) else ()
    return bool(ends) and any(
        word.form.endswith(ends) and not any(h.first <= at <= h.last for h in sentence.marks.get("party.worker", ()))
        for sentence, _ in paper.hits(side, "item.hire")
        for at, word in enumerate(sentence.words)
    )


def _words(rule: Rule, paper: Paper, side: Side) -> list[Evidence]:
    """Where the other language says it."""
    marks = [sentence.evidence(hit) for sentence, hit in (*said(rule, paper, side), *together(rule, paper, side))]
    return (marks or [s.span(f.start, f.end) for s, f in _facts(rule, paper, side)])[:2]


def _facts(rule: Rule, paper: Paper, side: Side) -> Iterable[tuple[Sentence, Fact]]:
    wanted = rule.params.get("facts", [])
    if not isinstance(wanted, list) or not wanted:
        return
    last = len(paper.contract.side(side)) - 2
    for sentence in paper.sides[side]:
        clause = sentence.clause
        if rule.params.get("where") == "head" and _HEAD <= clause.index < last and clause.kind != "signature":
            continue
        yield from ((sentence, fact) for fact in sentence.facts if _is(fact, wanted))


def _is(fact: Fact, wanted: list[str]) -> bool:
    detail = fact.kind
    if isinstance(fact.value, Identifier):
        detail = f"{fact.kind}:{fact.value.scheme}"
    elif isinstance(fact.value, Rate):
        detail = f"{fact.kind}:{fact.value.unit}"
    elif isinstance(fact.value, Party):
        detail = f"{fact.kind}:{fact.value.role}"
    return fact.kind in wanted or detail in wanted


def _joined(first: Text, second: Text) -> Text:
    return Text(f"{first.en} {second.en}", f"{first.sw} {second.sw}", f"{first.ru} {second.ru}")
