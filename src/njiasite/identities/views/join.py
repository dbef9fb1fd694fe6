"""Coming in with a code: the first time, or back."""

from __future__ import annotations

from allauth.account.internal.flows.login import perform_login
from allauth.account.models import Login
from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.identities.access import public
from njiasite.identities.joining import JoinForm
from njiasite.identities.services import invitations


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """Type the code and choose a password; the code is never part of an address."""
    form = JoinForm(request.POST if request.method == "POST" else None)
    if request.method != "POST":
        return render(request, "identities/join.html", {"form": form})
    if (wait := ratelimit.consume_or_429(request, action="join")) is not None:
        return wait
    if not form.is_valid():
        return render(request, "identities/join.html", {"form": form}, status=422)
    invitation = form.cleaned_data["invitation"]
    password = form.cleaned_data["password"]
    account = invitations.accept(invitation=invitation, password=password, language=get_language() or "en")
    if account is None:
        messages.error(request, _("This code was used already."))
        return redirect("account_join")
    return perform_login(request, Login(user=account, redirect_url=reverse("account_welcome"), signup=True))
