"""The account of whoever is signed in."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.i18n import set_language

from njiasite.identities.access import Reader, public, signed_in
from njiasite.identities.presentation import reaches, role_rows, scope_name, start_of
from njiasite.identities.readers import ROLE_IN_SESSION, has_second_factor, reader_of
from njiasite.identities.services import accounts
from njiasite.identities.views.borrowed import with_script
from njiasite.identities.ways import address_of


def reader(request: HttpRequest) -> Reader:
    """Who is asking."""
    return request.reader  # type: ignore[attr-defined,no-any-return]


@signed_in
@require_safe
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Your code, your roles, and how you sign in."""
    return render(request, "identities/home.html", _about(request))


@signed_in
@require_safe
@never_cache
def welcome(request: HttpRequest) -> HttpResponse:
    """Says the code of a new account, to be written down."""
    return render(request, "identities/welcome.html", _about(request))


@signed_in
@require_safe
@never_cache
def protect(request: HttpRequest) -> HttpResponse:
    """Where an official is led who has no second factor yet."""
    if not reader(request).lacks_second_factor:
        return redirect("account_home")
    return render(request, "identities/protect.html")


@signed_in
@require_POST
def choose_role(request: HttpRequest) -> HttpResponse:
    """Works in another of one's roles from now on."""
    role = request.POST.get("role", "")
    if role not in reader(request).roles:
        raise Http404
    request.session[ROLE_IN_SESSION] = role
    return redirect(start_of(reader_of(request)))


@with_script
@public
@require_safe
@never_cache
def passkey(request: HttpRequest) -> HttpResponse:
    """Signing in with a passkey: the one page of the way in that needs a script."""
    if reader(request).account is not None:
        return redirect("account_home")
    return render(request, "identities/passkey.html")


def _about(request: HttpRequest) -> dict[str, Any]:
    who = reader(request)
    assert who.account is not None
    return {
        "account": who.account,
        "roles": role_rows(who),
        "reaches": reaches(who.in_hand),
        "protected": has_second_factor(who.account),
        "has_address": bool(address_of(who.account)),
        "helping": [{"pk": g.id, "reach": scope_name(g.scope, g.value)} for g in who.in_hand if g.scope == "helper"],
        "may_appoint": who.may("helper.appoint"),
        "may_manage": who.may("account.manage"),
        "may_break": who.may("glass.break"),
        "may_review": who.may("glass.review"),
    }


@public
@never_cache
def language(request: HttpRequest) -> HttpResponse:
    """Another language for this browser; and for the messages to whoever is signed in."""
    response = set_language(request)
    account, code = reader(request).account, request.POST.get("language", "")
    if account is not None and request.method == "POST" and code in dict(settings.LANGUAGES):
        accounts.prefer(account=account, language=code)
    return response
