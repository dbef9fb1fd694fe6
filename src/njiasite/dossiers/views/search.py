"""Search by number, name or phone. What was searched for stands in no address and in no log."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import boards, searching
from njiasite.dossiers.forms import SearchForm
from njiasite.dossiers.views.common import note_list, reader_of
from njiasite.identities.access import permission


@permission("dossier.search")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def search(request: HttpRequest) -> HttpResponse:
    """The form, and below it what was found."""
    form = SearchForm(request.POST if request.method == "POST" else None)
    context: dict[str, Any] = {"form": form}
    if form.is_valid():
        reader = reader_of(request)
        found = searching.search(reader, form.cleaned_data["words"])
        note_list(reader, "search", cases=[one.dossier.number for one in found])
        lines = boards.lines((one.dossier for one in found), reader.role)
        context["found"] = [{"line": line, "value": one.value} for line, one in zip(lines, found, strict=True)]
    return render(request, "dossiers/search.html", context, status=422 if form.errors else 200)
