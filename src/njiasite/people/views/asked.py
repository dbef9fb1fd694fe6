"""How somebody wants to be asked abroad, chosen from their journey."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.checkins import selectors
from njiasite.identities.access import public
from njiasite.people import abroad, opening
from njiasite.people import selectors as journeys


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def asked(request: HttpRequest) -> HttpResponse:
    """For whoever agreed to it and is not asked yet; in their own hands, for it takes a secret number."""
    found = opening.opened(request)
    if found is None or found.helping or found.bare or abroad.enrolment_of(found.journey):
        return redirect("journey")
    if abroad.ASKED not in journeys.stands(found.journey).consents:
        return redirect("journey")
    form = abroad.form(found.journey, request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "people/asked.html", {"form": form}, status=422 if form.errors else 200)
    if (wait := ratelimit.consume_or_429(request, action="checkin_start")) is not None:
        return wait
    enrolled = abroad.begin(found.journey, form)
    context = {"code": enrolled.code, "answers": selectors.answers(form.cleaned_data["kind"])}
    return render(request, "checkins/started.html", context)
