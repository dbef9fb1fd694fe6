"""The page at /check: a form, a page that waits, an answer."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njia.contracts.report import Report
from njiasite.checks import presentation, services
from njiasite.checks.forms import CheckForm
from njiasite.pages import errors

View = Callable[..., HttpResponse]


def private(view: View) -> View:
    """No cache and no index may ever hold this page; its address is told to no other site (SECURE_REFERRER_POLICY)."""

    @wraps(view)
    def guarded(*args: Any, **kwargs: Any) -> HttpResponse:
        response = view(*args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["X-Robots-Tag"] = "noindex, nofollow"
        if args[0].method == "HEAD":  # gunicorn warns of a body that it may not send
            response["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    return guarded


@private
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, the start of a check."""
    if request.method != "POST":
        return render(request, "checks/start.html", {"form": CheckForm()})
    form = CheckForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "checks/start.html", {"form": form}, status=422)
    try:
        token = services.submit(form.cleaned_data["papers"])
    except services.BusyError:
        return errors.busy(request)
    services.await_answer(token, settings.CHECKS_WAIT_SECONDS)
    response = redirect("answer", token)
    response.status_code = 303
    if chosen := form.cleaned_data["language"]:
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=settings.LANGUAGE_COOKIE_AGE,
            secure=settings.LANGUAGE_COOKIE_SECURE,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite=settings.LANGUAGE_COOKIE_SAMESITE,
        )
    return response


@private
@require_safe
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The answer, or how far it has come, or why there is none."""
    standing = services.standing(token)
    if standing is None or standing.held is not None or standing.words is not None:
        raise Http404
    if standing.progress is not None:
        context = {"progress": standing.progress, "token": token, "still": "still" in request.GET, "again": "answer"}
        return render(request, "checks/waiting.html", context)
    if standing.failure is not None:
        sentence = presentation.failure(standing.failure, get_language() or "en")
        context = {"form": CheckForm(), "failure": sentence, "token": token}
        return render(request, "checks/start.html", context, status=422)
    assert standing.report is not None
    sheet = presentation.sheet(standing.report, get_language() or "en")
    context = {"sheet": sheet, "token": token, "words_of_it": " ".join(standing.report.texts.values())}
    return render(request, "checks/answer.html", context)


@private
@require_safe
def report_pdf(request: HttpRequest, token: str) -> HttpResponse:
    """The answer on paper, in the reader's language."""
    language = get_language() or "en"
    data = presentation.pdf(_report(token), language)
    return _download(data, "application/pdf", f"contract-check-{language}.pdf")


@private
@require_safe
def report_json(request: HttpRequest, token: str) -> HttpResponse:
    """The answer for another program, in all languages."""
    return _download(msgspec.json.encode(_report(token)), "application/json", "contract-check.json")


@private
@require_POST
def erase(request: HttpRequest, token: str) -> HttpResponse:
    """Erase everything about this check now."""
    services.erase(token)
    response = redirect("erased")
    response.status_code = 303
    return response


@private
@require_safe
def erased(request: HttpRequest) -> HttpResponse:
    """Says that nothing is left."""
    return render(request, "checks/erased.html")


def _report(token: str) -> Report:
    standing = services.standing(token)
    if standing is None or standing.report is None:
        raise Http404
    return standing.report


def _download(data: bytes, media: str, name: str) -> HttpResponse:
    return HttpResponse(data, content_type=media, headers={"Content-Disposition": f'attachment; filename="{name}"'})
