"""Inbox, cases, one case, and what may be done in it. The rules are the procedure's; the pages only ask and show."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from njia.casework.model import ActSpec
from njia.casework.refuse import may
from njiasite.config import clock
from njiasite.dossiers import acting, engine, inbox, presentation, selectors
from njiasite.dossiers.forms import ActForm
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said
from njiasite.ledger import reads
from njiasite.ledger import selectors as ledger
from njiasite.ledger.values import StaleError

PAGE = 25


def _reader(request: HttpRequest) -> Reader:
    return request.reader  # type: ignore[attr-defined,no-any-return]


@permission("inbox.read")
@require_safe
@never_cache
def what_waits(request: HttpRequest) -> HttpResponse:
    """What waits for the role worked in; late first."""
    now = clock.now()
    rows = inbox.waiting(_reader(request))
    chosen = request.GET.get("procedure", "")
    if chosen:
        rows = rows.filter(procedure=chosen)
    page = Paginator(rows.select_related("dossier"), PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [_row(row, now) for row in page],
        "figures": inbox.figures(rows, now),
        "procedures": _procedures(_reader(request).role),
        "chosen": chosen,
        "may_open": [(id_, spec.id, said(spec.name)) for id_, spec in _openings(_reader(request))],
    }
    return render(request, "dossiers/inbox.html", context)


def _row(row: Any, now: Any) -> dict[str, Any]:
    plan = engine.procedure_of(row.dossier)
    tone, word = presentation.tone_of(row.due_at, now)
    state = next((v.states[row.state] for v in plan.versions.values() if row.state in v.states), None)
    return {
        "dossier": row.dossier,
        "procedure": said(plan.name),
        "state": said(state.name) if state else row.state,
        "due_at": None if not word else row.due_at,
        "tone": {"stop": "late", "fix": "soon"}.get(tone, ""),
        "word": word,
    }


def _procedures(role: str) -> list[tuple[str, str]]:
    plans = engine.procedures(settings.CORRIDOR)
    return [(id_, said(plans[id_].name)) for id_ in selectors.readable_procedures(role, settings.CORRIDOR)]


def _openings(reader: Reader) -> list[tuple[str, ActSpec]]:
    """The acts by which this reader may open a dossier, each with its procedure."""
    if not reader.may("dossier.open"):
        return []
    plans = engine.procedures(settings.CORRIDOR).values()
    return [(plan.id, spec) for plan in plans for spec in plan.opening if reader.role in spec.by]


@permission("dossier.read")
@require_safe
@never_cache
def case(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """One case, as far as the role may see it. That it was read is recorded before it is shown."""
    reader, dossier = _reader(request), _visible(request, dossier_id)
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    acts = list(ledger.acts(dossier.id))
    events = presentation.timeline(plan, acts, reader.role)
    if not events:
        raise Http404  # nothing in it is for this role: it does not even exist
    _note_read(reader, dossier)
    current = plan.at(standing.version)
    context = {
        "dossier": dossier,
        "procedure": said(plan.name),
        "state": said(current.states[standing.state].name) if standing.state else "",
        "closed": standing.closed,
        "clocks": presentation.clocks(plan, standing, reader.role),
        "known": presentation.known(plan, acts, reader.role),
        "events": events,
        "acts": [{"id": spec.id, "name": said(spec.name)} for spec in may(current, standing, reader.role)]
        if reader.may("dossier.act")
        else [],
    }
    return render(request, "dossiers/case.html", context)


@permission("dossier.act")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def act(request: HttpRequest, dossier_id: UUID, type: str) -> HttpResponse:
    """Asks what the act needs, shows it once more, and does it."""
    reader, dossier = _reader(request), _visible(request, dossier_id, "dossier.act")
    standing = engine.standing(dossier)
    plan = engine.procedure_of(dossier).at(standing.version)
    spec = plan.acts.get(type)
    if spec is None or spec.opens or reader.role not in spec.by:
        raise Http404
    if request.method != "POST":
        return _ask(request, spec, ActForm.blank(spec, standing.seq), dossier)
    form = ActForm(spec, request.POST, request.FILES)
    return _take(request, spec, form, dossier, lambda: acting.act(reader, dossier, form))


@permission("dossier.open")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def new(request: HttpRequest, procedure: str, type: str) -> HttpResponse:
    """Opens a case by its first act."""
    reader = _reader(request)
    spec = next((spec for id_, spec in _openings(reader) if (id_, spec.id) == (procedure, type)), None)
    if spec is None:
        raise Http404
    if request.method != "POST":
        return _ask(request, spec, ActForm.blank(spec, 0))
    form = ActForm(spec, request.POST, request.FILES)
    return _take(request, spec, form, None, lambda: acting.open_case(reader, procedure, form))


def _take(request: HttpRequest, spec: ActSpec, form: ActForm, dossier: Dossier | None, do: Any) -> HttpResponse:
    if not form.is_valid() or "back" in request.POST:
        return _ask(request, spec, form, dossier, status=200 if form.is_valid() else 400)
    if "sure" not in request.POST and not form.papers:
        return _confirm(request, spec, form, dossier)
    try:
        done = do()
    except RefusedError as refused:
        form.refuse(refused.refusal)
        return _ask(request, spec, form, dossier, status=400)
    except acting.PaperError as refused:
        form.add_error(refused.field, str(refused))
        return _ask(request, spec, form, dossier, status=400)
    except StaleError as stale:
        return _changed(request, spec, dossier, stale)
    messages.success(request, _("It is recorded."))
    return redirect("case", dossier_id=done.dossier.id)


def _ask(
    request: HttpRequest, spec: ActSpec, form: ActForm, dossier: Dossier | None = None, status: int = 200
) -> HttpResponse:
    help_text = said(spec.help) if spec.help else ""
    context = {"form": form, "title": said(spec.name), "help": help_text, "dossier": dossier}
    return render(request, "dossiers/act.html", context, status=status)


def _confirm(request: HttpRequest, spec: ActSpec, form: ActForm, dossier: Dossier | None) -> HttpResponse:
    rows = presentation.answers(spec, form.given)
    context = {"form": form, "title": said(spec.name), "rows": rows, "sent": _as_sent(request), "dossier": dossier}
    return render(request, "dossiers/confirm.html", context)


def _as_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What the form held, to be sent once more with the word that it is right."""
    left_out = {"csrfmiddlewaretoken", "sure", "back"}
    return [(name, value) for name, values in request.POST.lists() if name not in left_out for value in values]


def _changed(request: HttpRequest, spec: ActSpec, dossier: Dossier | None, stale: StaleError) -> HttpResponse:
    reader = _reader(request)
    events = presentation.timeline(engine.procedure_of(dossier), stale.since, reader.role) if dossier else []
    context = {"title": said(spec.name), "dossier": dossier, "events": events}
    return render(request, "dossiers/changed.html", context, status=409)


def _visible(request: HttpRequest, dossier_id: UUID, wanted: str = "dossier.read") -> Dossier:
    return get_object_or_404(selectors.visible(_reader(request), wanted), pk=dossier_id)


def _note_read(reader: Reader, dossier: Dossier) -> None:
    account = reader.account.pk if reader.account else None
    emergency = any(grant.emergency and grant.value == str(dossier.id) for grant in reader.in_hand)
    reads.record(
        reader=account,
        role=reader.role,
        dossier=dossier.id,
        purpose="case",
        channel="web",
        break_glass=emergency,
        key=str(uuid4()),
    )
