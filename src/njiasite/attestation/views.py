"""The check of a contract with its points, for those who may see the case; and the worker's private answer."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

import msgspec
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njia.attesting.answers import Point
from njia.attesting.totals import Totals, columns, summed
from njia.standard.addendum import mendable
from njia.standard.load import library
from njiasite.attestation import cases, checking, codes, fees, lanes
from njiasite.attestation.forms import CodeForm, PointForm, PrivateForm
from njiasite.attestation.models import Check, Seal, WorkerCode
from njiasite.checks import presentation
from njiasite.dossiers import engine, services
from njiasite.dossiers.acting import actor_of, offered
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.presentation import doable
from njiasite.dossiers.remarks import shown
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import Reader, permission, public
from njiasite.identities.roster import words as said
from njiasite.ledger import selectors as ledger
from njiasite.ledger.services import Actor
from njiasite.ledger.values import StaleError
from njiasite.registers import selectors as registers

_DAYS = 60  # on the page; the file has all
_PRIVATE, _MENDED = "attestation.confirmed", "attestation.mended"
_DECIDING = ("labour_officer", "attesting_officer", "committee_member", "supervisor", "auditor")
_MAY_KNOW_COSTS = ("jobseeker", "helper", "labour_officer", "attesting_officer", "supervisor", "auditor")
_OFFICERS = ("labour_officer", "attesting_officer")
_WORKER = Actor(None, "jobseeker")


@permission("dossier.read")
@require_safe
@never_cache
def attestation(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What the check of the contract says, point by point; while it runs the page looks again by itself."""
    reader, dossier = reader_of(request), _case(request, dossier_id)
    note_read(reader, dossier)
    return render(request, "attestation/check.html", _shown(reader, dossier))


@permission("dossier.act")
@require_POST
def point(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """An officer answers one point."""
    reader, dossier = reader_of(request), _case(request, dossier_id, "dossier.act")
    form = PointForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why, in a few words."))
        return redirect("attestation", dossier_id=dossier.id)
    try:
        services.act(
            dossier=dossier, type=form.act, given=form.given, actor=actor_of(reader), channel="web", key=str(uuid4())
        )  # fmt: skip
    except RefusedError as refused:
        messages.error(request, said(refused.refusal.text))
    return redirect("attestation", dossier_id=dossier.id)


@permission("dossier.act")
@require_POST
@never_cache
def give_code(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """A code for the worker, shown this once to an officer: neither agency nor employer can ask for one."""
    reader, dossier = reader_of(request), _case(request, dossier_id, "dossier.act")
    if reader.role not in _OFFICERS:
        raise Http404
    return render(request, "attestation/code.html", {"dossier": dossier, "code": codes.give(dossier)})


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def private(request: HttpRequest) -> HttpResponse:
    """The worker types the code, reads the contract in plain words, and answers; no address ever holds the code."""
    if request.method != "POST":
        return render(request, "attestation/private_code.html", {"form": CodeForm()})
    if (wait := ratelimit.consume_or_429(request, action="private")) is not None:
        return wait
    typed = CodeForm(request.POST)
    if not typed.is_valid():
        return render(request, "attestation/private_code.html", {"form": typed}, status=422)
    opened: WorkerCode = typed.cleaned_data["opened"]
    spec = engine.procedure_of(opened.dossier).acts[_PRIVATE]
    if "answered" not in request.POST:
        form = PrivateForm(spec, initial={"code": typed.cleaned_data["code"]})
        return render(request, "attestation/private.html", _private(opened.dossier, form))
    form = PrivateForm(spec, request.POST)
    if not form.is_valid():
        return render(request, "attestation/private.html", _private(opened.dossier, form), status=422)
    return _answered(request, opened, form)


@public
@require_safe
def totals(request: HttpRequest) -> HttpResponse:
    """How many papers there are, day by day, each figure counted from the ledger."""
    names = [said(column.name) for column in columns(settings.CORRIDOR).values()]
    days = list(_totals().days.items())[::-1]
    rows = [{"day": day, "figures": list(zip(names, row.values(), strict=True))} for day, row in days]
    sums = [sum(figures) for figures in zip(*(row.values() for _, row in days), strict=True)]
    sums = list(zip(names, sums, strict=False))
    return render(request, "attestation/totals.html", {"names": names, "rows": rows[:_DAYS], "sums": sums})


@public
@require_safe
def totals_json(request: HttpRequest) -> HttpResponse:
    """The same for another program: `njia verify totals` counts again."""
    return HttpResponse(msgspec.json.encode(_totals()), content_type="application/json")


def _totals() -> Totals:
    known = columns(settings.CORRIDOR)
    types = {type_ for column in known.values() for type_ in column.acts}
    return Totals(settings.CORRIDOR, summed(ledger.counted_by_day(types), known))


def _answered(request: HttpRequest, opened: WorkerCode, form: PrivateForm) -> HttpResponse:
    if codes.use(opened):
        try:
            services.act(
                dossier=opened.dossier, type=_PRIVATE, given=form.answers, actor=_WORKER, channel="web",
                key=f"code:{opened.pk}",
            )  # fmt: skip
        except (RefusedError, StaleError):
            return render(request, "attestation/private_over.html", status=409)
    return render(request, "attestation/private_done.html")


def _case(request: HttpRequest, dossier_id: UUID, wanted: str = "dossier.read") -> Dossier:
    dossier = visible(request, dossier_id, wanted)
    if dossier.procedure != cases.PROCEDURE:
        raise Http404
    return dossier


def _shown(reader: Reader, dossier: Dossier) -> dict[str, Any]:
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    state = standing.state
    row = Check.objects.filter(pk=dossier.pk).first()
    known = cases.said_in(dossier)
    report = _report(dossier)
    sheet = presentation.sheet(report, get_language() or "en") if report else None
    found = checking.open_points(dossier)
    clauses = library(settings.CORRIDOR)
    cured = tuple(one for one in found if report and mendable(one.finding, report, clauses))
    may_answer = state == "submitted" and reader.role == "labour_officer" and reader.may("dossier.act")
    return {
        "dossier": dossier,
        "waiting": row is not None and row.state != Check.DONE,
        "unreadable": known.values.get("check_result") == "unreadable",
        "sheet": sheet,
        "points": [_point(one, known) for one in found] if may_answer else (),
        "left": sum(one.name not in known.accepted for one in found),
        "seal": Seal.objects.filter(dossier=dossier).select_related("revoked").first(),
        "paper": known.values.get("attested_paper"),
        "may_give_code": reader.role in _OFFICERS and state in ("submitted", "returned") and reader.may("dossier.act"),
        "decided": [
            {"text": said(one.finding.text), "reason": known.reasons[one.name], "stop": one.overrulable}
            for one in found
            if one.name in known.reasons
        ]
        if reader.role in _DECIDING
        else (),
        "costs": _costs(dossier) if reader.role in _MAY_KNOW_COSTS else None,
        "steps": [
            {
                "before": said(one.before),
                "asked": [said(name) for name in one.asked],
                "done": not one.missing,
                "missing": [said(name) for name in one.missing],
                "source": said(one.source.text),
            }
            for one in lanes.steps(dossier, reader.role)
        ],
        "order": _curable_under(reader, known, cured),
        "incurable": _incurable(reader, known, found, cured),
        "mends": any(one.id == _MENDED for one in standing.allowed if reader.role in one.by),
        "acts": doable(plan.at(standing.version), offered(reader, plan, standing))["acts"],
        "mends_later": state == "submitted" and reader.role in plan.at(standing.version).acts[_MENDED].by,
        "pressed": reader.role in _OFFICERS and known.values.get("pressure") not in (None, "no"),
    }


def _incurable(
    reader: Reader, known: cases.Said, found: tuple[Point, ...], cured: tuple[Point, ...]
) -> dict[str, Any] | None:
    """The points that no addendum cures, for whoever may write a new contract from the order instead."""
    order = str(known.values.get("job_order", ""))
    left = [one for one in found if one not in cured and one.name not in known.accepted]
    if not left or not reader.may("contract.draft"):
        return None
    return {"numbers": [one.number for one in left], "order": order if registers.places_left(order) else ""}


def _curable_under(reader: Reader, known: cases.Said, cured: tuple[Point, ...]) -> str:
    """The order from which an addendum can be written for what the check found; empty where none can."""
    order = str(known.values.get("job_order", ""))
    return order if cured and reader.may("contract.draft") and registers.places_left(order) else ""


def _costs(dossier: Dossier) -> dict[str, Any] | None:
    found = fees.of_case(dossier)
    if found is None:
        return None
    made, against = found
    names = fees.items(dossier)
    share = made.share
    return {
        "sum": made,
        "rows": [(said(names[item]), amount) for item, amount in made.by_item.items()],
        "share": None if share is None else share * 100,
        "against": shown(against),
    }


def _point(point: Point, known: cases.Said) -> dict[str, Any]:
    return {
        "number": point.number,
        "name": point.name,
        "text": said(point.finding.text),
        "acceptable": point.acceptable,
        "overrulable": point.overrulable,
        "accepted": point.name in known.accepted,
    }


def _private(dossier: Dossier, form: PrivateForm) -> dict[str, Any]:
    report = _report(dossier)
    sheet = presentation.sheet(report, get_language() or "en") if report else None
    return {"form": form, "sheet": sheet, "dossier": dossier}


def _report(dossier: Dossier) -> Any:
    try:
        return checking.report_of(dossier)
    except LookupError:
        return None
