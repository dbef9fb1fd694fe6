"""An officer sends an authority's list, looks at what it would change, and enters it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.corridors.load import load
from njia.registers.tables import TableError
from njiasite.dossiers.views.common import reader_of
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.registers import drafts, lists, presentation, selectors
from njiasite.registers.forms import ColumnsForm, ListForm
from njiasite.registers.models import ListDraft


@permission("register.write")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def send(request: HttpRequest) -> HttpResponse:
    """The form for a list. Nothing changes before it was looked at."""
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm(initial=_as_last_time())
    if form.is_bound and form.is_valid():
        data, account = form.cleaned_data["file"].read(), reader_of(request).account
        assert account is not None
        try:
            lists.read(data, form.origin.kind)
        except TableError as error:
            if error.code != "registers.no_heading":  # which column is the name can still be said
                form.add_error("file", said(load(settings.CORRIDOR).messages[error.code]))
        if not form.errors:
            return redirect("register_list", drafts.keep(data, form.origin, account.pk))
    return render(request, "registers/send.html", {"form": form}, status=422 if form.errors else 200)


@permission("register.write")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def look(request: HttpRequest, draft: UUID) -> HttpResponse:
    """What the list would change, by which columns; and, confirmed, the change itself."""
    reader = reader_of(request)
    assert reader.account is not None
    row = drafts.row_of(draft, reader.account.pk)
    if row is not None and row.state in (ListDraft.ENTERING, ListDraft.ENTERED):
        return render(request, "registers/entering.html", presentation.entering(row))
    kept = drafts.of(draft, reader.account.pk)
    if kept is None:
        raise Http404
    data, origin = kept
    headings = lists.headings(data)
    columns = ColumnsForm(headings, request.POST if request.method == "POST" else None)
    chosen = {name: value for name, value in columns.cleaned_data.items() if value} if columns.is_valid() else None
    context: dict[str, Any] = {"origin": presentation.origin(origin), "columns": columns}
    try:
        reading = lists.read(data, origin.kind, chosen)
    except TableError as error:
        context["problem"] = said(load(settings.CORRIDOR).messages[error.code])
        return render(request, "registers/look.html", context, status=422)
    if "enter" in request.POST and columns.is_valid():
        drafts.confirm(draft, reading, reader.role)
        return redirect("register_list", draft)
    if row is not None and row.state == ListDraft.FAILED:
        context["problem"] = _(
            "The list could not be entered to its end. What was entered stays; enter it again and it goes on."
        )
    context["columns"] = ColumnsForm(headings, initial=reading.columns) if not columns.is_bound else columns
    context["found"] = presentation.difference(reading)
    return render(request, "registers/look.html", context)


def _as_last_time() -> dict[str, str]:
    last = selectors.newest_list("agency")
    return {"kind": "agency", **({"authority": last.authority} if last else {})}
