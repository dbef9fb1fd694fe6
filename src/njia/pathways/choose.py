"""«Which way is mine?»: the next question, and at the end a pathway or an honest «none of ours fits»."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from njia.findings import Finding, Text, worst_first
from njia.pathways.model import Answers, Option, Pathway, Question, Table, Ways


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Where the answers lead: ``pathway``, or None and the words why none fits. ``warnings`` come worst first."""

    pathway: Pathway | None
    none: Text | None
    warnings: tuple[Finding, ...]


def known(ways: Ways, answers: Answers) -> dict[str, str]:
    """The answers that count: of questions that are asked, in their order, up to the first that is not answered."""
    found: dict[str, str] = {}
    for question in ways.questions:
        if _fits_any(question.only_if, found):
            if answers.get(question.id) not in question.options:
                break
            found[question.id] = answers[question.id]
    return found


def next_question(ways: Ways, answers: Answers) -> Question | None:
    """The first question that is asked and not answered yet; None once all are."""
    found = known(ways, answers)
    for question in ways.questions:
        if question.id not in found and _fits_any(question.only_if, found):
            return question
    return None


def choose(ways: Ways, answers: Answers) -> Choice:
    """What the first fitting line of the table says. Raises ValueError while a question is open."""
    if (left := next_question(ways, answers)) is not None:
        raise ValueError(f"the question {left.id} is not answered")
    found = known(ways, answers)
    row = next(row for row in ways.rows if fits(row.when, found))
    pathway = ways.pathways[row.pathway] if row.pathway else None
    named = [*row.warns, *(warn for option in chosen(ways, found) for warn in option.warns)]
    if pathway:
        named += pathway.warnings
    warnings = worst_first(ways.warnings[name].finding for name in dict.fromkeys(named))
    return Choice(pathway=pathway, none=row.none, warnings=warnings)


def chosen(ways: Ways, answers: Answers) -> Iterable[Option]:
    """The options behind the answers, in the order of the questions."""
    return [q.options[answers[q.id]] for q in ways.questions if q.id in answers]


def fits(table: Table, answers: Answers) -> bool:
    """Whether every question that is named was answered by one of its options."""
    return all(answers.get(name) in options for name, options in table.items())


def _fits_any(tables: tuple[Table, ...], answers: Answers) -> bool:
    return not tables or any(fits(table, answers) for table in tables)
