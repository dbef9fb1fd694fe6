"""A pathway in plain lines, for a terminal and for a printer without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from njia.calendars.load import Calendars
from njia.findings import Finding, Language, Text
from njia.pathways.checklist import Dated, checklist
from njia.pathways.choose import Choice
from njia.pathways.costs import CostTable, cost_table
from njia.pathways.model import Pathway, Question, Step, Sum, Ways
from njia.pathways.moves import moves_from
from njia.text.saying import full_day, number


def choice_lines(ways: Ways, choice: Choice, begins: date, calendars: Calendars, language: Language) -> Iterator[str]:
    """Where the answers led, with everything that belongs to it."""
    if choice.pathway:
        yield from pathway_lines(ways, choice.pathway, begins, calendars, language, choice.warnings)
        return
    assert choice.none is not None
    yield from (ways.words["none"][language], choice.none[language], "")
    yield from _warnings(ways, choice.warnings, language)
    yield ways.words["ask_here"][language]


def pathway_lines(
    ways: Ways,
    pathway: Pathway,
    begins: date,
    calendars: Calendars,
    language: Language,
    warnings: tuple[Finding, ...] = (),
) -> Iterator[str]:
    """One pathway: warnings first, then the dated steps, who pays what, and the changes that lead away."""
    say = ways.words
    yield from (say["title"].fill(name=pathway.name)[language], pathway.summary[language], "")
    yield from _warnings(ways, warnings or tuple(ways.warnings[name].finding for name in pathway.warnings), language)
    yield f"{say['head.checklist'][language]}. {say['begins'].fill(day=full_day(begins))[language]}:"
    for place, dated in enumerate(checklist(pathway, begins, calendars), 1):
        yield from _step(ways, place, dated, language)
    yield from ("", say["head.costs"][language])
    yield from _costs(ways, cost_table(ways, pathway, begins), language)
    yield from ("", say["head.moves"][language])
    for move in moves_from(ways, pathway.id):
        how = say["move.allowed" if move.allowed else "move.not_allowed"][language]
        yield f"  {ways.pathways[move.to].name[language]}: {how}. {move.why[language]}"


def question_lines(question: Question, language: Language) -> Iterator[str]:
    """A question and its answers, each with the name by which it is given."""
    yield question.ask[language]
    for option in question.options.values():
        yield f"  {question.id}={option.id}: {option.name[language]}"


def when(ways: Ways, dated: Dated) -> Text:
    """«about Monday …», or «at the latest Monday …» where law sets the day; and until when it is good."""
    code = "step.limit" if dated.step.reach == "limit" else "step.by"
    told = ways.words[code].fill(day=full_day(dated.done_by))
    if dated.good_until is None:
        return told
    until = ways.words["step.good_until"].fill(day=full_day(dated.good_until))
    return Text(*(f"{told[lang]}; {until[lang]}" for lang in ("en", "sw", "ru")))


def how_long(ways: Ways, step: Step) -> Text | None:
    """«usually 10 working days», «at most 7 working days»."""
    return ways.words[f"reach.{step.reach}"].fill(period=step.takes.text) if step.takes else None


def money(ways: Ways, found: Sum | None) -> Text:
    """A sum as the language writes it, or that nobody has told us."""
    if found is None:
        return ways.words["cost.unknown"]
    figure = number(found.amount)
    told = Text(f"{found.currency} {figure.en}", f"{found.currency} {figure.sw}", f"{figure.ru} {found.currency}")
    return ways.words["cost.most"].fill(sum=told) if found.most else told


def _step(ways: Ways, place: int, dated: Dated, language: Language) -> Iterator[str]:
    say, step = ways.words, dated.step
    yield f"{place:>2}. {step.name[language]} – {when(ways, dated)[language]}"
    yield f"    {step.what[language]}"
    rows = [
        ("step.who", f"{ways.actors[step.who][language]}, {ways.places[step.where][language]}"),
        ("step.papers", "; ".join(ways.papers[name][language] for name in step.papers)),
        ("step.wrong", " ".join(one[language] for one in step.wrong)),
        ("step.never", " ".join(ways.warnings[name].text[language] for name in step.never)),
        ("step.law", "; ".join(source.cited(language) for source in step.law)),
    ]
    if (takes := how_long(ways, step)) is not None:
        rows.insert(1, ("step.takes", takes[language]))
    yield from (f"    {say[code][language]}: {words}" for code, words in rows if words)


def _costs(ways: Ways, table: CostTable, language: Language) -> Iterator[str]:
    say = ways.words
    if not any(line.cost.payer == "you" for line in table.lines):
        yield f"  {say['cost.free'][language]}"
    for line in table.lines:
        never = "" if line.cost.may_charge_you else f" ({say['cost.never_you'][language]})"
        payer = ways.actors[line.cost.payer][language]
        yield f"  {line.cost.name[language]}: {payer}, {money(ways, line.sum)[language]}{never}"


def _warnings(ways: Ways, warnings: tuple[Finding, ...], language: Language) -> Iterator[str]:
    if warnings:
        yield ways.words["head.warnings"][language]
        yield from (f"  ! {one.text[language]} {one.remedy[language]}" for one in warnings)
        yield ""
