"""The page /help/code: what has become of a report, in plain words. No address ever holds the code."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.distress import telling
from njiasite.distress.forms import CodeForm
from njiasite.identities.access import public


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """Asks for the code, and shows what it opens."""
    if request.method != "POST":
        return render(request, "distress/code.html", {"form": CodeForm()})
    if (wait := ratelimit.consume_or_429(request, action="help_code")) is not None:
        return wait
    typed = CodeForm(request.POST)
    if not typed.is_valid():
        return render(request, "distress/code.html", {"form": typed}, status=422)
    report = typed.cleaned_data["report"]
    telling.note_looked(report)
    return render(request, "distress/status.html", {**telling.shown(report), "code": typed.cleaned_data["code"]})
