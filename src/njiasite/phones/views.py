"""A page that stands for a telephone: to try the menu and text messages, as far as possible as they are in the hand."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njia.phones import gsm
from njiasite.channels import calls
from njiasite.channels.arriving import Arrived, take
from njiasite.channels.calls import Screen, Step
from njiasite.identities.access import public
from njiasite.phones.forms import HandsetForm


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def simulator(request: HttpRequest) -> HttpResponse:
    """What the telephone shows. What is reported here is reported: it is not there in production."""
    if settings.PRODUCTION:
        raise Http404
    if request.method != "POST":
        way = "sms" if request.GET.get("way") == "sms" else "ussd"
        return _shown(request, {"way": way, "session": uuid4(), "number": "+254700000001"})
    form = HandsetForm(request.POST)
    if not form.is_valid():
        return render(request, "phones/try.html", {"form": form, "way": "ussd"}, status=422)
    given = form.cleaned_data
    return _shown(request, given, _said(given) if given["way"] == "sms" else None)


def _shown(request: HttpRequest, given: dict[str, Any], said: str | None = None) -> HttpResponse:
    path = [*_path(given), *([given["words"]] if given.get("words") and given["way"] == "ussd" else [])]
    screen = None
    if given["way"] == "ussd":
        screen = calls.answer(Step(session=str(given["session"]), number=given["number"], typed=tuple(path)))
    initial = {**given, "path": "*".join(path), "words": "", **_fresh(given, screen)}
    shown = screen.text if screen else said
    context = {
        "form": HandsetForm(initial=initial),
        "way": given["way"],
        "screen": screen,
        "said": said,
        "asked": given.get("words", "") if given["way"] == "sms" else "",
        "letters": gsm.septets(shown) if shown and gsm.fits_alphabet(shown) else len(shown or ""),
        "parts": gsm.parts(shown or ""),
    }
    return render(request, "phones/try.html", context)


def _path(given: dict[str, Any]) -> list[str]:
    return given["path"].split("*") if given.get("path") else []


def _fresh(given: dict[str, Any], screen: Screen | None) -> dict[str, Any]:
    """A call that ended is followed by another."""
    return {"session": uuid4(), "path": ""} if screen is None or screen.ends else {}


def _said(given: dict[str, Any]) -> str:
    arrived = Arrived(gateway="sms", id=str(given["session"]), number=given["number"], said={"text": given["words"]})
    answer = take(arrived)
    return answer.text if answer else ""
