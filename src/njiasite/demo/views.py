"""The list of the demonstration's accounts, and a door that needs no typing. Not there in production."""

from __future__ import annotations

import base64
from time import time
from typing import Any

from allauth.usersessions.models import UserSession
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from njiasite.demo.cast import Person, cast
from njiasite.identities import codes
from njiasite.identities.access import public
from njiasite.identities.models import Account
from njiasite.identities.presentation import role_name, scope_name, start_of
from njiasite.identities.readers import reader_for
from njiasite.identities.roster import role_named

_EVERY = 30  # seconds that a one-time code lasts


@public
@require_safe
@never_cache
def accounts(request: HttpRequest) -> HttpResponse:
    """Who can be tried out, and how to sign in as them."""
    there = _there()
    context = {
        "pairs": [
            {"label": _("Password of everybody"), "value": cast().password},
            {"label": _("One-time code now"), "value": _one_time_code()},
            {"label": _("Key for an app that makes such codes"), "value": cast().one_time_secret},
        ],
        "rows": [_row(person, there[person.account]) for person in cast().people if person.account in there],
    }
    return render(request, "demo/accounts.html", context)


@public
@require_POST
@never_cache
def enter(request: HttpRequest) -> HttpResponse:
    """Signs in as one of them."""
    there = _there()
    wanted = next((p for p in cast().people if p.id == request.POST.get("person") and p.account in there), None)
    if wanted is None:
        raise Http404
    account = there[wanted.account]
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])
    UserSession.objects.create_from_request(request)  # else the list of devices would not know of this one
    return redirect(start_of(reader_for(account, wanted.role)))


def _there() -> dict[Any, Account]:
    """The accounts of the cast in this database. Raises Http404 where there are none, and in production always."""
    found = {} if settings.PRODUCTION else Account.objects.in_bulk([person.account for person in cast().people])
    if not found:
        raise Http404
    return found


def _row(person: Person, account: Account) -> dict[str, Any]:
    role = role_named(person.role)
    at = str(cast().named(person.at).account) if person.scope == "helper" else person.at
    return {
        "id": person.id,
        "name": person.name,
        "role": role_name(person.role),
        "reach": scope_name(person.scope, at),
        "code": codes.shown(account.code),
        "official": bool(role and role.official),
    }


def _one_time_code() -> str:
    key = base64.b32decode(cast().one_time_secret)
    return TOTP(key, 6, SHA1(), _EVERY, enforce_key_length=False).generate(int(time())).decode()  # noqa: S303
