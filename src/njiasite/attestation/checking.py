"""The contract check of a case, by itself: the worker starts it in a process of its own and records what it says."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from njia.attesting.answers import Point, points, result
from njia.attesting.terms import held
from njia.contracts.check import check as check_documents
from njia.contracts.report import Report
from njia.corridors.load import load
from njia.documents.join import join
from njia.documents.model import DocumentError
from njia.documents.read import read
from njia.standard import docx
from njia.standard.load import library
from njia.standard.model import Paper
from njia.standard.standing import standing
from njiasite.attestation.cases import papers_of, said_in
from njiasite.attestation.models import Check
from njiasite.attestation.refusing import refuse
from njiasite.checks import services as checks
from njiasite.config import clock
from njiasite.config.logs import place_of
from njiasite.documents import services as documents
from njiasite.dossiers import engine
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.effects import Doing
from njiasite.dossiers.models import Dossier
from njiasite.ledger import keys
from njiasite.ledger.services import Actor
from njiasite.registers import selectors as registers

log = logging.getLogger(__name__)
SERVICE = Actor(None, "system")
_DONE = "attestation.checked"
_TRIES = 3
_AT_ONCE = 20


def ask(doing: Doing) -> None:
    """A contract came in: it waits for the worker."""
    Check.objects.update_or_create(
        dossier=doing.dossier,
        defaults={"state": Check.WAITING, "token": "", "tries": 0, "asked_at": clock.now(), "report": None},
    )


def work(now: datetime) -> int:
    """The worker's turn: starts checks that wait, and records those that have ended. How many were recorded."""
    if clock.is_moved():
        return 0  # a process of its own would run by the machine's time
    done = 0
    for row in Check.objects.exclude(state=Check.DONE).select_related("dossier").order_by("asked_at")[:_AT_ONCE]:
        try:
            done += _start(row) if row.state == Check.WAITING else _collect(row)
        except keys.ErasedError:
            Check.objects.filter(pk=row.pk).update(state=Check.DONE)
        except Exception as error:
            log.error("A contract could not be checked: %s", place_of(error))
    return done


def _start(row: Check) -> int:
    """One worker of many starts it."""
    mine = Check.objects.filter(pk=row.pk, asked_at=row.asked_at)  # not where the next paper came in meanwhile
    if not mine.filter(state=Check.WAITING).update(state=Check.RUNNING, tries=row.tries + 1):
        return 0
    files = [
        SimpleUploadedFile(f"contract.{paper.suffix}", documents.for_service(paper))
        for paper in papers_of(said_in(row.dossier))
    ]
    try:
        token = checks.submit([files])
    except checks.BusyError:
        mine.update(state=Check.WAITING, tries=row.tries)
        return 0
    mine.filter(state=Check.RUNNING).update(token=token)
    return 0


def _collect(row: Check) -> int:
    standing = checks.standing(row.token) if row.token else None
    if standing is not None and standing.progress is not None:
        return 0
    if standing is not None and standing.report is not None:
        try:
            return record(row.dossier, standing.report, asked_at=row.asked_at)
        finally:  # not before: whoever found nothing there meanwhile would take the paper for unreadable
            checks.erase(row.token)
    if row.tries < _TRIES and not (standing and standing.failure and standing.failure.code.startswith("document.")):
        again = Check.objects.filter(pk=row.pk, asked_at=row.asked_at, state=Check.RUNNING)
        again.update(state=Check.WAITING, token="")
        return 0
    return record(row.dossier, None, asked_at=row.asked_at)


def check_now(dossier: Dossier) -> Report | None:
    """Checks here and now, without a process of its own: for the demonstration and for measuring."""
    parts = [read(documents.for_service(paper), f"contract.{paper.suffix}") for paper in papers_of(said_in(dossier))]
    try:
        return check_documents([join(parts)], load(settings.CORRIDOR), on=clock.now().date())
    except DocumentError:
        return None


def record(dossier: Dossier, report: Report | None, key: str = "", asked_at: datetime | None = None) -> int:
    """Keeps the report and says in the case what it found. None: the paper cannot be read. 1 where it was recorded.

    ``asked_at`` says of which paper the report is: where another came in since, it is not recorded.
    """
    return _recorded(dossier, report and _in_force(dossier, report), key, asked_at)


@transaction.atomic
def _recorded(dossier: Dossier, report: Report | None, key: str, asked_at: datetime | None) -> int:
    row = Check.objects.select_for_update().get(pk=dossier.pk)
    if row.state == Check.DONE or asked_at not in (None, row.asked_at):
        return 0
    if report is not None:
        row.report = keys.seal_file(dossier.id, msgspec.json.encode(report), _place(dossier.id))
    row.state, row.token = Check.DONE, ""
    row.save()
    if engine.standing(dossier).state == "submitted":
        _say(dossier, report, key)
    return 1


def _in_force(dossier: Dossier, report: Report) -> Report:
    """The report with what differs from the job order, and without the clauses that a handed in addendum replaces."""
    corridor, said = load(settings.CORRIDOR), said_in(dossier)
    order = registers.order(str(said.values.get("job_order", "")))

    def under(one: Report) -> Report:
        return one if order is None else held(one, order.terms, corridor)

    def again(paper: Paper) -> Report:
        return under(check_documents([read(docx.write(paper), "contract.docx")], corridor, on=report.checked_on))

    return standing(under(report), library(settings.CORRIDOR), again)


def report_of(dossier: Dossier) -> Report:
    """The report of the last check. Raises LookupError where there is none."""
    row = Check.objects.filter(pk=dossier.pk).first()
    if row is None or row.report is None:
        raise LookupError(dossier.number)
    return _decoded(keys.unseal_file(dossier.id, bytes(row.report), _place(dossier.id)))


_decoded = msgspec.json.Decoder(Report).decode


def open_points(dossier: Dossier) -> tuple[Point, ...]:
    """The points of the last check that have to be answered; none where there is no check."""
    try:
        return points(report_of(dossier).findings, load(settings.CORRIDOR))
    except LookupError:
        return ()


def answerable(doing: Doing) -> Mapping[str, Any]:
    """Refuses an answer to what is no point of the check, and an acceptance that the corridor does not allow."""
    point = _point(doing)
    if doing.given["finding_answer"] == "accepted" and not point.acceptable:
        raise refuse("not_acceptable")
    return {}


def overrulable(doing: Doing) -> Mapping[str, Any]:
    """Refuses to overrule what is no stop of the check, or one that the corridor lets nobody overrule."""
    if not _point(doing).overrulable:
        raise refuse("not_overrulable")
    return {}


def _point(doing: Doing) -> Point:
    point = next((one for one in open_points(doing.dossier) if one.name == doing.given["finding"]), None)
    if point is None:
        raise refuse("no_point")
    return point


def accepted(doing: Doing) -> None:
    """An officer answered a point: where nothing is left to answer, the check says so."""
    said = said_in(doing.dossier)
    if all(point.name in said.accepted for point in open_points(doing.dossier)):
        _say(doing.dossier, report_of(doing.dossier))


def _say(dossier: Dossier, report: Report | None, key: str = "") -> None:
    if report is None:
        given = {"check_result": "unreadable"}
    else:
        found = points(report.findings, load(settings.CORRIDOR))
        said, left = result(report.verdict, found, said_in(dossier).accepted)
        given = {"check_result": said, "findings_left": str(left)}
    dossiers.act(dossier=dossier, type=_DONE, given=given, actor=SERVICE, channel="service", key=key or str(uuid4()))


def _place(dossier: UUID) -> str:
    return f"check/{dossier}"
