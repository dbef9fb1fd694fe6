"""From what somebody told to how urgent it is and which cases begin, each with the answer that caused it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from njia.distress.model import URGENCIES, Opening, Option, Plan, Question, Told, Urgency, asked, chosen

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Because:
    """An answer that did something."""

    question: Question
    option: Option


@dataclass(frozen=True, slots=True)
class Begun:
    """A case that begins, what its first act is given, and which answers caused it; none: it begins for everybody.

    ``wanted`` is the kind of case that could not begin yet, for want of something nobody told.
    """

    opening: Opening
    given: Mapping[str, str | bool]
    because: tuple[Because, ...]
    wanted: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Triage:
    """How urgent it is and why; how far the person has been taken; which cases begin."""

    urgency: Urgency
    because: tuple[Because, ...]
    stage: int | None
    begun: tuple[Begun, ...]


def triage(plan: Plan, told: Told, *, safe_contact: str = "") -> Triage:
    """Adds the answers up. More answers never make it less urgent. ``safe_contact``: how the teller may be reached."""
    answers = tuple(_answers(plan, told))
    urgency: Urgency = max((one.option.urgency for one in answers), key=URGENCIES.index, default="ordinary")
    because = tuple(one for one in answers if one.option.urgency == urgency != "ordinary")
    stage = max((one.option.stage for one in answers if one.option.stage is not None), default=None)
    extra = {"urgency": urgency, "safe_contact": safe_contact}
    begun = tuple(_begun(plan, told, answers, extra))
    return Triage(urgency, because, stage, begun)


def _answers(plan: Plan, told: Told) -> Iterator[Because]:
    """Every chosen answer to a question that was asked, in the order of the questions."""
    for page in plan.pages:
        for question in page.questions if asked(page.only_if, told) else ():
            if question.options and asked(question.only_if, told):
                for id_ in chosen(told, question.id):
                    if option := question.options.get(id_):
                        yield Because(question, option)


def _begun(plan: Plan, told: Told, answers: tuple[Because, ...], extra: Mapping[str, str]) -> Iterator[Begun]:
    causes: dict[str, list[Because]] = {}
    wanted: dict[str, list[str]] = {}
    shut = {name for one in answers for name in one.option.shuts}
    for one in answers:
        for name in one.option.opens:
            if name not in shut:
                really = name if _can(plan.openings[name], told) else plan.openings[name].instead
                _add(causes.setdefault(really, []), one)
                _add(wanted.setdefault(really, []), name)
    if not causes:
        causes = {name: [] for name in plan.first}
    for name, opening in plan.openings.items():
        if name in causes:
            lacked = tuple(one for one in wanted.get(name, ()) if one != name)
            yield Begun(opening, _given(plan, opening, told, extra), tuple(causes[name]), lacked)


def _add(known: list[T], one: T) -> None:
    if one not in known:
        known.append(one)


def _can(opening: Opening, told: Told) -> bool:
    return all(told.get(name) for name in opening.needs) and asked(opening.only_if, told)


def _given(plan: Plan, opening: Opening, told: Told, extra: Mapping[str, str]) -> dict[str, str | bool]:
    """The fields of the first act. What nobody told is left out."""
    given: dict[str, str | bool] = dict(opening.give)
    for name, question in opening.fields.items():
        if isinstance(value := told.get(question), str) and value:
            given[name] = value
    for name, taken in opening.maps.items():
        options = plan.questions[taken.of].options
        fitting = [id_ for id_ in chosen(told, taken.of) if id_ in taken.values]
        furthest = max(fitting, key=lambda id_: options[id_].stage or 0, default=None)
        found = taken.else_ if furthest is None else taken.values[furthest]
        if found is not None:
            given[name] = found
    for name, field in (("urgency", opening.urgency), ("safe_contact", opening.safe_contact)):
        if field and extra[name]:
            given[field] = extra[name]
    return given
