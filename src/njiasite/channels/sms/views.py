"""The addresses that Africa's Talking calls: for a text message that came, and for what became of one that went."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from njiasite.channels.arriving import Arrived, take
from njiasite.channels.guarding import gateway
from njiasite.channels.reports import note
from njiasite.channels.sms.forms import MessageForm, ReportForm
from njiasite.config import clock


@gateway("sms")
@require_POST
def message(request: HttpRequest) -> HttpResponse:
    """Takes the message in; the answer goes out as a message of its own."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    given = form.cleaned_data
    take(
        Arrived(
            gateway="sms",
            id=given["id"] or _name(request),
            number=given["from"],
            said={"text": given["text"]},
            reply=_channel(),
        )
    )
    return HttpResponse(status=200)


@gateway("sms")
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Notes what became of a message."""
    form = ReportForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    given = form.cleaned_data
    note("sms", given["id"], given["status"], given["failureReason"])
    return HttpResponse(status=200)


def _name(request: HttpRequest) -> str:
    """Without a name, the whole call is its own; with no day in it, the hour too, for the same words may come again."""
    hour = "" if request.POST.get("date") else f"{clock.now():%Y%m%d%H}"
    return hashlib.sha256(f"{request.POST.urlencode()}{hour}".encode()).hexdigest()


def _channel() -> str:
    """The channel for text messages, or where there is none the first there is."""
    return "sms" if "sms" in settings.CHANNELS else next(iter(settings.CHANNELS))
