"""Signs out whoever has done nothing for a while; officials sooner, whose screens show other people's lives."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from njiasite.config.clock import now
from njiasite.identities.readers import Reader

_SEEN = "seen"
_EVERY = 60  # seconds between two notes of the time: a page costs no write


class SignOutTheIdle:
    """Looks at when the session was last used."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            self._look(request)
        return self._get_response(request)

    def _look(self, request: HttpRequest) -> None:
        moment = int(now().timestamp())
        seen = request.session.get(_SEEN, moment)
        if moment - seen > 60 * minutes_allowed(request.reader):  # type: ignore[attr-defined]
            logout(request)
            request.reader = Reader()  # type: ignore[attr-defined]  # it had been asked for already
            messages.info(request, _("You did nothing for a while, so we signed you out."))
        elif _SEEN not in request.session or moment - seen >= _EVERY:
            request.session[_SEEN] = moment


def minutes_allowed(reader: Reader) -> int:
    """How long a reader may do nothing: shorter as soon as any of their roles is official."""
    return settings.OFFICIAL_IDLE_MINUTES if reader.official else settings.IDLE_MINUTES
