"""The page /in/mine: how somebody wants to be asked. It shows nothing of what they chose before."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.checkins import facts, numbers, selectors, services, signs
from njiasite.checkins.forms import DoorForm, OwnForm, WishForm
from njiasite.checkins.models import Code
from njiasite.config import clock
from njiasite.identities.access import public
from njiasite.ledger.services import Actor

_SELF = Actor(None, "jobseeker")
_SEALED = ("phone", "contact_name", "contact_phone", "place", "secret")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """The door, with a code and a secret number; behind it the wishes, which are saved without showing any."""
    if request.method != "POST":
        return render(request, "checkins/door.html", {"form": DoorForm()})
    if (wait := ratelimit.consume_or_429(request, action="checkin")) is not None:
        return wait
    door = DoorForm(request.POST)
    if not door.is_valid():
        return render(request, "checkins/door.html", {"form": door}, status=422)
    code = numbers.opened(door.cleaned_data["code"], "mine")
    if code is not None:
        key = str(code.enrolment_id)
        if (wait := ratelimit.consume_or_429(request, action="checkin_pin", key=key)) is not None:
            return wait
    pin = door.cleaned_data["pin"]
    free, sign = _entered(code, pin)
    if not code or not (free or sign):
        door.add_error("code", _("The code or the number is wrong."))
        return render(request, "checkins/door.html", {"form": door}, status=422)
    return _wishes(request, code, door.cleaned_data, sign)


def _entered(code: Code | None, pin: str) -> tuple[bool, str]:
    """Whether somebody came in with their number; else forced to, with the secret sign behind it."""
    known = facts.known_of([code.enrolment])[0] if code else None
    return signs.pin_read(known, pin) if known else (False, "")


def _wishes(request: HttpRequest, code: Code, door: dict[str, Any], sign: str) -> HttpResponse:
    """Whoever was forced to come in sees the same page, nothing is changed, and a case opens."""
    context = {"code": door["code"], "pin": door["pin"]}
    if sign:
        services.by_code(code, sign, clock.now())
    if "key" not in request.POST:
        return render(request, "checkins/mine.html", {**context, "form": WishForm()})
    form = WishForm(request.POST)
    if not form.is_valid():
        return render(request, "checkins/mine.html", {**context, "form": form}, status=422)
    if not sign:
        _save(code, form.cleaned_data, leave="leave" in request.POST)
    return render(request, "checkins/mine.html", {**context, "form": WishForm(), "saved": True})


def _save(code: Code, given: dict[str, Any], *, leave: bool) -> None:
    id_, key = code.enrolment_id, f"wish:{given['key'].hex}"
    if leave:
        services.leave(id_, actor=_SELF, channel="web", key=f"{key}:leave")
        return
    services.change(
        id_, actor=_SELF, channel="web", key=key, known={name: given[name] for name in _SEALED},
        every=int(given["every"]) if given["every"] else None, hour=given["hour"],
        quiet_from=given["quiet_from"], quiet_to=given["quiet_to"],
        roaming=given["roaming"] == "yes" if given["roaming"] else None,
        reachable=False if given["lost"] and not given["phone"] else None,
    )  # fmt: skip
    if given["pause"]:
        until = clock.now() + timedelta(days=given["days"])
        services.pause(id_, given["pause"], until, actor=_SELF, channel="web", key=f"{key}:pause")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start(request: HttpRequest) -> HttpResponse:
    """Somebody writes themselves down, without an account. Nothing begins before they answer from that phone."""
    form = OwnForm(request.POST) if request.method == "POST" else OwnForm()
    if not form.is_bound or not form.is_valid():
        return render(request, "checkins/start.html", {"form": form}, status=422 if form.errors else 200)
    if (wait := ratelimit.consume_or_429(request, action="checkin_start")) is not None:
        return wait
    key = form.cleaned_data["key"].hex
    enrolled = services.enrol(form.joining(proved=False), actor=_SELF, channel="web", key=key)
    context = {"code": enrolled.code, "answers": selectors.answers(form.cleaned_data["kind"])}
    return render(request, "checkins/started.html", context)
