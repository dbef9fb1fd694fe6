"""Pages for what goes wrong: what happened and what to do next, in the reader's language."""

from __future__ import annotations

import sys

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from njiasite.identities.readers import Reader
from njiasite.pages.problems import problem

API = "/api/"
_KINDS = {400: "not-understood", 403: "forbidden", 404: "not-found", 413: "too-large", 503: "busy"}


def page(request: HttpRequest, status: int, title: str, *sentences: str) -> HttpResponse:
    """An error page with a way on; for a program, a problem that says the same."""
    if request.path.startswith(API):
        return problem(status, _KINDS.get(status, "broken"), title)
    response = render(request, "pages/error.html", {"title": title, "sentences": sentences}, status=status)
    response["Cache-Control"] = "no-store"
    return response


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request makes no sense to us."""
    return page(
        request,
        400,
        _("We could not understand that"),
        _("Your browser sent something we do not expect. Go back to the start and try again."),
    )


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: not for this reader."""
    why = [_("It is for another role than the one you work in now.")] if _signed_in(request) else []
    return page(request, 403, _("You cannot open this page"), *why, _("Go back to the start and try again."))


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form did not come from our own page, or the browser keeps no cookies."""
    return page(
        request,
        403,
        _("Please send the form again"),
        _("The page was open for too long, or your browser does not keep cookies."),
        _(
            "Allow cookies for this site. Then go back, copy what you typed if it still stands there, load the page"
            " again and send it once more. Choose files anew."
        ),
    )


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: nothing here, or no longer, or not for this reader: which of them is not said."""
    more = []
    if request.path.startswith(reverse("check") + "/"):
        more = [
            _("Or the answer you look for has been erased: we keep nothing for more than 15 minutes."),
            _("You can check the contract again."),
        ]
    elif _signed_in(request):
        more = [_("Or it is not for you in the role you work in now.")]
    return page(request, 404, _("There is nothing here"), _("The address may be wrong."), *more)


def _signed_in(request: HttpRequest) -> bool:
    reader: Reader | None = getattr(request, "reader", None)
    return reader is not None and reader.account is not None


def too_large(request: HttpRequest) -> HttpResponse:
    """413: more than we take."""
    return page(
        request,
        413,
        _("This file is too big"),
        _("A file may have up to %(megabytes)s MB. Send fewer pages at a time, or smaller photos.")
        % {"megabytes": settings.CHECKS_MAX_FILE_BYTES // (1024 * 1024)},
    )


def busy(request: HttpRequest) -> HttpResponse:
    """503: too many checks are waiting."""
    response = page(
        request,
        503,
        _("Many people are checking contracts now"),
        _("Please wait two minutes and send your file again. Do not sign anything while you wait."),
    )
    response["Retry-After"] = "120"
    return response


def unreachable(request: HttpRequest) -> HttpResponse:
    """503: the database is gone, full or held up. The page is shown without asking it anything."""
    request.user, request.reader = AnonymousUser(), Reader()  # type: ignore[attr-defined]
    response = page(
        request,
        503,
        _("We cannot reach our records now"),
        _("What you sent may not have been kept. Wait two minutes and send it again: it will count once."),
        _("If you are in danger, do not wait for us: call somebody you trust."),
    )
    response["Retry-After"] = "120"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our fault; 503 where the database does not do its part, for that passes."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        return unreachable(request)
    return page(
        request,
        500,
        _("Something went wrong on our side"),
        _("Your contract was not checked. Please try again in a few minutes. Do not sign anything while you wait."),
    )
