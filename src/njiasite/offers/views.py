"""The page /offer: paste a message or send a picture of it, and see what it is."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.core import ratelimit
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njiasite.checks import presentation as checked
from njiasite.checks import services as checks
from njiasite.checks.views import private
from njiasite.offers import presentation, services
from njiasite.offers.behind import behind
from njiasite.offers.forms import ACCEPT, OfferForm, SharedForm
from njiasite.pages import errors
from njiasite.phones.trouble import pleads


@private
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, the answer. A text is in no address and stays nowhere."""
    if request.method != "POST":
        return _form(request, OfferForm())
    return _answer(request, OfferForm(request.POST, request.FILES))


@csrf_exempt  # it comes from the phone's own menu, which knows no guard; nothing is kept and nothing is changed
@private
@sensitive_post_parameters()
@require_POST
def shared(request: HttpRequest) -> HttpResponse:
    """A message that was shared with the installed page."""
    return _answer(request, SharedForm(request.POST, request.FILES).offer())


@private
@require_safe
def read(request: HttpRequest, token: str) -> HttpResponse:
    """The answer about a picture, or how far its reading has come, or why there is none."""
    standing = checks.standing(token)
    if standing is None or standing.report is not None or standing.held is not None:
        raise Http404
    if standing.progress is not None:
        return render(request, "offers/waiting.html", {"token": token, "still": "still" in request.GET})
    if standing.failure is not None:
        return _form(request, OfferForm(), 422, failure=checked.failure(standing.failure, _language()))
    assert standing.words is not None
    return _shown(request, standing.words.text, {"token": token})


@xframe_options_exempt
@csp_replace({"frame-ancestors": ["*"]})
@require_safe
def widget(request: HttpRequest) -> HttpResponse:
    """A box for the pages of others. It runs no script, sets no cookie, and the answer opens on a page of our own."""
    return render(request, "offers/widget.html")


@require_safe
def manifest(request: HttpRequest) -> HttpResponse:
    """What a phone needs to keep the page among its apps, and to share messages with it. Its name betrays nothing."""
    icons = [
        {"src": static(f"njia/{file}"), "sizes": sizes, "type": kind, "purpose": purpose}
        for file, sizes, kind, purpose in _ICONS
    ]
    params = {"title": "title", "text": "text", "url": "url", "files": [{"name": "file", "accept": ACCEPT.split(",")}]}
    return JsonResponse(
        {
            "id": reverse("offer"), "name": "Njia", "short_name": "Njia", "start_url": reverse("offer"), "scope": "/",
            "display": "minimal-ui", "background_color": "#fbfaf7", "theme_color": "#0b5d3b", "icons": icons,
            "share_target": {
                "action": reverse("offer_shared"), "method": "POST", "enctype": "multipart/form-data", "params": params,
            },
        },
        content_type="application/manifest+json",
    )  # fmt: skip


_ICONS = (  # scripts/icons.py draws those for phones that show no SVG
    ("icon.svg", "any", "image/svg+xml", "any"),
    ("icon-192.png", "192x192", "image/png", "any"),
    ("icon-512.png", "512x512", "image/png", "any"),
    ("icon-maskable.png", "512x512", "image/png", "maskable"),
)


def _answer(request: HttpRequest, form: OfferForm) -> HttpResponse:
    if not form.is_valid():
        return _form(request, form, 422)
    told = form.cleaned_data
    if not told["files"]:
        return _in(told["language"], _shown(request, told["text"], {}, told["language"]))
    if (wait := ratelimit.consume_or_429(request, action="offer")) is not None:
        return wait  # reading a picture is work
    try:
        token = services.submit(told["files"])
    except checks.BusyError:
        return errors.busy(request)
    checks.await_answer(token, settings.CHECKS_WAIT_SECONDS)
    response = redirect("offer_read", token)
    response.status_code = 303
    return _in(told["language"], response)


def _form(request: HttpRequest, form: OfferForm, status: int = 200, **more: Any) -> HttpResponse:
    return render(request, "offers/start.html", {"form": form, "come_back": reverse("offer"), **more}, status=status)


def _shown(request: HttpRequest, text: str, more: dict[str, Any], language: str = "") -> HttpResponse:
    code = language or _language()
    with override(code):
        screening = services.tools().screen(text)
        sheet = presentation.sheet(text, screening, code)
        context = {
            "behind": behind(text),
            "sheet": sheet,
            "pleads": pleads(text),
            "text": text,
            "language": code,
            "key": uuid4(),
            **more,
        }
        return render(request, "offers/answer.html", context if more else {**context, "come_back": reverse("offer")})


def _in(language: str, response: HttpResponse) -> HttpResponse:
    """Remembers the language that was chosen for the answer."""
    if language:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            language,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response


def _language() -> str:
    return get_language() or "en"
