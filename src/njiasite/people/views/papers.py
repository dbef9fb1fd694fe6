"""The wallet, and the page of a link that opens one paper once."""

from __future__ import annotations

from uuid import UUID

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from njia.corridors.load import load
from njia.documents.model import DocumentError
from njiasite.documents.services import QuarantinedError
from njiasite.identities.access import public
from njiasite.identities.roster import words as said
from njiasite.people import opening, wallet
from njiasite.people.forms import PaperForm, ShareForm, WhoForm
from njiasite.people.models import WalletPaper
from njiasite.people.opening import Open


@public
@require_POST
@never_cache
def add(request: HttpRequest) -> HttpResponse:
    """Puts a paper away."""
    found = _mine(request)
    if found is None:
        return redirect("journey")
    form = PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Choose a file."))
        return redirect("journey")
    try:
        wallet.keep(found.journey, form.cleaned_data["paper"], form.cleaned_data["sort"], actor=found.actor)
    except DocumentError as error:
        messages.error(request, said(load(settings.CORRIDOR).messages[error.code].fill(**{"name": "", **error.values})))
    except wallet.FullError:
        messages.error(request, _("The wallet is full: erase a paper first."))
    return redirect("journey")


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def paper(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A paper of one's own as a download; sent, it is shared, taken back or erased."""
    found = _mine(request)
    row = WalletPaper.objects.filter(pk=pk, journey=found.journey).first() if found else None
    if found is None or row is None:
        raise Http404
    if request.method != "POST":
        return _download(wallet.file_of(row))
    if "erase" in request.POST:
        wallet.erase(row, actor=found.actor)
    elif "stop" in request.POST:
        wallet.stop(row, actor=found.actor)
    else:
        form = ShareForm(request.POST)
        if form.is_valid():
            secret = wallet.share(row, form.cleaned_data["hours"], actor=found.actor)
            link = settings.SITE_ADDRESS.rstrip("/") + reverse("shared", args=[secret])
            return render(request, "people/link.html", {"link": link, "hours": form.cleaned_data["hours"]})
    return redirect("journey")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def shared(request: HttpRequest, secret: str) -> HttpResponse:
    """Asks who opens it, then hands the paper out, once. Looking at the page uses nothing up: chat programs look."""
    if not wallet.waiting(secret):
        return render(request, "people/shared_gone.html", status=404)
    form = WhoForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        if (wait := ratelimit.consume_or_429(request, action="journey_code")) is not None:
            return wait
        try:
            found = wallet.open_shared(secret, form.cleaned_data["who"])
        except QuarantinedError:
            found = None
        if found is not None:
            return _download(found)
        return render(request, "people/shared_gone.html", status=404)
    return render(request, "people/shared.html", {"form": form}, status=422 if form.errors else 200)


def _mine(request: HttpRequest) -> Open | None:
    """The journey that is open, in the person's own hands."""
    found = opening.opened(request)
    return found if found and not found.helping and not found.bare else None


def _download(file: wallet.File) -> HttpResponse:
    response = HttpResponse(file.data, content_type=file.mime)
    response["Content-Disposition"] = f'attachment; filename="{file.name}"'
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
