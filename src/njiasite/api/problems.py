"""Every way in which the API says no: the kind, the status, and a sentence."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja.errors import HttpError, ValidationError

from njiasite.config.logs import place_of
from njiasite.pages.problems import problem

log = logging.getLogger(__name__)

KINDS = {
    "not-understood": (400, gettext_lazy("We could not understand that")),
    "not-signed-in": (401, gettext_lazy("Send a token that still counts, or sign in.")),
    "second-factor": (403, gettext_lazy("Your role asks for a second proof. Switch it on in your account.")),
    "forged": (403, gettext_lazy("This did not come from our own page. Send the value of its hidden guard.")),
    "forbidden": (403, gettext_lazy("Your role may not do this.")),
    "paper-held": (403, gettext_lazy("No virus scanner has looked at this paper yet, so it stays shut.")),
    "not-found": (404, gettext_lazy("There is nothing here")),
    "wrong-method": (405, gettext_lazy("This address knows no such method.")),
    "refused": (409, gettext_lazy("The procedure does not allow this now.")),
    "erased": (410, gettext_lazy("This was erased and cannot be read again.")),
    "stale": (412, gettext_lazy("Somebody was faster. Look at the case again, then decide.")),
    "too-large": (413, gettext_lazy("This file is too big")),
    "wrong-values": (422, gettext_lazy("Some values do not fit.")),
    "key-reused": (422, gettext_lazy("This idempotency key was used before, for something else.")),
    "paper-refused": (422, gettext_lazy("This paper cannot be kept.")),
    "not-read": (422, gettext_lazy("This contract could not be read.")),
    "look-first": (428, gettext_lazy("Say with If-Match which state of the case you have seen.")),
    "too-often": (429, gettext_lazy("That was too often. Wait a moment.")),
    "broken": (500, gettext_lazy("Something went wrong on our side")),
    "busy": (503, gettext_lazy("Many people are checking contracts now")),
}
_WORDS = {
    "missing": gettext_lazy("This is needed."),
    "extra_forbidden": gettext_lazy("Nobody asks for this."),
    "string_too_long": gettext_lazy("This is too long."),
}


class Problem(Exception):  # noqa: N818 - it is an answer
    """Ends an operation with a problem of that kind."""

    def __init__(self, kind: str, **more: Any) -> None:
        super().__init__(kind)
        self.kind, self.more = kind, more


def answer(kind: str, **more: Any) -> HttpResponse:
    """The problem as it is sent."""
    status, title = KINDS[kind]
    response = problem(status, kind, str(title), **more)
    if status == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = 'Bearer realm="Njia"'
    if status in {HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE}:
        response["Retry-After"] = "60"
    return response


def misfits(errors: Iterable[Mapping[str, Any]], *above: str) -> list[dict[str, str]]:
    """Pydantic's errors in our words: where, which kind, and what to do; never what was sent."""
    return [_misfit(error, above) for error in errors]


def misfit(text: str, code: str, *where: str) -> dict[str, str]:
    """One value of the body that does not fit."""
    return {"pointer": _pointer(where), "code": code, "detail": text}


def of_shape(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """A request that does not have the shape of its schema."""
    return answer("wrong-values", errors=misfits(error.errors))


def of_http(request: HttpRequest, error: HttpError) -> HttpResponse:
    """What the framework itself refuses: a body that is no JSON."""
    return answer("not-understood")


def of_anything(request: HttpRequest, error: Exception) -> HttpResponse:
    """Our fault; the log names the place and nothing that was sent."""
    log.error("the API broke off: %s", place_of(error))
    return answer("broken")


def _misfit(error: Mapping[str, Any], above: tuple[str, ...]) -> dict[str, str]:
    where = [str(part) for part in (*above, *error["loc"])]
    said = {"code": str(error["type"]), "detail": str(_WORDS.get(error["type"]) or _("This value does not fit."))}
    if where and where[0] in {"query", "path", "header", "cookie"}:
        return {"parameter": where[-1].replace("_", "-") if where[0] == "header" else where[-1], **said}
    return {"pointer": _pointer(where[2:] if where[:1] == ["body"] else where), **said}


def _pointer(parts: Sequence[str]) -> str:
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)
