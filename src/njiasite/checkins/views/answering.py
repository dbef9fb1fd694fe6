"""The page /in: an answer by code. It tells nothing of whoever it belongs to, and thanks for every answer alike."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from njiasite.checkins import numbers, selectors, services
from njiasite.checkins.forms import CodeForm
from njiasite.checkins.models import Code
from njiasite.config import clock
from njiasite.identities.access import public


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def check_in(request: HttpRequest) -> HttpResponse:
    """Asks for the code, then for the answer, and thanks."""
    if request.method != "POST":
        return render(request, "checkins/in.html", {"form": CodeForm()})
    if (wait := ratelimit.consume_or_429(request, action="checkin")) is not None:
        return wait
    form = CodeForm(request.POST)
    if not form.is_valid():
        return render(request, "checkins/in.html", {"form": form}, status=422)
    opened, typed = form.cleaned_data["opened"], request.POST.get("answer", "")[:300]
    if typed and services.by_code(opened, typed, clock.now()):
        return render(request, "checkins/thanks.html")
    return _asked(request, opened, form.cleaned_data["code"])


@public
@require_safe
@never_cache
def link(request: HttpRequest, code: str) -> HttpResponse:
    """The answers behind the link of a message. Looking answers nothing: programs look at links too."""
    if (wait := ratelimit.consume_or_429(request, action="checkin")) is not None:
        return wait
    opened = numbers.opened(code, "own", "contact")
    if opened is None:
        return render(request, "checkins/in.html", {"form": CodeForm(), "spent": True}, status=404)
    return _asked(request, opened, code)


def _asked(request: HttpRequest, opened: Code, code: str) -> HttpResponse:
    of_another = opened.of == "contact"
    answers = selectors.contact_answers() if of_another else selectors.answers(opened.enrolment.kind)
    return render(request, "checkins/answer.html", {"code": code, "of_another": of_another, "answers": answers})
