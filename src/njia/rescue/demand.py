"""The demand for release of one case, from its grounds to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from njia.rescue.letters import Both, Form, Letter, written
from njia.text import saying


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """Who is to be released, why, and by whom. ``person`` is the name in English and Russian letters; ``grounds`` and
    ``held_how`` are answers of the procedure. What is not known is left out of the letter."""

    number: str
    made_on: date
    organ: str
    person: Both
    held_how: str
    grounds: tuple[str, ...]
    answer_hours: int
    born: date | None = None
    passport: str = ""
    former: str = ""


class NoGroundError(ValueError):
    """A demand without a ground is not written."""


def number_of(case: str, sent_before: int) -> str:
    """The number of a demand: the case's own, and the how manieth it is."""
    return f"{case}/{sent_before + 1}"


def letter(form: Form, demand: Demand) -> Letter:
    """The letter. Raises NoGroundError without a ground that the form knows, KeyError for an organ it does not."""
    known = {flag for row in form.rows for flag in row.when}
    flags = set(_flags(demand))
    if not any(f"ground.{ground}" in known for ground in demand.grounds):
        raise NoGroundError(demand.number)
    return written(form, dict(_values(form, demand)), flags)


def _flags(demand: Demand) -> Iterator[str]:
    yield f"held.{demand.held_how}"
    yield from (f"ground.{ground}" for ground in demand.grounds)
    yield from (name for name in ("born", "passport") if getattr(demand, name))
    if demand.former:
        yield "repeated"


def _values(form: Form, demand: Demand) -> Iterator[tuple[str, Both]]:
    yield "number", _same(demand.number)
    yield "made_on", _day(demand.made_on)
    yield "organ", form.organs[demand.organ].texts
    yield "person", demand.person
    yield "hours", _same(str(demand.answer_hours))
    yield "passport", _same(demand.passport)
    yield "former", _same(demand.former)
    if demand.born:
        yield "born", _day(demand.born)


def _same(text: str) -> Both:
    return text, text


def _day(on: date) -> Both:
    said = saying.day(on.year, on.month, on.day)
    return said.en, said.ru
