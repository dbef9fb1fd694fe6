"""Dangers that need more than a phrase: soldiers' words in a job contract, a forces' employer, blanks, large sums."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from njia.contracts.classify import neutral, parties, soldiers_words
from njia.contracts.judges import Case, Mark, accepted, finding, judges, key
from njia.contracts.paper import Sentence
from njia.contracts.serving import serves
from njia.corridors.model import Rule
from njia.facts.model import Fact, Identifier, Money
from njia.findings import Evidence, Finding
from njia.text.grammar import said
from njia.text.phrases import Hit

_BLANK = re.compile(r"_{3,}|(?<!\w)\.{5,}|…{2,}|\[\s{1,20}\]|(?:_ ){3,}")
_QUOTES = {"«", "“", "„", '"'}
_STREET = 3  # words between «street» and its name
_SHORT = 4  # words of a heading
_DENIALS = ("denial.weak", "denial.strong", "denial.after", "denial.refusal")
_AND = said("joins_parts")
_AROUND = 45  # code points between a blank and the word that says what it is


@judges("military_terms")
def judge_military_terms(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where words said only of soldiers stand in either language, whatever the paper calls itself."""
    marks = [
        (s, h)
        for side in case.paper.languages
        for s, h in soldiers_words(case.paper, side)
        if not s.has(key(rule, "unless")) and not _bank(rule, s, h)
    ]
    if marks:
        yield finding(rule, [s.evidence(h) for s, h in marks], words=_words(marks))


def _bank(rule: Rule, sentence: Sentence, hit: Hit) -> bool:
    """Whether it is the name of a bank, in quotes right behind the word («Банк «Стрелка»»)."""
    banks = sentence.marks.get(key(rule, "bank"), ())
    return any(sentence.text[bank.end : hit.start].strip() in _QUOTES for bank in banks)


@judges("war_words")
def judge_war_words(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where words of army or war stand in a clause that denies nothing, forbids nothing and is no HR formula."""
    marks = [
        (s, h)
        for side in case.paper.languages
        for s, h in case.paper.hits(side, key(rule))
        if not neutral(s)
        and not s.has(key(rule, "unless"))
        and not _heading(s)
        and _unopposed(s, h)
        and not _street(rule, s, h)
    ]
    if marks:
        yield finding(rule, [s.evidence(h) for s, h in marks], words=_words(marks))


def _heading(sentence: Sentence) -> bool:
    return sentence.clause.kind in ("heading", "title") or len(sentence.words) <= _SHORT


def _street(rule: Rule, sentence: Sentence, hit: Hit) -> bool:
    """Whether it is a street's name («ул. Красной Армии»)."""
    streets = sentence.marks.get(key(rule, "street"), ())
    return any(max(hit.first - street.last, street.first - hit.last) <= _STREET for street in streets)


def _unopposed(sentence: Sentence, hit: Hit) -> bool:
    """Whether nothing in the sentence denies; «may not refuse» binds, and a denial after «but» frees from nothing."""
    if serves(sentence, hit):
        return True
    if sentence.denies(hit):
        return False
    return sentence.has("denial.double") or not any(
        _excuses(sentence, hit, denial) for name in _DENIALS for denial in sentence.marks.get(name, ())
    )


def _excuses(sentence: Sentence, hit: Hit, denial: Hit) -> bool:
    """Whether a denial may be of the hit: not one after it behind «and» («send him to the front and not to offer»)."""
    begins_anew = denial.first > 0 and sentence.words[denial.first - 1].form in _AND
    return denial.first < hit.first or not begins_anew


@judges("military_employer")
def judge_military_employer(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where a force or a unit is named among the parties of a civil contract."""
    named = [mark for side in case.paper.languages for mark in parties(case.paper, side)]
    marks = [(s, h) for s, h in named if not s.has(key(rule, "unless"))]
    if marks:
        yield finding(rule, [s.evidence(h) for s, h in marks], words=_words(marks))


def _words(marks: list[Mark]) -> str:
    """The words found, each once, as the paper writes them."""
    seen: dict[str, str] = {}
    for sentence, hit in marks:
        said = sentence.text[hit.start : hit.end]
        seen.setdefault(said.casefold(), said)
    return ", ".join(list(seen.values())[:5])


@judges("blanks")
def judge_blanks(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where a blank stands beside a word for money or time; a line for a signature is none."""
    quotes = [
        sentence.evidence()
        for side in case.paper.languages
        for sentence in case.paper.sides[side]
        if sentence.clause.kind != "signature" and not sentence.has(key(rule, "unless")) and _blank(rule, sentence)
    ]
    if quotes:
        yield finding(rule, quotes)


def _blank(rule: Rule, sentence: Sentence) -> bool:
    hits = sentence.marks.get(key(rule), ())
    if not hits:
        return False
    return any(
        hit.start - blank.end() < _AROUND and blank.start() - hit.end < _AROUND
        for blank in _BLANK.finditer(sentence.text)
        for hit in hits
    )


@judges("large_sum")
def judge_large_sum(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised where a sum of at least ``least_rub`` roubles (or ``least_other`` of another currency) is promised."""
    marks = [
        (s, h)
        for side in case.paper.languages
        for s, h in case.paper.hits(side, key(rule))
        if accepted(rule, s, h) and any(_large(rule, fact) for fact in s.facts)
    ]
    if marks:
        yield finding(rule, [s.evidence(h) for s, h in marks])


def _large(rule: Rule, fact: Fact) -> bool:
    if not isinstance(fact.value, Money):
        return False
    least = rule.params["least_rub" if fact.value.currency in ("RUB", "KES", None) else "least_other"]
    return fact.value.amount >= Decimal(str(least))


@judges("false_number")
def judge_false_number(rule: Rule, case: Case) -> Iterable[Finding]:
    """Raised for each tax, registration, insurance or account number whose check digits are wrong.

    Those are the numbers the corridor has a name for: a telephone number that cannot be dialled has no check digits.
    """
    called = case.paper.corridor.messages
    found: dict[str, list[Evidence]] = {}
    names: dict[str, str] = {}
    for side in case.paper.languages:
        for sentence in case.paper.sides[side]:
            for fact in sentence.facts:
                if not isinstance(fact.value, Identifier) or fact.value.valid is not False:
                    continue
                if (name := f"number.{fact.value.scheme}") in called:
                    found.setdefault(fact.value.value, []).append(sentence.span(fact.start, fact.end))
                    names[fact.value.value] = name
    for value, evidence in found.items():
        yield finding(rule, evidence, scheme=called[names[value]], words=value)
