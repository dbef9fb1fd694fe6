"""The address for a flow's "Call Webhook": its default JSON, or the older one with ``input``."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from njiasite.channels.arriving import Arrived, take
from njiasite.channels.guarding import gateway

_ASKED = "njia"  # the result of the flow that holds what is to be answered


@gateway("rapidpro")
@require_POST
def flow(request: HttpRequest) -> HttpResponse:
    """Answers with JSON, which the flow shows as ``@webhook.text``; the same call again is answered the same."""
    try:
        told = msgspec.json.decode(request.body)
        arrived = _arrived(told, hashlib.sha256(request.body).hexdigest())
    except (msgspec.DecodeError, KeyError, TypeError, ValueError):
        return HttpResponse(status=400)
    answer = take(arrived)
    return JsonResponse({"text": answer.text, "language": answer.language} if answer else {"text": "", "language": ""})


def _arrived(told: Mapping[str, Any], body: str) -> Arrived:
    """``urn`` is ``tel:+254…`` or ``whatsapp:254…``. Without an id of the run, the whole call is its own name."""
    urn = str(told["contact"]["urn"])
    scheme, _, number = urn.partition(":")
    given = told.get("input") or {}
    results = told.get("results") or {}
    text = given.get("text") if isinstance(given, Mapping) and "text" in given else results[_ASKED]["value"]
    number = f"+{number.lstrip('+')}" if scheme in ("tel", "whatsapp") else ""
    return Arrived(gateway="rapidpro", id=body, number=number, said={"text": str(text or "")})
