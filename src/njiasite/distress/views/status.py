"""The page /help/code: what has become of a report, and what its holder can do. No address holds the code."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import msgspec
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from njiasite.distress import asking, deeds, telling
from njiasite.distress.forms import PROVED, CodeForm, DeedForm
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.takeaway import as_text
from njiasite.identities.access import public
from njiasite.identities.roster import roster
from njiasite.identities.roster import words as said
from njiasite.ledger.services import KeyReusedError

_FILES = {"take": "text/plain; charset=utf-8", "take_data": "application/json"}


@public
@require_safe
def quiet_address(request: HttpRequest) -> HttpResponse:
    """An address for messages, which says nothing of help to whoever else reads them."""
    return redirect("help_code")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and shows what it opens; with ``deed`` something is done first."""
    if request.method != "POST":
        return render(request, "distress/code.html", {"form": CodeForm()})
    if (wait := ratelimit.consume_or_429(request, action="help_code")) is not None:
        return wait
    typed = CodeForm(request.POST)
    if not typed.is_valid():
        return render(request, "distress/code.html", {"form": typed}, status=422)
    report, code = typed.cleaned_data["report"], typed.cleaned_data["code"]
    if "deed" not in request.POST:
        return _shown(request, report, code)
    form = DeedForm(request.POST)
    if not form.is_valid():
        wrong = next(iter(form.errors.values()))[0]
        return _shown(request, report, code, problem=str(wrong), status=422)
    return _done(request, report, code, form)


def _done(request: HttpRequest, report: Dossier, code: str, form: DeedForm) -> HttpResponse:
    deed, given = form.cleaned_data["deed"], form.cleaned_data
    if deed in PROVED:
        if (wait := ratelimit.consume_or_429(request, action="help_proof", key=str(report.id))) is not None:
            return wait
        if not deeds.proved(report, given["proof"]):
            problem = _("That is none of the numbers or addresses that were told to us.")
            return _shown(request, report, code, problem=problem, status=422)
    if deed in _FILES:
        return _file(report, deed)
    try:
        if deed == "reach":
            deeds.reach_otherwise(report, form.reach, given["key"])
        else:
            deeds.do(report, deed, given["words"], given["key"])
    except RefusedError as refused:
        return _shown(request, report, code, problem=said(refused.refusal.text), status=409)
    except KeyReusedError:
        return _shown(request, report, code)
    return _shown(request, report, code, done=True)


def _file(report: Dossier, deed: str) -> HttpResponse:
    telling.note_looked(report, "export")
    whole = telling.everything(report)
    data = as_text(whole).encode() if deed == "take" else msgspec.json.format(msgspec.json.encode(whole))
    ending = "txt" if deed == "take" else "json"
    headers = {"Content-Disposition": f'attachment; filename="my-data.{ending}"'}
    return HttpResponse(data, content_type=_FILES[deed], headers=headers)


def _shown(request: HttpRequest, report: Dossier, code: str, *, status: int = 200, **more: Any) -> HttpResponse:
    telling.note_looked(report)
    page = next(page for page in asking.plan().pages if any(q.id == "safe_way" for q in page.questions))
    questions = {
        q.id: {"ask": said(q.ask), "options": [(o.id, said(o.name)) for o in q.options.values()]}
        for q in page.questions
    }
    context = {
        "code": code,
        "key": str(uuid4()),
        "questions": questions,
        "hours": asking.HOURS,
        "zone": roster().zone,
        **telling.shown(report),
    }
    return render(request, "distress/status.html", {**context, **more}, status=status)
