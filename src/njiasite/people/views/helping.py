"""Somebody acts for another, who is present and agrees: the page says who will be told what, and forgets at the end."""

from __future__ import annotations

from uuid import uuid4

from allauth.core import ratelimit
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from njiasite.dossiers.models import Dossier
from njiasite.identities.access import public
from njiasite.ledger.services import Actor
from njiasite.people import doors, opening, paperforms, services
from njiasite.people.forms import HelpForm

HELPER = Actor(None, "helper")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def assist(request: HttpRequest) -> HttpResponse:
    """Begins or opens a journey for somebody, with their consent, which is the first thing recorded."""
    form = HelpForm(request.POST if request.method == "POST" else None, initial={"serial": request.GET.get("form", "")})
    if request.method != "POST":
        return render(request, "people/assist.html", {"form": form})
    if (wait := ratelimit.consume_or_429(request, action="journey_code")) is not None:
        return wait
    if form.is_valid() and (answer := _begun(request, form)) is not None:
        return answer
    return render(request, "people/assist.html", {"form": form}, status=422)


@public
@require_POST
@never_cache
def done(request: HttpRequest) -> HttpResponse:
    """Ends the help, and everything of it is gone from this browser."""
    found = opening.opened(request)
    if found and found.helping:
        services.act(found.journey, "helper_ended", {}, actor=HELPER)
    request.session.flush()
    messages.success(request, _("Nothing of it is left in this browser."))
    return redirect("assist")


@transaction.atomic
def _begun(request: HttpRequest, form: HelpForm) -> HttpResponse | None:
    given = form.cleaned_data
    serial, on_paper = given["serial"], bool(given["serial"]) and not given["uncoded"]
    if serial and not paperforms.hold(serial):
        here = opening.opened(request)
        if here and here.helping and paperforms.entered_into(serial, here.journey):
            return redirect("journey")  # a second tap
        form.add_error(
            "serial", _("No form with this serial is waiting: it was entered already, or was never printed.")
        )
        return None
    code, bare = "", False
    if given["code"]:
        found = doors.opened(given["code"], given["word"])
        if found is None:
            form.add_error("code", _("This code and word open nothing. Look at them once more."))
            return None
        journey, bare = found.journey, found.bare
    else:
        journey, code = services.begin(
            pathway=given["pathway"], begins_on=given["begins_on"] or services.today(), actor=HELPER,
            key=str(uuid4()), serial=serial, code=paperforms.code_on(serial) if on_paper else "",
        )  # fmt: skip
    if not bare:
        _record(journey, given["helper_kind"], given["helper_is"])
    if serial:
        paperforms.enter(serial, journey)
    opening.open_(request, journey, "helper", bare=bare)
    if code and not on_paper:
        return render(request, "people/code.html", {"code": code})
    if serial and not code:
        messages.success(request, _("Entered. The code on the slip opens nothing: the one they had opens it."))
    elif code:
        messages.success(request, _("Entered. The person has the code on the part of the form that they kept."))
    return redirect("journey")


def _record(journey: Dossier, kind: str, who: str) -> None:
    consent = {"helper_kind": kind, "helper_is": who, "consent_heard": True}
    services.act(journey, "helper_began", consent, actor=HELPER)
    services.act(journey, "consent_given", {"purpose": "helper"}, actor=HELPER)
