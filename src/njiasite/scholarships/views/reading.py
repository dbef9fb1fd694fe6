"""A reader reads an application without the name, and gives points; or says that they may know who it is."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import engine
from njiasite.dossiers import presentation as shown
from njiasite.dossiers import services as dossiers
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said
from njiasite.ledger.services import StaleError
from njiasite.scholarships import reading
from njiasite.scholarships.asked import APPLICATION, plan
from njiasite.scholarships.forms import MarksForm

_TIE = "scholarship.tie_declared"


@permission("dossier.act")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def read(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The blind view with the points; whoever has a tie sees nothing of it."""
    reader, case = reader_of(request), visible(request, dossier_id, "dossier.act")
    if case.procedure != APPLICATION or reader.role not in engine.procedure_of(case).acts[_TIE].by:
        raise Http404
    note_read(reader, case)
    if reading.tied(case, reader.account.pk if reader.account else None):
        return render(request, "scholarships/tied.html", {"case": case}, status=403)
    if engine.standing(case).state not in reading.STAGES:
        return render(request, "scholarships/not_now.html", {"case": case}, status=409)
    return _sent(request, reader, case) if request.method == "POST" else _page(request, case, _form())


def _form(*args: object) -> MarksForm:
    criteria = {name: (said(one.name), one.most) for name, one in plan().scoring.criteria.items()}
    return MarksForm(criteria, *args, initial={"key": str(uuid4())})


def _page(request: HttpRequest, case: Dossier, form: MarksForm, status: int = 200) -> HttpResponse:
    seen = reading.blind(case)
    facts = [{"label": said(field.name), "value": shown.in_words(field, value)} for field, value in seen.facts]
    context = {"case": case, "rows": facts, "words": seen.words, "form": form, "key": uuid4()}
    return render(request, "scholarships/reading.html", context, status=status)


def _sent(request: HttpRequest, reader: Reader, case: Dossier) -> HttpResponse:
    form = _form(request.POST)
    try:
        if "tie" in request.POST:
            key = request.POST.get("key", "")[:40] or str(uuid4())
            dossiers.act(dossier=case, type=_TIE, given={}, actor=actor_of(reader), channel="web", key=key)
            messages.success(request, _("Thank you. Another reader reads it."))
            return redirect("inbox")
        if not form.is_valid():
            return _page(request, case, form, 422)
        marks = {name: form.cleaned_data[name] for name in plan().scoring.criteria}
        reading.score(case, marks, actor_of(reader), form.cleaned_data["key"])
    except RefusedError as refused:
        form.is_valid()
        form.add_error(None, said(refused.refusal.text))
        return _page(request, case, form, 409)
    except StaleError:
        return render(request, "scholarships/not_now.html", {"case": case}, status=409)
    messages.success(request, _("Your points are kept."))
    return redirect("inbox")
