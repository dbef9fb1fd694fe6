"""What must hold of a corridor's pathways as a whole: no name leads nowhere, and no answers are left without a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from njia.calendars.load import Calendars
from njia.corridors.files import CorridorError
from njia.pathways.choose import fits, known, next_question
from njia.pathways.model import Pathway, Ways


def refuse_gaps(ways: Ways, calendars: Calendars) -> None:
    """Raises CorridorError for the first thing that does not hold."""
    for pathway in ways.pathways.values():
        _refuse_pathway(ways, pathway, calendars)
    _refuse_questions(ways)
    for move in ways.moves.values():
        _there((move.to,), ways.pathways, "moves.yaml", move.of)
        _there(move.warns, ways.warnings, "moves.yaml", move.of)
    reached = set()
    for answers in every_route(ways):
        row = next((row for row in ways.rows if fits(row.when, answers)), None)
        if row is None:
            raise CorridorError(f"questions.yaml: the table says nothing to {answers}")
        reached.add(row.pathway)
    if never := sorted(ways.pathways.keys() - reached):
        raise CorridorError(f"questions.yaml: no answers lead to {never}")


def every_route(ways: Ways, answers: dict[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Every way in which the questions can be answered to the end."""
    so_far = answers or {}
    question = next_question(ways, so_far)
    if question is None:
        yield known(ways, so_far)
        return
    for option in question.options:
        yield from every_route(ways, {**so_far, question.id: option})


def _refuse_pathway(ways: Ways, pathway: Pathway, calendars: Calendars) -> None:
    file, before = f"{pathway.id}.yaml", set[str]()
    _there(pathway.warnings, ways.warnings, file, pathway.id)
    for step in pathway.steps:
        if step.id in before:
            raise CorridorError(f"{file}: {step.id!r} stands there twice")
        _there(step.after, before, file, f"{step.id}: after")
        _there((step.who,), ways.actors, file, step.id)
        _there((step.where,), ways.places, file, step.id)
        _there(step.papers, ways.papers, file, step.id)
        _there(step.costs, ways.costs, file, step.id)
        _there(step.never, ways.warnings, file, step.id)
        _there((step.rule,), calendars.rules, file, step.id)
        _there(filter(None, (step.calendar,)), calendars.tables, file, step.id)
        if not step.law:
            raise CorridorError(f"{file}: {step.id} names no law or policy")
        before.add(step.id)


def _refuse_questions(ways: Ways) -> None:
    file = "questions.yaml"
    if len(ways.questions) > ways.most:
        raise CorridorError(f"{file}: at most {ways.most} questions can be asked")
    options = {question.id: question.options for question in ways.questions}
    for question in ways.questions:
        for table in question.only_if:
            _there(table, options, file, question.id)
        for option in question.options.values():
            _there(option.warns, ways.warnings, file, option.id)
    for row in ways.rows:
        _there(row.when, options, file, "table")
        for name, values in row.when.items():
            _there(values, options[name], file, "table")
        _there(filter(None, (row.pathway,)), ways.pathways, file, "table")
        _there(row.warns, ways.warnings, file, "table")
        if (row.pathway is None) == (row.none is None):
            raise CorridorError(f"{file}: a line of the table gives a pathway, or the words why none fits")


def _there(names: Iterable[str], known_: Collection[str], where: str, what: str) -> None:
    if missing := sorted(name for name in names if name not in known_):
        raise CorridorError(f"{where}: {what} names {missing}, which is not there")
