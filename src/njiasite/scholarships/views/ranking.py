"""The applications of a programme and their ranking, for the officers who make it."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import engine
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.ledger.services import StaleError
from njiasite.scholarships import presentation
from njiasite.scholarships import ranking as rules
from njiasite.scholarships.asked import APPLICATION, PROGRAMME
from njiasite.scholarships.forms import SeedForm
from njiasite.scholarships.models import Programme


@permission("scholarship.read")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def ranking(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Who stands where and why; and, with the public number, the ranking itself."""
    reader, case = reader_of(request), visible(request, dossier_id)
    if case.procedure != PROGRAMME:
        raise Http404
    note_read(reader, case)
    row = Programme.objects.get(pk=case.pk)
    form = SeedForm(request.POST or None, initial={"key": str(uuid4()), "seed": row.given.get("seed", "")})
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            rules.rank_now(case, form.cleaned_data["seed"], actor_of(reader), form.cleaned_data["key"])
            messages.success(request, _("The ranking is made, and every applicant is told."))
            return redirect("scholarship_ranking", case.pk)
        except RefusedError as refused:
            form.add_error(None, said(refused.refusal.text))
            status = 409
        except StaleError:
            form.add_error(None, _("Somebody else was faster. Look again."))
            status = 409
    context = {"case": case, "programme": presentation.line(row), "form": form, "rows": _rows(row)}
    context["may_rank"] = reader.role in engine.procedure_of(case).acts["programme.ranked"].by
    return render(
        request, "scholarships/ranking.html", context, status=422 if form.errors and status == 200 else status
    )


def _rows(row: Programme) -> list[dict[str, Any]]:
    """Every application by its number: where it stands, its points, and why that place."""
    seed = str(row.given.get("seed", ""))
    places = {place.number: place for place in rules.of(row, seed)} if seed else {}
    states = engine.procedures(row.corridor)[APPLICATION].states
    found = [
        {
            "case": one.dossier_id,
            "number": one.dossier.number,
            "state": said(states[one.state].name) if one.state in states else one.state,
            "rank": place.rank if place else None,
            "points": place.points if place else "",
            "reason": said(place.reason) if place else "",
        }
        for one in row.applications.select_related("dossier")
        for place in [places.get(one.dossier.number)]
    ]
    return sorted(found, key=lambda one: (one["rank"] is None, one["rank"] or 0, one["number"]))
