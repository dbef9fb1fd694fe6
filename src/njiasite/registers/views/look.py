"""The public page on which anybody looks somebody up. What was looked for stands in no address and in no log."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.registers.plan import load_registers
from njiasite.identities.access import public
from njiasite.identities.roster import words as said
from njiasite.registers import presentation
from njiasite.registers.forms import LookForm
from njiasite.registers.looking import look_up


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def agencies(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, what the register says."""
    form = LookForm(request.POST) if request.method == "POST" else LookForm(initial={"kind": "agency"})
    context: dict[str, Any] = {"form": form}
    if form.is_bound and (wait := ratelimit.consume_or_429(request, action="look_up")) is not None:
        return wait
    if form.is_bound and form.is_valid():
        kind, asked = form.cleaned_data["kind"], form.cleaned_data["words"]
        context |= {
            "answer": presentation.answer(look_up(kind, asked)),
            "asked": asked,
            "kind": said(load_registers(settings.CORRIDOR).kinds[kind].name),
        }
    return render(request, "registers/agencies.html", context, status=422 if form.errors else 200)
