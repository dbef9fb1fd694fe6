"""From a request to the rows of a note, and where its two languages disagree."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from njia.contracts.check import check
from njia.corridors.model import Corridor
from njia.documents.read import read
from njia.findings import Finding
from njia.notes.model import Form, Request
from njia.standard import docx
from njia.standard.draft import fill
from njia.standard.model import Pair, Paper, Row
from njia.standard.saying import day, same

_OF_BOTH_LANGUAGES = ("parity.", "one_sided.")


def number_of(form: Form, mission: str, serial: int, year: int) -> str:
    """The number of a mission's note: «MOW/CON/017/2026». Raises KeyError for a mission without notes."""
    code = form.missions[mission].code
    return form.number.format(code=code, serial=str(serial).zfill(form.digits), year=year)


def note(form: Form, request: Request) -> Paper:
    """The note. Raises KeyError for a mission or organ that the form does not hold."""
    values, flags = dict(_values(form, request)), frozenset(_flags(request))
    rows, counted = [], 0
    for row in form.rows:
        if not row.stands(flags):
            continue
        counted += row.numbered
        label = f"{counted}." if row.numbered else ""
        rows.append(fill(Row(id=row.id, kind=row.kind, en=row.en, ru=row.ru, label=label), values))
    return Paper(tuple(rows))


def disagreements(paper: Paper, corridor: Corridor, on: date) -> tuple[Finding, ...]:
    """Where English and Russian do not say the same, by the contract check: the file itself is read again."""
    report = check([read(docx.write(paper), "note.docx")], corridor, on=on)
    return tuple(found for found in report.findings if found.rule.startswith(_OF_BOTH_LANGUAGES))


def _values(form: Form, request: Request) -> Iterator[tuple[str, Pair]]:
    mission, organ = form.missions[request.mission], form.organs[request.organ]
    yield "number", same(request.number)
    yield "made_on", day(request.made_on)
    yield "mission", mission.name
    yield "mission_place", mission.place
    yield "organ", organ.name
    yield "organ_to", organ.to
    yield "person", request.person
    yield "notice_hours", same(str(request.notice_hours))
    yield "access_hours", same(str(request.access_hours))
    yield "passport", same(request.passport)
    yield "former", same(request.former)
    if request.born:
        yield "born", day(request.born)
    if request.place:
        yield "place", request.place


def _flags(request: Request) -> Iterator[str]:
    yield request.situation
    yield request.wish
    yield "refused" if request.refused else "silent"
    for name in ("born", "passport", "place"):
        if getattr(request, name):
            yield name
    if request.former:
        yield "repeated"
