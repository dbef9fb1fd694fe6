"""The scholarship officer's board: each programme, its places, and how many applications stand where."""

from __future__ import annotations

from typing import Any

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njiasite.dossiers import engine, selectors
from njiasite.dossiers.views.common import reader_of
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.scholarships import presentation
from njiasite.scholarships.asked import APPLICATION, PROGRAMME
from njiasite.scholarships.models import Application, Programme


@permission("scholarship.read")
@require_safe
@never_cache
def board(request: HttpRequest) -> HttpResponse:
    """The programmes that this reader may see, the newest intake on top; counts of papers, no names."""
    reader = reader_of(request)
    mine = selectors.visible(reader).filter(procedure=PROGRAMME)
    rows = Programme.objects.filter(dossier__in=mine.values("pk")).order_by("-year", "-closes_on", "reference")
    return render(request, "scholarships/board.html", {"programmes": [_shown(row) for row in rows]})


def _shown(row: Programme) -> dict[str, Any]:
    counted = dict(Application.objects.filter(programme=row).values_list("state").annotate(n=Count("pk")))
    states = engine.procedures(row.corridor)[APPLICATION].states
    return {
        **presentation.line(row),
        "case": row.pk,
        "year": row.year,
        "state": said(engine.procedures(row.corridor)[PROGRAMME].states[row.state].name),
        "taken": row.places_taken,
        "counts": [(said(state.name), counted[id_]) for id_, state in states.items() if id_ in counted],
    }
