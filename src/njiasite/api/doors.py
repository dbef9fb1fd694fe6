"""Who comes in: by token or by the session of a browser, through the entrance that the operation declares."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from ninja.utils import check_csrf

from njiasite.api import services
from njiasite.api.problems import Problem
from njiasite.config import clock
from njiasite.identities.access import Entrance, NotSignedIn, Reader, check

_SAFE = ("GET", "HEAD", "OPTIONS")
_SCHEME = "bearer "


class Door:
    """What the framework asks before an operation runs."""

    def __init__(self, entrance: Entrance) -> None:
        self.entrance = entrance

    def __call__(self, request: HttpRequest) -> str:
        """A name for whoever came in, by which requests are counted. Raises what `check` raises."""
        who = self._anybody(request) if self.entrance.public else self._known(request)
        limit(who, "requests", settings.API_REQUESTS_A_MINUTE)
        return who

    @staticmethod
    def _anybody(request: HttpRequest) -> str:
        return f"stranger:{get_adapter().get_client_ip(request)}"

    def _known(self, request: HttpRequest) -> str:
        header = request.headers.get("Authorization", "")
        if not header:
            check(request, self.entrance)
            if request.method not in _SAFE and check_csrf(request):
                raise Problem("forged")
            return f"account:{request.user.pk}"
        found = services.reader_with(header[len(_SCHEME) :]) if header.lower().startswith(_SCHEME) else None
        if found is None:
            raise NotSignedIn
        request.reader, token = found  # type: ignore[attr-defined]
        check(request, self.entrance)
        return f"token:{token.pk}"


def limit(who: str, what: str, most: int) -> None:
    """Counts in the cache that all processes share, by the minute; two at the very same moment may count as one."""
    name = f"api:{what}:{who}:{int(clock.now().timestamp()) // 60}"
    count = cache.get(name, 0) + 1
    if count > most:
        raise Problem("too-often")
    cache.set(name, count, timeout=120)


def reader_of(request: HttpRequest) -> Reader:
    """Who is asking."""
    return request.reader  # type: ignore[attr-defined,no-any-return]
