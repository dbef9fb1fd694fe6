"""The front page and the quick exit."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_POST, require_safe

from njiasite.checks import services as checks
from njiasite.checks.forms import CheckForm


@require_safe
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """What Njia does, and the form that does it."""
    return render(request, "pages/front.html", {"form": CheckForm()})


@csrf_exempt  # A person in a hurry must never meet an error here; the worst a forger can do is show them the weather.
@require_POST
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Erases the check that is open, signs out, forgets the language, and goes to an ordinary page at once."""
    checks.erase(request.POST.get("token", ""))
    if request.user.is_authenticated:
        logout(request)
    elif settings.SESSION_COOKIE_NAME in request.COOKIES:
        request.session.flush()  # what a stranger had opened by a code
    response = render(request, "pages/leave.html", {"exit_address": settings.EXIT_ADDRESS})
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    response.delete_cookie(settings.CSRF_COOKIE_NAME)
    response.delete_cookie("way", path="/way")  # the answers to «which way is mine?»
    return response


@require_GET
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """Says that the service answers; for those who run it."""
    return HttpResponse("ok\n", content_type="text/plain")
