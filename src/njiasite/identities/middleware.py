"""Knows the reader of each request, refuses views that do not say who may come in, and leads the refused onward."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

from njiasite.identities.access import NoSecondFactor, NotSignedIn, entrance_of
from njiasite.identities.readers import reader_of

log = logging.getLogger(__name__)


class Access:
    """``request.reader``, and default deny."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.reader = SimpleLazyObject(lambda: reader_of(request))  # type: ignore[attr-defined]
        with timezone.override(None):  # `access.check` sets the reader's zone, which must not outlive the request
            return self._get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any) -> None:
        """A view without a mark is shut to everybody."""
        if entrance_of(view) is None:
            log.error("%s.%s does not say who may come in; it was refused", view.__module__, view.__qualname__)
            raise PermissionDenied

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """A stranger is led to the sign-in, an official without second factor to where one is added."""
        if isinstance(error, NotSignedIn):
            back = {"next": request.get_full_path()} if request.method in {"GET", "HEAD"} else {}
            return HttpResponseRedirect(reverse("account_login") + (f"?{urlencode(back)}" if back else ""))
        if isinstance(error, NoSecondFactor):
            return HttpResponseRedirect(reverse("account_protect"))
        return None
