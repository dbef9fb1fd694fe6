"""Cases: which there are, one of them, what happened in it; opening one, and acting in one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Annotated, Any
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from ninja import Query, Router, Status

from njia.casework.fold import fold
from njia.casework.model import ActSpec, Procedure
from njia.casework.seeing import closed_seen, state_seen
from njiasite.api import asked, conditions, paging, papers, shapes, shown
from njiasite.api.doors import reader_of
from njiasite.api.problems import Problem, misfit
from njiasite.api.rooms import Key, Seen, room
from njiasite.config import clock
from njiasite.dossiers import acting, boards, engine, selectors, services, stages
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.presentation import shown_to
from njiasite.identities.access import Entrance, Reader
from njiasite.identities.roster import words as said
from njiasite.ledger import reads
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import Act, KeyReusedError, StaleError

router = Router(tags=["cases"])
READ, ACT, OPEN = (Entrance(permission=f"dossier.{what}") for what in ("read", "act", "open"))
_VALUES = {"missing", "wrong_value", "unknown_field"}
_WRITES = ("refused", "key-reused", "not-found", "forged")


@room(router, "GET", "/dossiers", name="dossiers", entrance=READ, gives=shapes.DossierPage)
def dossiers(
    request: HttpRequest,
    response: HttpResponse,
    procedure: Annotated[str, Query(pattern=r"^[a-z_]{0,40}$")] = "",
    state: Annotated[str, Query(pattern=r"^[a-z_]{0,40}$")] = "",
    closed: bool | None = None,
    after: Annotated[str, Query(max_length=200)] = "",
    most: Annotated[int, Query(ge=1, le=100)] = 25,
) -> Any:
    """The cases that the role worked in may read, the newest first. That they were listed is recorded."""
    reader = reader_of(request)
    board = boards.cases(reader)
    wanted = {"procedure": procedure, "standing__state": state}
    rows = board.rows.filter(**{name: value for name, value in wanted.items() if value})
    if closed is not None:
        rows = rows.filter(stages.ended(reader.role, closed=closed))
    if state:  # where a stage is kept from the role, none is an answer: what is not found would stand in that one
        rows = rows.exclude(procedure__in=stages.keeping(reader.role))
    found, following = paging.cut(rows, by="opened_at", newest_first=True, after=after, most=most)
    paging.link(request, response, following)
    _when_shown(request, partial(_note, reader, None, "list"))
    items = [
        {**shown.dossier_line(line.dossier, line.state, line.closed), "due_at": line.due_at}
        for line in board.lines(found)
    ]
    return {"items": items, "next": following}


@room(
    router, "GET", "/dossiers/{uuid:dossier_id}", name="dossier", entrance=READ, gives=shapes.DossierShape,
    says=("not-found",),
)  # fmt: skip
def dossier(request: HttpRequest, dossier_id: UUID) -> Any:
    """One case: what is known, its clocks, what may be done now. That it was read is recorded."""
    reader, found, rows = _read(request, dossier_id)
    plan = engine.procedure_of(found)
    # From the very rows that are shown: the tag must not vouch for an act that came in between.
    standing = fold(plan, engine.as_acts(rows), clock.now(), engine.calendars_of(found.corridor))
    request.seen_tag = conditions.seen_tag(found, standing.seq)  # type: ignore[attr-defined]
    return shown.dossier(found, standing, shown_to(plan, rows, reader.role), reader)


@room(
    router, "GET", "/dossiers/{uuid:dossier_id}/acts", name="dossier_acts", entrance=READ,
    gives=shapes.TimelineShape, says=("not-found",),
)  # fmt: skip
def dossier_acts(request: HttpRequest, dossier_id: UUID) -> Any:
    """What happened in a case and what was given, as far as the role worked in may see it."""
    reader, found, rows = _read(request, dossier_id)
    return {"items": shown.timeline(shown_to(engine.procedure_of(found), rows, reader.role))}


@room(
    router, "POST", "/dossiers", name="dossiers", entrance=OPEN, gives=shapes.OutcomeShape, status=201, says=_WRITES
)  # fmt: skip
def open_dossier(request: HttpRequest, response: HttpResponse, key: Key, payload: shapes.OpenIn) -> Any:
    """Opens a case by its first act."""
    reader = reader_of(request)
    plan = engine.procedures(settings.CORRIDOR).get(payload.procedure)
    if plan is None:
        raise _unknown("procedure")
    spec = plan.acts.get(payload.act)
    if spec is None or not spec.opens or not selectors.works_at(reader, plan):
        raise _unknown("act")
    once = f"api/open/{key}"
    case = papers.case_to_open(reader, payload.case) if payload.case else uuid4()
    if Dossier.objects.filter(pk=case).exists() and not ledger.recorded(acting.actor_of(reader), once):
        raise Problem("key-reused")
    given = _given(plan, spec, payload.given, reader, case)
    do = partial(acting.open_with, reader, plan, spec.id, given, case=case, channel="api", key=once)
    return _done(response, reader, None, do)


@room(
    router, "POST", "/dossiers/{uuid:dossier_id}/acts", name="dossier_acts", entrance=ACT, gives=shapes.OutcomeShape,
    status=201, says=(*_WRITES, "stale", "look-first"),
)  # fmt: skip
def act(
    request: HttpRequest, response: HttpResponse, dossier_id: UUID, key: Key, payload: shapes.ActIn, seen: Seen = ""
) -> Any:  # fmt: skip
    """Does an act in a case, if nothing happened in it since the state that ``If-Match`` names."""
    reader = reader_of(request)
    found = get_object_or_404(selectors.visible(reader, "dossier.act").select_related("standing"), pk=dossier_id)
    current = found.standing.seq
    plan = engine.procedure_of(found).at(found.standing.version)
    spec = plan.acts.get(payload.act)
    if spec is None or spec.opens:
        raise _unknown("act")
    given = _given(plan, spec, payload.given, reader, found.pk)
    last = conditions.expected(seen, found, current)
    do = partial(
        services.act, dossier=found, type=spec.id, given=given, actor=acting.actor_of(reader), channel="api",
        key=f"api/act/{key}", expected=last,
    )  # fmt: skip
    return _done(response, reader, found, do)


def _read(request: HttpRequest, dossier_id: UUID) -> tuple[Reader, Dossier, list[Act]]:
    """The case and its acts, seen by the role or not."""
    reader = reader_of(request)
    found = get_object_or_404(selectors.visible(reader), pk=dossier_id)
    _when_shown(request, partial(_note, reader, found, "case"))
    return reader, found, list(ledger.acts(found.pk))


def _given(plan: Procedure, spec: ActSpec, values: dict[str, Any], reader: Reader, case: UUID) -> dict[str, Any]:
    given = asked.given(plan, spec, values)
    for field in spec.asked:
        if field.kind == "document" and field.id in given and not papers.own(reader, case, given[field.id]):
            raise Problem("wrong-values", errors=[misfit(said(field.name), "no_such_paper", "given", field.id)])
    return given


def _done(response: HttpResponse, reader: Reader, found: Dossier | None, do: Callable[[], services.Outcome]) -> Any:
    try:
        with transaction.atomic():
            outcome = do()
    except services.RefusedError as refused:
        raise _refused(refused) from None
    except StaleError as stale:
        assert found is not None
        raise Problem("stale", since=_since(found, stale, reader)) from None
    except KeyReusedError:
        raise Problem("key-reused") from None
    response["Location"] = reverse("api:dossier", args=[outcome.dossier.pk])
    response["ETag"] = f'"{conditions.seen_tag(outcome.dossier, outcome.act.seq)}"'
    return Status(201, _told(outcome))


def _told(outcome: services.Outcome) -> dict[str, Any]:
    """The case as it stood after that act, however often and however late it is asked."""
    done = outcome.dossier
    plan, acts = engine.procedure_of(done), engine.as_acts(ledger.acts(done.pk).filter(seq__lte=outcome.act.seq))
    then = fold(plan, acts, outcome.act.at, engine.calendars_of(done.corridor))
    return {
        "dossier": done.pk,
        "number": done.number,
        "act": outcome.act.type,
        "at": outcome.act.at,
        "state": shown.state_named(plan, state_seen(plan, then, outcome.act.role) or ""),
        "closed": closed_seen(plan, then, outcome.act.role),
    }


def _refused(error: services.RefusedError) -> Problem:
    refusal = error.refusal
    text = said(refusal.text)
    if refusal.code == "wrong_role":
        return Problem("forbidden", detail=text, code=refusal.code)
    errors = [misfit(text, refusal.code, "given", name) for name in refusal.fields]
    return Problem(
        "wrong-values" if refusal.code in _VALUES else "refused", detail=text, code=refusal.code, errors=errors
    )


def _since(found: Dossier, stale: StaleError, reader: Reader) -> list[dict[str, Any]]:
    acts = shown_to(engine.procedure_of(found), stale.since, reader.role)
    return [shapes.Happened.model_validate(shown.happened(one)).model_dump(mode="json") for one in acts]


def _unknown(what: str) -> Problem:
    return Problem("wrong-values", errors=[misfit(_("There is no such thing."), "unknown", what)])


def _when_shown(request: HttpRequest, note: Callable[[], object]) -> None:
    """What is recorded before the answer leaves, unless the client has it already."""
    request.on_shown = note  # type: ignore[attr-defined]


def _note(reader: Reader, found: Dossier | None, purpose: str) -> None:
    reads.record(
        reader=reader.account.pk if reader.account else None,
        role=reader.role,
        dossier=found.pk if found else None,
        purpose=purpose,
        channel="api",
        break_glass=found is not None and any(g.emergency and g.value == str(found.pk) for g in reader.in_hand),
        key=str(uuid4()),
    )
