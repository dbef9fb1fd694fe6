"""Who may call a gateway's address: whoever knows its secret, from an address that is on the list."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters

from njiasite.identities.access import public

View = Callable[..., HttpResponse]


def gateway(name: str) -> Callable[[View], View]:
    """For whoever knows ``NJIA_<NAME>_SECRET``; to everybody else there is no such page. No secret, no gateway."""

    def marked(view: View) -> View:
        @public
        @csrf_exempt  # a program calls, which has no form of ours
        @never_cache
        @sensitive_post_parameters()
        @wraps(view)
        def guarded(request: HttpRequest, secret: str, **more: Any) -> HttpResponse:
            known = settings.GATEWAY_SECRETS.get(name, "")
            if not known or not constant_time_compare(secret, known) or not _listed(request):
                raise Http404
            return view(request, **more)

        return guarded

    return marked


def _listed(request: HttpRequest) -> bool:
    """Whether the caller's address is on the list; an empty list lets everybody in who knows the secret."""
    if not settings.GATEWAY_ADDRESSES:
        return True
    try:
        address = ipaddress.ip_address(get_adapter().get_client_ip(request))
    except ValueError:
        return False
    return any(address in ipaddress.ip_network(one, strict=False) for one in settings.GATEWAY_ADDRESSES)
