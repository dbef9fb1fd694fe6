"""The pages of whoever tells us something: no account, no name, and no code in any address."""

from __future__ import annotations

from uuid import uuid4

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from njia.corridors import load
from njia.documents.model import DocumentError
from njiasite.checks import services as checks
from njiasite.checks.views import private
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.identities.roster import words as said
from njiasite.offers.forms import LONGEST
from njiasite.offers.services import tools
from njiasite.pages import errors
from njiasite.tips import selectors, services
from njiasite.tips.forms import ReceiptForm, ReplyForm, TipForm
from njiasite.tips.services import Told


@private
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def tip(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, the receipt."""
    if request.method != "POST":
        return _shown(request, "tips/tip.html", {"form": TipForm(initial={"key": uuid4()})})
    form = TipForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, "tips/tip.html", {"form": form}, 422)
    if (wait := ratelimit.consume_or_429(request, action="tip")) is not None:
        return wait
    told = form.cleaned_data
    try:
        _, code = services.receive(
            Told(
                about=told["about"], words=told["words"], place=told["place"], teller=told["teller"],
                papers=told["papers"],
            ),
            str(told["key"]),
        )  # fmt: skip
    except DocumentError as error:
        _blame(form, error)
        return _shown(request, "tips/tip.html", {"form": form}, 422)
    return _receipt(request, code)


@private
@sensitive_post_parameters()
@require_POST
def from_offer(request: HttpRequest) -> HttpResponse:
    """One tap on the answer about an offer: its words become a tip."""
    token = request.POST.get("token", "")
    standing = checks.standing(token) if token else None
    words = standing.words.text if standing and standing.words else request.POST.get("text", "")
    if not words.strip():
        return errors.bad_request(request)
    if (wait := ratelimit.consume_or_429(request, action="tip")) is not None:
        return wait
    words = words[:LONGEST]
    told = Told(about="advert", words=words, verdict=tools().screen(words).verdict)
    _, code = services.receive(told, request.POST.get("key", "")[:40] or str(uuid4()))
    return _receipt(request, code)


@private
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """What we asked and what became of it, by the code; and an answer to us."""
    if request.method != "POST":
        return _shown(request, "tips/code.html", {"form": ReceiptForm()})
    if (wait := ratelimit.consume_or_429(request, action="tip_code")) is not None:
        return wait
    typed = ReceiptForm(request.POST)
    if not typed.is_valid():
        return _shown(request, "tips/code.html", {"form": typed}, 422)
    opened: Dossier = typed.cleaned_data["opened"]
    if "words" not in request.POST:
        return _standing(request, opened, _fresh(typed))
    form = ReplyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _standing(request, opened, form, 422)
    try:
        services.add(opened, form.cleaned_data["words"], form.cleaned_data["papers"], str(form.cleaned_data["key"]))
    except DocumentError as error:
        _blame(form, error)
        return _standing(request, opened, form, 422)
    except RefusedError as refused:
        form.add_error("words", said(refused.refusal.text))
        return _standing(request, opened, form, 409)
    return _standing(request, opened, _fresh(typed), sent=True)


def _fresh(typed: ReceiptForm) -> ReplyForm:
    return ReplyForm(initial={"code": typed.cleaned_data["code"], "key": uuid4()})


def _blame(form: TipForm | ReplyForm, error: DocumentError) -> None:
    form.add_error("papers", said(load.load(settings.CORRIDOR).messages[error.code].fill(**error.values)))


def _standing(
    request: HttpRequest, opened: Dossier, form: ReplyForm, status: int = 200, *, sent: bool = False
) -> HttpResponse:
    found = selectors.standing(opened)
    context = {"standing": found, "state": said(found.state), "form": form, "sent": sent}
    return _shown(request, "tips/status.html", context, status)


def _receipt(request: HttpRequest, code: str) -> HttpResponse:
    return _shown(request, "tips/receipt.html", {"code": code})


def _shown(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    return render(request, template, {"come_back": reverse("tip"), **context}, status=status)
