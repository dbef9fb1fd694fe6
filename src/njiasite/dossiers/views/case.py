"""One case, as far as a role may see it; and who has read it."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.casework.seeing import closed_seen, state_seen
from njiasite.dossiers import acting, engine, links, presentation, remarks, selectors
from njiasite.dossiers.forms import NumberForm
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission, scoped
from njiasite.identities.roster import words as said
from njiasite.ledger import reads
from njiasite.ledger import selectors as ledger

_READS = 50


@permission("dossier.read")
@require_safe
@never_cache
def case(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """What is known and what happened, what runs, and what may be done. That it was read is recorded first."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    plan, standing = engine.procedure_of(dossier), engine.standing(dossier)
    note_read(reader, dossier)
    shown = presentation.shown_to(plan, ledger.acts(dossier.id), reader.role)
    current, state = plan.at(standing.version), state_seen(plan, standing, reader.role)
    context = {
        "dossier": dossier,
        "procedure": said(plan.name),
        "personal": presentation.is_personal(reader),
        "state": said(current.states[state].name) if state else "",
        "closed": closed_seen(plan, standing, reader.role),
        "waits_for_you": not standing.closed and reader.role in standing.next_roles,
        "clocks": presentation.clocks(plan, standing, reader.role),
        "known": presentation.known(shown),
        "papers": presentation.papers(shown),
        "people": presentation.people(shown, with_codes=presentation.is_official(reader)),
        "events": presentation.timeline(shown),
        "links": links.of(dossier, reader.role),
        "may_see_reads": reader.may("reads.review"),
        "remarks": remarks.shown(remarks.of(dossier, standing, reader)),
        **presentation.doable(current, acting.offered(reader, plan, standing)),
    }
    return render(request, "dossiers/case.html", context)


@permission("reads.review")
@require_safe
@never_cache
def case_reads(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """Who has read this case, when and for what; for those who answer for it and do not need to read it."""
    reader = reader_of(request)
    dossier = get_object_or_404(scoped(Dossier.objects.all(), reader, "reads.review"), pk=dossier_id)
    page = Paginator(reads.of(dossier.id).order_by("-seq"), _READS).get_page(request.GET.get("page"))
    may_open = selectors.visible(reader).filter(pk=dossier.pk).exists()
    context = {"dossier": dossier, "page": page, "rows": presentation.reads_of(page), "may_open": may_open}
    return render(request, "dossiers/reads.html", context)


@permission("reads.review")
@require_safe
@never_cache
def find_reads(request: HttpRequest) -> HttpResponse:
    """Asks for the number of the case whose readers are to be looked at."""
    form = NumberForm(request.GET or None)
    if form.is_valid():
        found = scoped(Dossier.objects.all(), reader_of(request), "reads.review").filter(
            number=form.cleaned_data["number"]
        )
        if (dossier := found.first()) is not None:
            return redirect("case_reads", dossier_id=dossier.pk)
        form.not_found()
    return render(request, "dossiers/find_reads.html", {"form": form}, status=422 if form.errors else 200)
