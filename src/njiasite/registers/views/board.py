"""The registers in full, for those who may read them: every line, and one line with what ties it to others."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njiasite.dossiers import selectors as cases
from njiasite.dossiers.remarks import shown
from njiasite.dossiers.views.common import PAGE, note_read, reader_of
from njiasite.identities.access import permission
from njiasite.registers import presentation
from njiasite.registers.forms import KindForm
from njiasite.registers.models import Entry
from njiasite.registers.returning import comebacks_of


@permission("register.read")
@require_safe
@never_cache
def registers(request: HttpRequest) -> HttpResponse:
    """Every line of one register, or of all."""
    form = KindForm(request.GET)
    wanted = {name: value for name, value in form.cleaned_data.items() if value} if form.is_valid() else {}
    rows = Entry.objects.filter(corridor=settings.CORRIDOR, **wanted).order_by("kind", "name", "pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "page": page,
        "rows": presentation.lines(page),
        "may_write": reader_of(request).may("register.write"),
    }
    return render(request, "registers/board.html", context)


@permission("register.read")
@require_safe
@never_cache
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """One line whole. That its case was looked at is recorded, for the directors are opened to be compared."""
    row = get_object_or_404(Entry.objects.select_related("dossier"), pk=entry_id, corridor=settings.CORRIDOR)
    reader = reader_of(request)
    may_compare = reader.may("register.write")
    if may_compare:
        note_read(reader, row.dossier)
    context = {
        "row": presentation.whole(row),
        "remarks": shown(comebacks_of(row)) if may_compare else [],
        "may_compare": may_compare,
        "case": row.pk if cases.visible(reader).filter(pk=row.pk).exists() else None,
    }
    return render(request, "registers/entry.html", context)
