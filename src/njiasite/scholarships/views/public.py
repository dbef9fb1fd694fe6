"""What everybody may see: the programmes, one programme, the published figures."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from njiasite.identities.access import public
from njiasite.scholarships import applying, presentation
from njiasite.scholarships import figures as counted
from njiasite.scholarships.models import Programme


def named(reference: str) -> Programme:
    """A programme that was open once: before that nobody but the officers knows of it. Raises Http404."""
    rows = Programme.objects.filter(corridor=settings.CORRIDOR, was_open=True).select_related("dossier")
    return get_object_or_404(rows, reference=reference.upper())


@public
@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """Every programme for which people can apply today."""
    context = {"programmes": list(map(presentation.line, applying.open_now())), "warnings": presentation.warnings()}
    return render(request, "scholarships/programmes.html", context)


@public
@require_safe
def programme(request: HttpRequest, reference: str) -> HttpResponse:
    """One programme whole."""
    context = {"programme": presentation.whole(named(reference)), "warnings": presentation.warnings()}
    return render(request, "scholarships/programme.html", context)


@public
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Who applied, was offered a place and arrived, intake by intake, as it was published; small groups hidden."""
    context = {"intakes": counted.intakes(), "coming": counted.coming()}
    return render(request, "scholarships/figures.html", context)
