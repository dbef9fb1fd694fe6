"""The page /scholarships/code: goes on with a draft, shows an application, and does what its holder wants done."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import msgspec
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njia.corridors.load import load
from njia.documents.model import DocumentError
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.takeaway import as_text, whole
from njiasite.identities.access import public
from njiasite.identities.roster import roster
from njiasite.identities.roster import words as said
from njiasite.ledger.services import KeyReusedError
from njiasite.scholarships import applying, drafts, reading, telling
from njiasite.scholarships.forms import PAGES, PROVED, ApplyForm, CodeForm, DeedForm
from njiasite.scholarships.models import Draft
from njiasite.scholarships.views.applying import page

_ACTS = {"accept": "scholarship.accepted", "decline": "scholarship.declined", "withdraw": "scholarship.withdrawn"}


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and shows what it opens; with ``deed`` something is done first."""
    if request.method != "POST":
        return render(request, "scholarships/code.html", {"form": CodeForm()})
    if (wait := ratelimit.consume_or_429(request, action="scholarship_code")) is not None:
        return wait
    typed = CodeForm(request.POST)
    if not typed.is_valid():
        return render(request, "scholarships/code.html", {"form": typed}, status=422)
    opened, code = typed.cleaned_data["opened"], typed.cleaned_data["code"]
    if opened.draft is not None:
        return _draft(request, opened.draft, code)
    if "deed" not in request.POST:
        return _shown(request, opened.dossier, code)
    form = DeedForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, opened.dossier, code, problem=str(next(iter(form.errors.values()))[0]), status=422)
    return _done(request, opened.dossier, code, form)


def _draft(request: HttpRequest, draft: Draft, code: str) -> HttpResponse:
    """The first page of the form as it was saved; a programme that has closed meanwhile says so when it is sent."""
    data = QueryDict(mutable=True)
    data.update({**drafts.answers(draft), "key": str(uuid4()), "code": code, "page": next(iter(PAGES))})
    first = next(iter(PAGES))
    form = ApplyForm(draft.programme, first, data)
    form.is_valid()
    return page(request, draft.programme, form.turned_to(draft.programme, first), first)


def _done(request: HttpRequest, case: Dossier, code: str, form: DeedForm) -> HttpResponse:
    deed, given = form.cleaned_data["deed"], form.cleaned_data
    known = reading.told(case)
    if deed in PROVED and (refused := _unproved(request, case, code, str(given["born"] or ""), known)) is not None:
        return refused
    if deed in ("take", "take_data"):
        return _file(case, deed)
    try:
        _do(case, deed, given, known)
    except RefusedError as error:
        return _shown(request, case, code, problem=said(error.refusal.text), status=409)
    except DocumentError as error:
        text = load(settings.CORRIDOR).messages[error.code].fill(**error.values)
        return _shown(request, case, code, problem=said(text), status=422)
    except KeyReusedError:
        return _shown(request, case, code)
    return _shown(request, case, code, done=True)


def _do(case: Dossier, deed: str, given: dict[str, Any], known: dict[str, Any]) -> None:
    if deed == "paper":
        applying.add_paper(case, given["field"], given["file"], given["key"])
    elif deed == "appeal":
        applying.act(case, "scholarship.appealed", {"reason": given["words"]}, given["key"])
    elif deed == "well":
        told = {"pressed": given["pressed"] == "yes", **({"progress": given["words"]} if given["words"] else {})}
        applying.act(case, "scholarship.looked_after", told, given["key"])
    elif deed == "erase":
        applying.erase(case, str(known.get("person", "")), given["key"])
    else:
        applying.act(case, _ACTS[deed], {}, given["key"])


def _unproved(request: HttpRequest, case: Dossier, code: str, born: str, known: dict[str, Any]) -> HttpResponse | None:
    """The answer to somebody who only found the code: they do not know the date of birth."""
    wait: HttpResponse | None = ratelimit.consume_or_429(request, action="scholarship_proof", key=str(case.id))
    if wait is not None:
        return wait
    if known.get("birth_date") and born != known["birth_date"]:
        return _shown(request, case, code, problem=_("That is not the date of birth in the application."), status=422)
    return None


def _file(case: Dossier, deed: str) -> HttpResponse:
    telling.note_looked(case, "export")
    found = [told for told in [whole(case, applying.APPLICANT.role)] if told]
    plain = deed == "take"
    data = as_text(found).encode() if plain else msgspec.json.format(msgspec.json.encode(found))
    headers = {"Content-Disposition": f'attachment; filename="my-application.{"txt" if plain else "json"}"'}
    return HttpResponse(
        data, content_type="text/plain; charset=utf-8" if plain else "application/json", headers=headers
    )


def _shown(request: HttpRequest, case: Dossier, code: str, *, status: int = 200, **more: Any) -> HttpResponse:
    telling.note_looked(case)
    context = {"code": code, "key": str(uuid4()), "zone": roster().zone, **telling.whole(case), **more}
    return render(request, "scholarships/status.html", context, status=status)
