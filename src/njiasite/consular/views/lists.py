"""A list of people: sent, and worked through line by line beside the people we know."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.corridors.load import load
from njia.registers.tables import TableError
from njia.rolls.roll import Line
from njiasite.consular import rolls
from njiasite.consular.forms import LineForm, RollForm
from njiasite.dossiers import engine, services
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_list, note_read, reader_of, visible
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said

_LINES = 10  # a search stands behind each


@permission("dossier.open")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """The form for a list."""
    reader = reader_of(request)
    mission = next((grant.value for grant in reader.in_hand if grant.scope == "mission"), "")
    if not mission:
        raise Http404
    form = RollForm(request.POST, request.FILES) if request.method == "POST" else RollForm()
    if form.is_bound and form.is_valid():
        data, key = form.cleaned_data["file"].read(), form.cleaned_data["key"]
        try:
            dossier = rolls.receive(data, form.told, actor=actor_of(reader), mission=mission, key=key)
        except TableError as error:
            form.add_error("file", said(load(settings.CORRIDOR).messages[error.code]))
        else:
            return redirect("people_list", dossier_id=dossier.id)
    return render(request, "consular/send.html", {"form": form}, status=422 if form.errors else 200)


@permission("dossier.search")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def work(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Each line with whom it may be; a decision is an act. That the list was read is recorded."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    if dossier.procedure != rolls.PROCEDURE or not reader.may("dossier.search"):
        raise Http404
    if request.method == "POST":
        return _decide(request, reader, dossier)
    note_read(reader, dossier)
    return render(request, "consular/list.html", _page(request, reader, dossier))


def _decide(request: HttpRequest, reader: Reader, dossier: Dossier) -> HttpResponse:
    form = LineForm(request.POST)
    if not reader.may("dossier.act") or not form.is_valid():
        messages.error(request, _("Choose one of the answers."))
    else:
        try:
            services.act(
                dossier=dossier, type=rolls.JUDGED, given=form.given, actor=actor_of(reader), channel="web",
                key=form.cleaned_data["key"],
            )  # fmt: skip
            messages.success(request, _("It is recorded."))
        except RefusedError as refused:
            messages.error(request, said(refused.refusal.text))
    return redirect("people_list", dossier_id=dossier.id)


def _page(request: HttpRequest, reader: Reader, dossier: Dossier) -> dict[str, Any]:
    standing = engine.standing(dossier)
    decided = rolls.decisions(dossier)
    try:
        found = rolls.lines_of(dossier)
    except RefusedError as refused:
        messages.error(request, said(refused.refusal.text))
        found = []
    lines = sorted(found, key=lambda line: (line.number in decided, line.number))
    page = Paginator(lines, _LINES).get_page(request.GET.get("page"))
    acts = standing.allowed and not standing.closed and reader.role == "consular_officer"
    note_list(reader, "search", list="people_list", cases=len(page))
    options = engine.procedure_of(dossier).fields["row_decision"].options
    names = {option.id: said(option.name) for option in options}
    return {
        "dossier": dossier,
        "page": page,
        "rows": [_row(reader, line, decided.get(line.number), names) for line in page],
        "left": sum(line.number not in decided for line in lines),
        "all": len(lines),
        "named": "column_name" in standing.fields_given,
        "may_decide": bool(acts),
        "options": [(id_, names[id_]) for id_ in ("new", "not_ours", "unsure")],
    }


def _row(reader: Reader, line: Line, decided: Any, names: dict[str, Any]) -> dict[str, Any]:
    words = load(settings.CORRIDOR).messages
    found = [] if decided and decided["row_decision"] != "unsure" else rolls.candidates(reader, line)
    return {
        "line": line,
        "key": str(uuid4()),
        "decision": names.get(decided["row_decision"]) if decided else "",
        "case": (decided.get("row_case") or decided.get("opened_case") or "") if decided else "",
        "candidates": [
            {"dossier": one.dossier, "name": one.name,
             "why": [said(words[f"rolls.why.{reason}"]) for reason in one.likeness.reasons]}
            for one in found
        ],
    }  # fmt: skip
