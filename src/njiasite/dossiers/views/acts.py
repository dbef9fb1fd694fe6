"""Opening a case, and doing something in it: ask, show once more, do it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.casework.model import ActSpec
from njia.casework.refuse import Refusal
from njiasite.dossiers import acting, attaching, engine, links, presentation, selectors
from njiasite.dossiers.fields import held_name
from njiasite.dossiers.forms import ActForm
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import Outcome, RefusedError
from njiasite.dossiers.views.common import reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.ledger.values import KeyReusedError, StaleError


@permission("dossier.act")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def act(request: HttpRequest, dossier_id: UUID, type: str) -> HttpResponse:
    """Asks what the act needs, shows it once more, and does it."""
    reader, dossier = reader_of(request), visible(request, dossier_id, "dossier.act")
    plan = engine.procedure_of(dossier).at(dossier.standing.version)
    spec = plan.acts.get(type)
    if spec is None or spec.opens or reader.role not in spec.by:
        raise Http404
    if request.method != "POST":
        if spec not in acting.offered(reader, plan, engine.standing(dossier)).acts:
            messages.warning(request, _("This cannot be done in the case now."))
            return redirect("case", dossier_id=dossier.pk)
        return _ask(request, spec, ActForm.blank(spec, dossier.standing.seq), dossier)
    form = attaching.filled_in(request, reader, dossier.pk, plan, spec)
    if why := _refused(request, form, lambda: acting.hindered(reader, dossier, form)):
        form.refuse(why)
    return _take(request, spec, form, dossier, lambda: acting.act(reader, dossier, form))


@permission("dossier.open")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest, procedure: str, type: str) -> HttpResponse:
    """Opens a case by its first act."""
    reader = reader_of(request)
    found = next((one for one in selectors.openings(reader) if (one[0].id, one[1].id) == (procedure, type)), None)
    if found is None:
        raise Http404
    plan, spec = found
    if request.method != "POST":
        return _ask(request, spec, ActForm.blank(spec, 0))
    case = attaching.case_to_open(reader, request.POST.get("key", ""))
    form = attaching.filled_in(request, reader, case, plan, spec)
    if why := _refused(request, form, lambda: acting.refused(reader, plan, engine.nothing(plan), form)):
        form.refuse(why)
    return _take(request, spec, form, None, lambda: acting.open_case(reader, plan, form, case))


def _refused(request: HttpRequest, form: ActForm, ask: Callable[[], Refusal | None]) -> Refusal | None:
    """Asked before the answers are shown once more: nobody should check them for nothing."""
    return ask() if form.is_valid() and "sure" not in request.POST and "back" not in request.POST else None


def _take(
    request: HttpRequest, spec: ActSpec, form: ActForm, dossier: Dossier | None, do: Callable[[], Outcome]
) -> HttpResponse:
    if not form.is_valid() or "back" in request.POST:
        return _ask(request, spec, form, dossier, status=200 if form.is_valid() else 400)
    if "sure" not in request.POST:
        return _confirm(request, spec, form, dossier)
    try:
        done = do()
    except RefusedError as refused:
        form.refuse(refused.refusal)
        return _ask(request, spec, form, dossier, status=400)
    except StaleError as stale:
        return _changed(request, spec, dossier, stale)
    except KeyReusedError:
        return render(request, "dossiers/sent_before.html", {"title": said(spec.doing), "dossier": dossier}, status=409)
    messages.success(request, _("It is recorded."))
    return redirect("case", dossier_id=done.dossier.id)


def _ask(
    request: HttpRequest, spec: ActSpec, form: ActForm, dossier: Dossier | None = None, status: int = 200
) -> HttpResponse:
    help_text = said(spec.help) if spec.help else ""
    context = {"form": form, "title": said(spec.doing), "help": help_text, "dossier": dossier}
    return render(request, "dossiers/act.html", context, status=status)


def _confirm(request: HttpRequest, spec: ActSpec, form: ActForm, dossier: Dossier | None) -> HttpResponse:
    rows = presentation.answers(spec, form.given, form.held)
    sent = [*_as_sent(request), *((held_name(name), str(paper.id)) for name, paper in form.held.items())]
    context = {"form": form, "title": said(spec.doing), "rows": rows, "sent": sent, "dossier": dossier}
    context["previews"] = links.previews(spec.id, dossier)
    return render(request, "dossiers/confirm.html", context)


def _as_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form held, papers aside, to be sent once more with the word that it is right."""
    left_out = {"csrfmiddlewaretoken", "sure", "back"}
    kept = [(name, values) for name, values in request.POST.lists() if not name.startswith(held_name(""))]
    return [(name, value) for name, values in kept if name not in left_out for value in values]


def _changed(request: HttpRequest, spec: ActSpec, dossier: Dossier | None, stale: StaleError) -> HttpResponse:
    events = []
    if dossier:
        shown = presentation.shown_to(engine.procedure_of(dossier), stale.since, reader_of(request).role)
        events = presentation.timeline(shown)
    context = {"title": said(spec.doing), "dossier": dossier, "events": events}
    return render(request, "dossiers/changed.html", context, status=409)
