"""The address that WhatsApp calls: once with a question to prove it is ours, then with messages and statuses."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_http_methods

from njiasite.channels.arriving import Arrived, take
from njiasite.channels.guarding import gateway
from njiasite.channels.reports import note

# What a person sends; reactions, changes of number and the like are the program's own.
_HEARD = frozenset(
    {"text", "button", "location", "image", "audio", "voice", "video", "document", "sticker", "contacts"}
)


@gateway("whatsapp")
@require_http_methods(["GET", "POST"])
def hook(request: HttpRequest) -> HttpResponse:
    """Messages are taken in, each once by its ``wamid``. What is not signed is refused."""
    if request.method == "GET":
        return _proof(request)
    if not _signed(request):
        return HttpResponse(status=403)
    try:
        values = list(_values(msgspec.json.decode(request.body)))
    except (msgspec.DecodeError, AttributeError, TypeError):
        return HttpResponse(status=400)
    for value in values:
        for one in _each(value, "messages"):
            if (arrived := _arrived(one)) is not None:
                take(arrived)
        for one in _each(value, "statuses"):
            note("whatsapp", str(one.get("id", "")), str(one.get("status", "")))
    return HttpResponse(status=200)


def _proof(request: HttpRequest) -> HttpResponse:
    """Says the challenge back to whoever knows the word that was agreed."""
    known = constant_time_compare(request.GET.get("hub.verify_token", ""), settings.GATEWAY_SECRETS["whatsapp"])
    if request.GET.get("hub.mode") != "subscribe" or not known:
        raise Http404
    return HttpResponse(request.GET.get("hub.challenge", ""), content_type="text/plain; charset=utf-8")


def _signed(request: HttpRequest) -> bool:
    key = settings.WHATSAPP["app_secret"]
    made = hmac.new(key.encode(), request.body, hashlib.sha256).hexdigest()
    return bool(key) and constant_time_compare(request.headers.get("X-Hub-Signature-256", ""), f"sha256={made}")


def _values(told: Any) -> Iterator[Mapping[str, Any]]:
    for entry in _each(told, "entry"):
        for change in _each(entry, "changes"):
            if isinstance(value := change.get("value"), Mapping):
                yield value


def _each(held: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    return [one for one in held.get(name) or () if isinstance(one, Mapping)]


def _arrived(one: Mapping[str, Any]) -> Arrived | None:
    """What was written; a picture, a voice or a film without words is answered that only words can be read here."""
    if not one.get("id") or not one.get("from") or one.get("type") not in _HEARD:
        return None
    number = f"+{str(one['from']).lstrip('+')}"
    reply = "whatsapp" if "whatsapp" in settings.CHANNELS else next(iter(settings.CHANNELS))
    words = _words(one)
    said = {"text": words} if words else {"text": "", "wordless": "yes"}
    return Arrived(gateway="whatsapp", id=str(one["id"]), number=number, said=said, reply=reply)


def _words(one: Mapping[str, Any]) -> str:
    """A text, a button that stands for one, what is written under a picture, or where somebody is."""
    if (place := _part(one, "location")).get("latitude") is not None:
        named = f"{place.get('name') or ''} {place.get('address') or ''}".strip()
        return f"Location: {place['latitude']}, {place.get('longitude')} {named}".strip()
    held = (_part(one, "text").get("body"), _part(one, "button").get("text"))
    under = (_part(one, kind).get("caption") for kind in ("image", "video", "document"))
    return next((str(words) for words in (*held, *under) if words), "")


def _part(one: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = one.get(name)
    return found if isinstance(found, Mapping) else {}
