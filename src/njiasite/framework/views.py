"""Two pages for everybody: the promises, and what changed between the drafts of the agreement."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from njia.framework.load import load_framework
from njiasite.config import clock
from njiasite.framework import presentation
from njiasite.identities.access import public


@public
@require_safe
def framework(request: HttpRequest) -> HttpResponse:
    """Every promise: its status, its clause in both languages, what carries it out, and what nothing carries out."""
    found = load_framework(settings.CORRIDOR)
    return render(request, "framework/framework.html", presentation.page(found, clock.now().date()))


@public
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """What changed from each draft of the agreement to the next, in each language by itself."""
    found = load_framework(settings.CORRIDOR)
    steps = presentation.steps(found, clock.now().date())
    return render(request, "framework/drafts.html", {"steps": steps, "newest": found.draft})
