"""Somebody the person trusts: the code they are given, and the page on which they answer for the person by it."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from njiasite.checkins import selectors as checkins
from njiasite.identities.access import public
from njiasite.people import acting, opening, presentation, selectors, told
from njiasite.people.acting import Acting
from njiasite.people.forms import ActForm, TrustedForm
from njiasite.people.opening import Open


@public
@sensitive_post_parameters()
@require_POST
@never_cache
def given(request: HttpRequest) -> HttpResponse:
    """Shows the code of somebody who may act, once; in the person's own hands."""
    found, form = opening.opened(request), ActForm("acting_given", ("contact",), request.POST)
    if found is None or found.helping or found.bare or not form.is_valid():
        return redirect("journey")
    contact, sees = request.POST.get("contact", "")[:8], form.cleaned_data["acting_sees"]
    number = request.POST.get("number", "")[:20]
    code = acting.give(found.journey, contact, sees, number, actor=found.actor) if tried(request, found) else ""
    if code:
        address = settings.SITE_ADDRESS.rstrip("/") + reverse("trusted")
        return render(request, "people/trusted_code.html", {"code": code, "address": address})
    if acting.asks_number(found.journey):
        messages.error(request, not_taken())
    return redirect("journey")


def tried(request: HttpRequest, found: Open) -> bool:
    """Whether one more try at the secret number may be made; they count with those at /in/mine."""
    whose = acting.asks_number(found.journey)
    return not whose or bool(ratelimit.consume(request, action="checkin_pin", key=whose))


def not_taken() -> str:
    """Why nothing came of it."""
    return _("The number is wrong, or was tried too often. Wait a while, then try again.")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def trusted(request: HttpRequest) -> HttpResponse:
    """Asks for the code, then for the answer, and thanks: for every answer alike, whatever became of it."""
    if request.method != "POST":
        return render(request, "people/trusted.html", {"form": TrustedForm()})
    if (wait := ratelimit.consume_or_429(request, action="journey_code")) is not None:
        return wait
    form = TrustedForm(request.POST)
    found = acting.opened(form.cleaned_data["code"]) if form.is_valid() else None
    if found is None:
        if "code" not in form.errors:
            form.add_error("code", TrustedForm.dead)
        return render(request, "people/trusted.html", {"form": form}, status=422)
    sent = request.POST.get("answer") in dict(checkins.contact_answers())
    if sent:
        words, key = form.cleaned_data["words"], form.cleaned_data["key"]
        if acting.answer(found, request.POST["answer"], words, get_language() or "en", key):
            return render(request, "checkins/thanks.html")
    acting.note_read(found)
    context = {
        "form": form, "code": form.cleaned_data["code"], "answers": checkins.contact_answers(), "sent": sent,
        **_seen(found),
    }  # fmt: skip
    return render(request, "people/trusted_answer.html", context)


def _seen(found: Acting) -> dict[str, Any]:
    """As much of the journey as the person lets them see: neither name nor papers, nor what others said or did."""
    stands = selectors.stands(found.journey)
    pathway = told.ways().pathways.get(stands.pathway) if found.sees != "nothing" else None
    return {
        "way": presentation.pathway(told.ways(), pathway, stands.begins_on, stands.done) if pathway else None,
        "checks": stands.checks if found.sees == "checks" else [],
    }
