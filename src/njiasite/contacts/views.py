"""Whom to call, for everybody; and the board of those that are to be called again, for officers."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njiasite.contacts import selectors
from njiasite.contacts.projecting import PROCEDURE
from njiasite.dossiers import selectors as cases
from njiasite.dossiers.views.common import reader_of
from njiasite.identities.access import permission, public
from njiasite.identities.roster import words as said


@public
@require_safe
@never_cache
def listed(request: HttpRequest) -> HttpResponse:
    """Every number that may be called today, by what it is for. Nothing of it is kept by a browser or on the way."""
    return render(request, "contacts/list.html", {"groups": selectors.groups()})


@permission("board.read")
@require_safe
@never_cache
def board(request: HttpRequest) -> HttpResponse:
    """What was confirmed, the first to end on top; and what nobody has called yet."""
    reader = reader_of(request)
    mine = set(cases.visible(reader).filter(procedure=PROCEDURE).values_list("pk", flat=True))
    context = {
        "rows": [(row, row.case in mine) for row in selectors.kept()],
        "to_call": [(said(one.name), one.number, said(one.source.text)) for one in selectors.to_call()],
        "soon": selectors.table().soon,
        "opens": next((spec.id for plan, spec in cases.openings(reader) if plan.id == PROCEDURE), ""),
    }
    return render(request, "contacts/board.html", context)
