"""A list of people held against the cases we know: who may be who, what was decided, and the case that is opened."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4, uuid5

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from njia.casework.model import Procedure
from njia.casework.refuse import Refusal
from njia.corridors.load import load
from njia.registers.tables import Table, TableError, read_table
from njia.rolls.roll import BORN, NAME, PASSPORT, Likeness, Line, day_of, guessed, likeness, lines, plan
from njiasite.documents import services as documents
from njiasite.documents.models import Paper
from njiasite.dossiers import engine, searching, services
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

PROCEDURE, ACCESS = "people_list", "consular_access"
JUDGED, CHOSEN, WORKED = "list.judged", "list.columns_chosen", "list.worked"
_COLUMNS = {NAME: "column_name", BORN: "column_born", PASSPORT: "column_passport"}
_FEW = 5  # candidates shown of each line


@dataclass(frozen=True, slots=True)
class Candidate:
    """A case whose person a line may be, and why."""

    dossier: Dossier
    name: str
    likeness: Likeness


@transaction.atomic
def receive(data: bytes, given: Mapping[str, str], *, actor: Actor, mission: str, key: str) -> Dossier:
    """Opens a list from a CSV or XLSX file; it is kept as a table of texts. Raises TableError for what is none."""
    if known := ledger.recorded(actor, key):
        return Dossier.objects.get(pk=known.chain)
    table, case = read_table(data), uuid4()
    text = io.StringIO()
    csv.writer(text).writerows(table)
    upload = SimpleUploadedFile("list.csv", text.getvalue().encode())
    paper = documents.store(upload, holder=case, actor=actor, channel="web", key=key, own=True)
    dossier = services.open_dossier(
        corridor=settings.CORRIDOR, procedure=PROCEDURE, type="list.received", actor=actor, channel="web", key=key,
        given={**given, "list_paper": str(paper.id)}, scope={"mission": mission}, id=case,
    ).dossier  # fmt: skip
    if columns := guessed(table, plan(settings.CORRIDOR).headings):
        named = {_COLUMNS[field]: heading for field, heading in columns.items()}
        services.act(dossier=dossier, type=CHOSEN, given=named, actor=actor, channel="web", key=f"{key}:columns")
    return dossier


def table_of(dossier: Dossier) -> Table:
    """The list as it was received. Raises RefusedError for a paper that is no table: it was not entered on our page."""
    received = ledger.acts(dossier.id).first()
    assert received is not None
    try:
        paper = Paper.objects.get(pk=UUID(ledger.opened(received)["list_paper"]), holder=dossier.id)
        return read_table(documents.for_service(paper))
    except (TableError, Paper.DoesNotExist, ValueError) as error:  # ValueError: no number of a paper
        raise _refuse("no_table") from error


def lines_of(dossier: Dossier) -> list[Line]:
    """The people on it, by the columns that were named last."""
    said = engine.standing(dossier).fields_given
    columns = {field: str(said[name]) for field, name in _COLUMNS.items() if said.get(name)}
    return list(lines(table_of(dossier), columns))


def decisions(dossier: Dossier) -> dict[int, Mapping[str, Any]]:
    """What was decided last of each line."""
    return {int(act.given["list_row"]): act.given for act in ledger.acts(dossier.id).filter(type=JUDGED)}


def candidates(reader: Reader, line: Line) -> list[Candidate]:
    """The cases that this reader may see whose person the line may be, the likeliest first."""
    words = [words for words in (line.passport, line.name) if words]
    found = {one.dossier.pk: one for each in words for one in searching.search(reader, each)}
    compared = []
    for one in found.values():
        if one.dossier.procedure == PROCEDURE:
            continue
        name, passport, born = _known(reader, one)
        alike = likeness(line, name, passport, day_of(born))
        if alike.same:
            compared.append(Candidate(one.dossier, name, alike))
    return sorted(compared, key=lambda one: -one.likeness.score)[:_FEW]


def _known(reader: Reader, found: searching.Found) -> tuple[str, str, str]:
    """Name, passport and date of birth in the acts of a case that the reader's role may see; the last ones count."""
    plan_, said = engine.procedure_of(found.dossier), {}
    acts = [act for act in ledger.acts(found.dossier.id) if _seen(plan_, act.type, reader.role)]
    for act, more in zip(acts, ledger.opened_all(acts), strict=True):
        said |= {name: value for name, value in {**act.given, **more}.items() if isinstance(value, str)}
    name = said.get("person") or said.get("note_person") or found.value
    return name, said.get("passport_number", ""), said.get("birth_date", "")


def _seen(plan_: Procedure, type: str, role: str) -> bool:
    spec = plan_.spec_of(type)
    return spec is not None and role in spec.seen_by


def open_case(doing: Doing) -> Mapping[str, Any]:
    """A new person on the list gets a case of consular access, in the same transaction."""
    row, decision = int(doing.given["list_row"]), doing.given["row_decision"]
    line = next((one for one in lines_of(doing.dossier) if one.number == row), None)
    if line is None:
        raise _refuse("no_line", "list_row")
    if decision == "known" and not Dossier.objects.filter(number=doing.given.get("row_case", "")).exists():
        raise _refuse("no_case", "row_case")
    if decision != "new":
        return {}
    before = decisions(doing.dossier).get(row, {})
    if before.get("opened_case"):
        return {"opened_case": before["opened_case"]}
    given = {"person": line.name, "relation": "official", "situation": _situation(doing.dossier)}
    given |= {"birth_date": line.born.isoformat()} if line.born else {}
    given |= {"passport_number": line.passport} if line.passport else {}
    done = services.open_dossier(
        corridor=doing.dossier.corridor,
        procedure=ACCESS,
        type="access.reported",
        given=given,
        actor=doing.actor,
        channel=doing.channel,
        key=str(uuid5(doing.dossier.id, f"line/{row}")),
        scope={"mission": doing.dossier.mission or ""},
    )
    return {"opened_case": done.dossier.number}


def all_decided(doing: Doing) -> Mapping[str, Any]:
    """A list is not done while a line waits."""
    decided = {row for row, one in decisions(doing.dossier).items() if one["row_decision"] != "unsure"}
    if {line.number for line in lines_of(doing.dossier)} - decided:
        raise _refuse("lines_left")
    return {}


def _situation(dossier: Dossier) -> str:
    return plan(settings.CORRIDOR).situations[str(engine.standing(dossier).fields_given["list_of"])]


def _refuse(code: str, *about: str) -> RefusedError:
    return RefusedError(Refusal(f"rolls.{code}", load(settings.CORRIDOR).messages[f"rolls.cannot.{code}"], about))
