"""Writes the note that an act asks for: numbered, held against itself in both languages, kept; in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import get_language

from njia.casework.model import ClockSpec
from njia.casework.refuse import Refusal
from njia.corridors.load import load
from njia.findings import Language
from njia.names.persons import compare_persons
from njia.notes.load import load_form
from njia.notes.model import Request, Wish
from njia.notes.verbale import disagreements, note, number_of
from njia.standard import docx, pdf
from njia.standard.model import Pair, Paper
from njiasite.config import clock
from njiasite.consular.models import Note, NoteCounter
from njiasite.documents import services as documents
from njiasite.dossiers import engine
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.services import RefusedError
from njiasite.identities.roster import roster
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor

SERVICE = Actor(None, "system")
ASKED = "access.requested"
UNNUMBERED = "…"


def write(doing: Doing) -> Mapping[str, Any]:
    """Number and papers of the note. Raises RefusedError where it cannot be written or its languages disagree."""
    if not _writes(doing):
        return {}
    mission = _mission(doing)
    day = today(mission)
    serial = _next_serial(mission, day.year)
    number = number_of(load_form(settings.CORRIDOR), mission, serial, day.year)
    paper = checked(doing, number)
    Note.objects.create(
        mission=mission, year=day.year, serial=serial, number=number, organ=doing.given["organ"], made_on=day,
        dossier=doing.dossier,
    )  # fmt: skip
    return {
        "note_number": number,
        "note_paper": _keep(doing, f"{number}.pdf", pdf.write(paper)),
        "note_word": _keep(doing, f"{number}.docx", docx.write(paper)),
    }


def hindrance(doing: Doing) -> Refusal | None:
    """Why the note could not be written, before it is."""
    try:
        if _writes(doing):
            checked(doing, UNNUMBERED)
    except RefusedError as refused:
        return refused.refusal
    return None


def checked(doing: Doing, number: str) -> Paper:
    """The note as paper. Raises RefusedError, naming the words, where English and Russian do not say the same."""
    _mission(doing)
    if bool(doing.given.get("note_place")) != bool(doing.given.get("note_place_ru")):
        raise _refuse("place_in_both", about=("note_place", "note_place_ru"))
    request = _request(doing, number)
    if not compare_persons(request.person.en, request.person.ru).same:
        raise _refuse("names", about=("note_person", "note_person_ru"))
    paper = note(load_form(settings.CORRIDOR), request)
    if found := disagreements(paper, load(settings.CORRIDOR), request.made_on):
        language = cast(Language, get_language() or "en")
        raise _refuse("languages", about=("note_place_ru",), why=" ".join(one.text[language] for one in found))
    return paper


def _mission(doing: Doing) -> str:
    """The mission that sends it. Raises RefusedError where it writes no notes."""
    mission = doing.dossier.mission or ""
    if mission not in load_form(settings.CORRIDOR).missions:
        raise _refuse("no_form")
    return mission


def _writes(doing: Doing) -> bool:
    """Whether we write the note: in an older version of the procedure the mission wrote it itself."""
    return "note_number" in engine.procedure_of(doing.dossier).at(doing.standing.version).acts[doing.type].gives


def today(mission: str) -> date:
    """The day by the clock of the mission."""
    body = roster().bodies.get(mission)
    return clock.now().astimezone(ZoneInfo(body.zone if body else roster().zone)).date()


def last_note(doing: Doing) -> Mapping[str, str]:
    """The paper of the last note of the case, for those to whom it is raised."""
    name = next(iter(engine.procedure_of(doing.dossier).at(doing.standing.version).acts[doing.type].gives))
    asked = ledger.acts(doing.dossier.id).filter(type=ASKED).last()
    paper = ledger.opened(asked).get("note_paper") if asked else None
    return {name: paper} if isinstance(paper, str) else {}


def _request(doing: Doing, number: str) -> Request:
    given, before = doing.given, doing.standing.fields_given
    clocks = engine.procedure_of(doing.dossier).at(doing.standing.version).clocks
    place = given.get("note_place")
    born = given.get("note_born")
    return Request(
        mission=doing.dossier.mission or "",
        organ=given["organ"],
        number=number,
        made_on=today(doing.dossier.mission or ""),
        person=Pair(given["note_person"], given["note_person_ru"]),
        situation=given["note_situation"],
        wish=cast(Wish, before["wish_for_contact"]),
        notice_hours=_hours(clocks["acknowledgement"]),
        access_hours=_hours(clocks["access"]),
        born=date.fromisoformat(born) if born else None,
        passport=given.get("note_passport") or "",
        place=Pair(place, given["note_place_ru"]) if place else None,
        former=str(before.get("note_number") or ""),
        refused=doing.standing.state == "refused",
    )


def _hours(spec: ClockSpec) -> int:
    return spec.period.count


def _next_serial(mission: str, year: int) -> int:
    """Counted up in the transaction: a number is neither given twice nor left out."""
    NoteCounter.objects.bulk_create([NoteCounter(mission=mission, year=year)], ignore_conflicts=True)
    row = NoteCounter.objects.select_for_update().get(mission=mission, year=year)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last


def _keep(doing: Doing, name: str, data: bytes) -> str:
    upload = SimpleUploadedFile(name.replace("/", "-"), data)
    kept = documents.store(
        upload, holder=doing.dossier.id, actor=SERVICE, channel="service", key=f"{doing.key}:note", own=True
    )
    return str(kept.id)


def _refuse(code: str, *, about: tuple[str, ...] = (), **values: str) -> RefusedError:
    text = load(settings.CORRIDOR).messages[f"notes.cannot.{code}"]
    return RefusedError(Refusal(f"notes.{code}", text.fill(**values), about))
