"""Reads what a corridor asks people in distress, and refuses what would lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct

from njia.casework.load import load_procedures
from njia.casework.model import ActSpec
from njia.corridors.files import HERE, CorridorError, home_of, made, once, read, source_named, sources_of
from njia.distress.model import FromChoice, Kind, Opening, Option, Page, Plan, Question, Urgency
from njia.findings import Text


class _Row(Struct, forbid_unknown_fields=True, kw_only=True):
    pass


class _OptionRow(_Row):
    name: Text
    to_self: Text | None = None
    urgency: Urgency = "ordinary"
    opens: tuple[str, ...] = ()
    shuts: tuple[str, ...] = ()
    stage: int | None = None


class _QuestionRow(_Row):
    id: str
    kind: Kind
    ask: Text
    to_self: Text | None = None
    help: Text | None = None
    help_to_self: Text | None = None
    must: bool = False
    options: dict[str, _OptionRow] = {}
    only_if: dict[str, tuple[str, ...]] = {}


class _PageRow(_Row):
    id: str
    title: Text
    questions: list[_QuestionRow]
    to_self: Text | None = None
    only_if: dict[str, tuple[str, ...]] = {}


class _Questions(_Row):
    source: str
    pages: list[_PageRow]


class _MapRow(_Row):
    of: str = msgspec.field(name="from")
    values: dict[str, str | bool]
    else_: str | None = msgspec.field(name="else", default=None)


class _OpeningRow(_Row):
    id: str
    procedure: str
    act: str
    urgency: str = ""
    safe_contact: str = ""
    give: dict[str, str] = {}
    fields: dict[str, str] = {}
    maps: dict[str, _MapRow] = {}
    needs: tuple[str, ...] = ()
    only_if: dict[str, tuple[str, ...]] = {}
    instead: str = ""


class _Openings(_Row):
    source: str
    first: tuple[str, ...]
    openings: list[_OpeningRow]


@lru_cache(maxsize=8)
def load_plan(corridor: str = "ke_ru", folder: Path = HERE) -> Plan:
    """What that corridor asks. Raises CorridorError for an answer that leads to no case, and for a case that no
    procedure begins so."""
    home = home_of(corridor, folder)
    asked, begun = (home / "distress" / f"{name}.yaml" for name in ("questions", "openings"))
    questions, openings = read(asked, _Questions), read(begun, _Openings)
    sources = sources_of(home)
    source_named(sources, openings.source, begun, "the list")
    known: dict[str, Opening] = {}
    for row in openings.openings:
        maps = {name: made(FromChoice, one) for name, one in row.maps.items()}
        once(known, row.id, made(Opening, row, maps=maps), begun)
    plan = Plan(
        source=source_named(sources, questions.source, asked, "the list"),
        pages=tuple(made(Page, page, questions=tuple(map(_question, page.questions))) for page in questions.pages),
        openings=known,
        first=openings.first,
    )
    _refuse_gaps(plan, asked, begun)
    _refuse_misfits(plan, load_acts(corridor, folder), begun)
    return plan


def load_acts(corridor: str, folder: Path = HERE) -> Mapping[tuple[str, str], ActSpec]:
    """Every act that opens a case of that corridor, by procedure and act."""
    plans = load_procedures(corridor, folder).values()
    return {(plan.id, spec.id): spec for plan in plans for spec in plan.opening}


def _question(row: _QuestionRow) -> Question:
    options = {id_: made(Option, one, id=id_) for id_, one in row.options.items()}
    return made(Question, row, options=options)


def _refuse_gaps(plan: Plan, asked: Path, begun: Path) -> None:
    """Names that lead nowhere, and questions that stand there twice."""
    seen: dict[str, Question] = {}
    for page in plan.pages:
        _earlier(page.only_if, seen, asked, page.id)
        for question in page.questions:
            _earlier(question.only_if, seen, asked, question.id)
            once(seen, question.id, question, asked)
            if (question.kind in ("one", "many")) != bool(question.options):
                raise CorridorError(f"{asked.name}: {question.id} has options and no choice, or a choice without them")
            for option in question.options.values():
                _there({*option.opens, *option.shuts}, plan.openings, asked, f"{question.id}/{option.id}")
    _there(plan.first, plan.openings, begun, "first")
    for one in plan.openings.values():
        _there([one.instead] if one.needs or one.only_if else [], plan.openings, begun, one.id)
        _earlier(one.only_if, seen, begun, one.id)
        _there({*one.needs, *one.fields.values(), *(m.of for m in one.maps.values())}, seen, begun, one.id)
        for name, taken in one.maps.items():
            _there(taken.values, seen[taken.of].options, begun, f"{one.id}/{name}")
    if any(one.needs or one.only_if for one in (plan.openings[name] for name in plan.first)):
        raise CorridorError(f"{begun.name}: first names a case that cannot always begin")


def _earlier(only_if: Mapping[str, tuple[str, ...]], seen: Mapping[str, Question], where: Path, what: str) -> None:
    _there(only_if, seen, where, what)
    for name, values in only_if.items():
        _there(values, seen[name].options, where, what)


def _there(names: Iterable[str], known: Mapping[str, object], where: Path, what: str) -> None:
    if missing := sorted(set(names) - known.keys()):
        raise CorridorError(f"{where.name}: {what} names {missing}, which is not there")


def _refuse_misfits(plan: Plan, acts: Mapping[tuple[str, str], ActSpec], where: Path) -> None:
    """Each opening must be an act that opens such a case, and give all that the act must have."""
    for one in plan.openings.values():
        spec = acts.get((one.procedure, one.act))
        if spec is None:
            raise CorridorError(f"{where.name}: {one.id}: {one.act} opens no case of {one.procedure}")
        extra = {name for name in (one.urgency, one.safe_contact) if name}
        _there({*one.fields, *one.maps, *one.give, *extra}, {f.id: f for f in spec.fields}, where, one.id)
        sure = {*one.give, one.urgency, *(name for name, taken in one.maps.items() if taken.else_ is not None)}
        sure |= {name for name, question in one.fields.items() if question in one.needs}
        if lacking := sorted({f.id for f in spec.fields if f.required} - sure):
            raise CorridorError(f"{where.name}: {one.id} may begin without {lacking}, which {one.act} must have")
