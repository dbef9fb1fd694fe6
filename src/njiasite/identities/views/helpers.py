"""Letting somebody act for one, and stopping it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from njiasite.identities.access import permission, signed_in
from njiasite.identities.helping import HelperForm
from njiasite.identities.models import Grant
from njiasite.identities.services import helpers


@permission("helper.appoint")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def appoint(request: HttpRequest) -> HttpResponse:
    """Who may act for you, and the form that lets one more."""
    me = request.reader.account  # type: ignore[attr-defined]
    form = HelperForm(request.POST if request.method == "POST" else None, me=me)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        helpers.appoint(helper=given["helper"], days=given["days"], by=request.reader)  # type: ignore[attr-defined]
        messages.success(request, _("This person can now act for you. You can stop it at any time."))
        return redirect("account_helpers")
    context = {"form": form, "helpers": helpers.standing(me).select_related("account")}
    return render(request, "identities/helpers.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def dismiss(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stops it, from either side: the one who is helped, or the one who helps."""
    me = request.reader.account  # type: ignore[attr-defined]
    either = Q(scope_value=str(me.pk)) | Q(account=me)
    grant = get_object_or_404(Grant.objects.filter(either, role=helpers.HELPER), pk=pk)
    helpers.dismiss(grant=grant, by=request.reader)  # type: ignore[attr-defined]
    messages.success(request, _("It is stopped."))
    return redirect("account_home" if grant.account_id == me.pk else "account_helpers")
