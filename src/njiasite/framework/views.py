"""Two pages for everybody: the promises, and what changed between the drafts; one for the joint committee."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njia.framework.load import load_framework
from njiasite.config import clock
from njiasite.dossiers.views.common import note_read, reader_of
from njiasite.framework import committee as table
from njiasite.framework import presentation
from njiasite.identities.access import permission, public


@public
@require_safe
def framework(request: HttpRequest) -> HttpResponse:
    """Every promise: its status, its clause in both languages, what carries it out, and what nothing carries out."""
    found = load_framework(settings.CORRIDOR)
    return render(request, "framework/framework.html", presentation.page(found, clock.now().date()))


@permission("meeting.read")
@require_safe
@never_cache
def committee(request: HttpRequest) -> HttpResponse:
    """The table of the joint committee, for both countries. That a meeting was read is recorded first."""
    reader = reader_of(request)
    found = table.meetings(reader)
    for meeting in table.shown(found):
        note_read(reader, meeting)
    return render(request, "framework/committee.html", table.page(reader, found, clock.now()))


@public
@require_safe
def drafts(request: HttpRequest) -> HttpResponse:
    """What changed from each draft of the agreement to the next, in each language by itself."""
    found = load_framework(settings.CORRIDOR)
    steps = presentation.steps(found, clock.now().date())
    return render(request, "framework/drafts.html", {"steps": steps, "newest": found.draft})
