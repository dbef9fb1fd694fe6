"""A paper is handed out to who may read its dossier, as a file to keep and never as a page of ours."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from njiasite.documents import selectors, services
from njiasite.documents.forms import ReleaseForm
from njiasite.documents.models import Paper
from njiasite.dossiers import selectors as dossiers
from njiasite.identities.access import Reader, permission
from njiasite.ledger import reads
from njiasite.ledger.services import Actor


@require_safe
@never_cache
@permission("document.read")
def paper(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """The file, or the page that says why it cannot be opened."""
    found, reader = _visible(request, paper_id)
    if found.state != Paper.OPEN:
        return _held(request, found, reader, ReleaseForm(), status=403)
    data = services.contents(found)
    account = reader.account.pk if reader.account else None
    shown = {"paper": str(found.id)}
    reads.record(reader=account, role=reader.role, dossier=found.holder, purpose="paper", channel="web", shown=shown)
    response = HttpResponse(data, content_type=found.mime)
    response["Content-Disposition"] = f'attachment; filename="{found.id}.{found.suffix}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_http_methods(["POST"])
@never_cache
@permission("document.release")
def release(request: HttpRequest, paper_id: UUID) -> HttpResponse:
    """Lets a paper out of quarantine, with a reason."""
    found, reader = _visible(request, paper_id)
    form = ReleaseForm(request.POST)
    if found.state != Paper.QUARANTINED or not form.is_valid():
        return _held(request, found, reader, form, status=400)
    services.release(
        found,
        actor=Actor(reader.account.pk if reader.account else None, reader.role),
        channel="web",
        key=str(uuid4()),
        reason=form.cleaned_data["reason"],
    )
    messages.success(request, _("The paper can be opened now."))
    return redirect("paper", paper_id=found.id)


def _held(request: HttpRequest, found: Paper, reader: Reader, form: ReleaseForm, status: int) -> HttpResponse:
    may_release = reader.may("document.release") and found.state == Paper.QUARANTINED
    number = dossiers.number_of(found.holder)
    context = {"paper": found, "form": form, "may_release": may_release, "number": number}
    return render(request, "documents/held.html", context, status=status)


def _visible(request: HttpRequest, paper_id: UUID) -> tuple[Paper, Reader]:
    reader: Reader = request.reader  # type: ignore[attr-defined]
    found = selectors.visible(reader, paper_id)
    if found is None:
        raise Http404
    return found, reader
