"""Refuses a request that is too big before anything reads it."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from njiasite.pages import errors

_DRAIN = 64 << 20


class RefuseOverlarge:
    """Answers 413 by the length the browser announces; a body without a length is read by nobody here."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            length = int(request.META.get("CONTENT_LENGTH") or 0)
        except ValueError:
            length = 0
        if length <= settings.CHECKS_MAX_REQUEST_BYTES:
            return self._get_response(request)
        _drain(request, length)
        return errors.too_large(request)


def _drain(request: HttpRequest, length: int) -> None:
    """Read a body away, within reason: a browser shows our page only when it has sent everything."""
    left = min(length, _DRAIN)
    while left > 0 and (chunk := request.read(min(left, 1 << 16))):
        left -= len(chunk)
