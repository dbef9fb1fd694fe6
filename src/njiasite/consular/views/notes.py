"""The register of notes, and a note looked at before it is sent."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from njia.standard import pdf
from njiasite.consular import noting, selectors
from njiasite.consular.presentation import organs
from njiasite.dossiers import acting, attaching, engine
from njiasite.dossiers.views.common import PAGE, reader_of, visible
from njiasite.identities.access import permission


@permission("note.read")
@require_safe
@never_cache
def notes(request: HttpRequest) -> HttpResponse:
    """The register of notes of the reader's mission; no person is named in it."""
    page = Paginator(selectors.notes(reader_of(request)), PAGE).get_page(request.GET.get("page"))
    names = organs()
    rows = [{"note": note, "organ": names.get(note.organ, note.organ)} for note in page]
    return render(request, "consular/notes.html", {"page": page, "rows": rows})


@permission("dossier.act")
@require_POST
@never_cache
def preview(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The note as it would be sent, without its number; nothing of it is kept."""
    reader, dossier = reader_of(request), visible(request, dossier_id, "dossier.act")
    standing = engine.standing(dossier)
    plan = engine.procedure_of(dossier).at(standing.version)
    spec = plan.acts.get(noting.ASKED)
    if spec is None or reader.role not in spec.by:
        raise Http404
    form = attaching.filled_in(request, reader, dossier.pk, plan, spec)
    if not form.is_valid() or acting.hindered(reader, dossier, form):
        raise Http404
    paper = noting.checked(acting.doing(reader, dossier, standing, form), noting.UNNUMBERED)
    return HttpResponse(
        pdf.write(paper), content_type="application/pdf", headers={"Content-Disposition": 'inline; filename="note.pdf"'}
    )
