"""What anybody may ask: how procedures run, which acts there are, when a period ends, what a contract says."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from ninja import File, Query, Router
from ninja.files import UploadedFile

from njia.calendars.count import deadline
from njia.calendars.model import Period
from njia.calendars.plain import as_plain
from njiasite.api import public_shapes, shown
from njiasite.api.doors import limit
from njiasite.api.problems import Problem, misfits
from njiasite.api.rooms import PUBLIC, room
from njiasite.checks import presentation, services
from njiasite.checks.job import Failure
from njiasite.dossiers import engine
from njiasite.ledger import registry

router = Router(tags=["public"])
_DAY = r"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2})?)?$"


@room(router, "GET", "/procedures", name="procedures", entrance=PUBLIC, gives=list[public_shapes.ProcedureLine])
def procedures(request: HttpRequest) -> Any:
    """The procedures of the corridor, in their newest versions."""
    return list(engine.procedures(settings.CORRIDOR).values())


@room(
    router, "GET", "/procedures/{procedure}", name="procedure", entrance=PUBLIC,
    gives=public_shapes.ProcedureShape, says=("not-found",),
)  # fmt: skip
def procedure(request: HttpRequest, procedure: str) -> Any:
    """A procedure: its states, its acts with the schema of what each asks for, its clocks."""
    plan = engine.procedures(settings.CORRIDOR).get(procedure)
    if plan is None:
        raise Http404
    return shown.procedure(plan)


@room(router, "GET", "/act-types", name="act_types", entrance=PUBLIC, gives=list[public_shapes.ActTypeShape])
def act_types(request: HttpRequest) -> Any:
    """Every type of act that the ledger knows."""
    return list(registry.types().values())


@room(router, "GET", "/deadline", name="deadline", entrance=PUBLIC, gives=public_shapes.DeadlineShape)
def last_day(
    request: HttpRequest,
    start: Annotated[str, Query(alias="from", pattern=_DAY, description="The event: a day, or a moment.")],
    period: Annotated[str, Query(max_length=40, description="As `3 months`, `10 working days` or `72 hours`.")],
    rule: Annotated[str, Query(max_length=40, description="How time is counted, as `ru_labour`.")],
    calendar: Annotated[str, Query(max_length=40, description="Whose days off count; else those of the rule.")] = "",
) -> Any:
    """When a period ends, by which rule, and how that was counted."""
    calendars = engine.calendars_of(settings.CORRIDOR)
    try:
        moment = datetime.fromisoformat(start)
    except ValueError:
        raise _misfit("from") from None
    try:
        length = Period.read(period)
    except ValueError:
        raise _misfit("period") from None
    try:
        counting = calendars.rule(rule, moment.date())
    except KeyError:
        raise _misfit("rule") from None
    table = calendars.tables.get(calendar or counting.calendar or "")
    if table is None:
        raise _misfit("calendar")
    try:
        found = deadline(
            length, counting, moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(table.zone)), table
        )
    except (ValueError, OverflowError):
        raise _misfit("from") from None
    return as_plain(found)


@room(
    router, "POST", "/checks", name="checks", entrance=PUBLIC, gives=dict[str, Any],
    says=("not-read", "too-large", "busy"),
)  # fmt: skip
def check(
    request: HttpRequest,
    contract: Annotated[
        UploadedFile, File(description="The contract as DOCX, text, HTML or a PDF with text, up to 1 MB.")
    ],
    russian: Annotated[
        UploadedFile | None, File(description="The Russian text, where it is a file of its own.")
    ] = None,
) -> Any:
    """Checks a contract and keeps nothing. The answer is the report that `njia check --format json` writes."""
    limit(request.auth, "checks", settings.API_CHECKS_A_MINUTE)  # type: ignore[attr-defined]
    papers = [[one] for one in (contract, russian) if one is not None]
    for number, (paper,) in enumerate(papers, 1):
        if (paper.size or 0) > settings.API_CHECK_BYTES:
            raise Problem("too-large")
        paper.name = f"contract-{number}"  # the name that it had is nobody's business, and would stand in an error
    try:
        token = services.submit(papers)
    except services.BusyError:
        raise Problem("busy") from None
    try:
        services.await_answer(token, settings.API_CHECK_WAIT_SECONDS)
        standing = services.standing(token)
    finally:
        services.erase(token)
    if standing is None or standing.report is None:
        failure = (standing and standing.failure) or Failure("check.too_slow")
        raise Problem("not-read", code=failure.code, detail=presentation.failure(failure, get_language() or "en"))
    return HttpResponse(msgspec.json.encode(standing.report), content_type="application/json")


def _misfit(parameter: str) -> Problem:
    return Problem("wrong-values", errors=misfits([{"loc": ("query", parameter), "type": "unknown"}]))
