"""Entity tags: what a client has seen, so that it is neither sent again nor overruled unseen.

The tag of a case has two halves. The first stands for the last act and is what ``If-Match`` is held against; it is
keyed, because the number of acts would tell a reader of acts that are not for them. The second stands for the body.
"""

from __future__ import annotations

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

from njiasite.api.problems import Problem
from njiasite.dossiers.models import Dossier

_SEEN = 20  # characters


def seen_tag(dossier: Dossier, seq: int) -> str:
    """Stands for a case after that act."""
    return salted_hmac("njiasite.api.conditions", f"{dossier.pk}:{seq}", algorithm="sha256").hexdigest()[:_SEEN]


def expected(sent: str, dossier: Dossier, now: int) -> int | None:
    """The act that the client has seen last: None for ``*``, -1 where the tag is none of this case's."""
    sent = sent.strip()
    if not sent:
        raise Problem("look-first")
    if sent == "*":
        return None
    seen = sent.strip('"').partition(".")[0]
    return next((n for n in range(now, 0, -1) if seen_tag(dossier, n) == seen), -1)


def unchanged(request: HttpRequest, tag: str) -> bool:
    """Whether the client has this already."""
    held = request.headers.get("If-None-Match", "")
    return request.method == "GET" and tag in {one.strip().removeprefix("W/") for one in held.split(",")}


def tag_of(body: bytes, seen: str = "") -> str:
    """The entity tag of an answer."""
    digest = hashlib.sha256(body).hexdigest()[:_SEEN]
    return f'"{seen}.{digest}"' if seen else f'"{digest}"'


def not_modified(tag: str) -> HttpResponse:
    """Nothing new."""
    response = HttpResponse(status=304)
    response["ETag"] = tag
    return response
