"""An e-mail address for the account, and the way back in by it. No address stands in a URL, a session or a message."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from njiasite.identities.access import Reader, public, signed_in
from njiasite.identities.models import Account
from njiasite.identities.reaching import AddressForm, ForgotForm, NewPasswordForm, ProofForm
from njiasite.identities.services import addresses
from njiasite.identities.ways import address_of, mail_works

_PROOF, _ASKED = "proof", "asked"  # in the session: the numbers of the codes that were sent


@signed_in
@reauthentication_required
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def address(request: HttpRequest) -> HttpResponse:
    """The address there is, and a form for another."""
    account = _reader(request)[1]
    form = AddressForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and mail_works():
        if (wait := ratelimit.consume_or_429(request, action="address")) is not None:
            return wait
        request.session[_PROOF] = str(addresses.ask_proof(account=account, address=form.cleaned_data["address"]))
        return redirect("account_address_code")
    context = {"form": form, "address": address_of(account), "mail_works": mail_works()}
    return render(request, "identities/address.html", context, status=422 if form.errors else 200)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def address_code(request: HttpRequest) -> HttpResponse:
    """Takes the code that was sent to the address."""
    if not (proof := request.session.get(_PROOF)):
        return redirect("account_address")
    by, account = _reader(request)
    form = ProofForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        typed = form.cleaned_data["code"]
        if addresses.prove(account=account, proof=UUID(proof), typed=typed, by=by):
            del request.session[_PROOF]
            messages.success(request, _("The address is yours. Messages go there from now on."))
            return redirect("account_address")
        form.add_error("code", _wrong())
    return render(request, "identities/address_code.html", {"form": form}, status=422 if form.errors else 200)


@signed_in
@reauthentication_required
@require_POST
def address_remove(request: HttpRequest) -> HttpResponse:
    """Takes the address away."""
    by, account = _reader(request)
    addresses.remove(account=account, by=by)
    messages.success(request, _("The address is removed."))
    return redirect("account_address")


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def forgot(request: HttpRequest) -> HttpResponse:
    """Sends a code, if there is somebody to send it to; says the same either way."""
    form = ForgotForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and mail_works():
        who = form.cleaned_data["who"]
        if (wait := ratelimit.consume_or_429(request, action="forgot", key=addresses.index_of(who))) is not None:
            return wait
        request.session[_ASKED] = [str(id_) for id_ in addresses.ask_password(who)]
        return redirect("account_forgot_code")
    context = {"form": form, "mail_works": mail_works()}
    return render(request, "identities/forgot.html", context, status=422 if form.errors else 200)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def forgot_code(request: HttpRequest) -> HttpResponse:
    """Takes the code and a new password. Signing in comes after it, with the second proof where there is one."""
    if not (asked := request.session.get(_ASKED)):
        return redirect("account_forgot")
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_bound and (wait := ratelimit.consume_or_429(request, action="forgot_code")) is not None:
        return wait
    if form.is_valid():
        ids, given = [UUID(one) for one in asked], form.cleaned_data
        if addresses.new_password(asked=ids, typed=given["code"], password=given["password"]):
            del request.session[_ASKED]
            messages.success(request, _("Your password is changed. Sign in with it now."))
            return redirect("account_login")
        form.add_error("code", _wrong())
    return render(request, "identities/forgot_code.html", {"form": form}, status=422 if form.errors else 200)


def _wrong() -> str:
    return _("This code is not right, was used already, or is too old. After five wrong tries ask for a new one.")


def _reader(request: HttpRequest) -> tuple[Reader, Account]:
    reader: Reader = request.reader  # type: ignore[attr-defined]
    assert reader.account is not None
    return reader, reader.account
