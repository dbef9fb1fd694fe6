"""The page on which an account lets programs in."""

from __future__ import annotations

from uuid import UUID

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from njiasite.api import selectors, services
from njiasite.api.forms import TokenForm
from njiasite.identities.access import NoSecondFactor, Reader, signed_in
from njiasite.identities.presentation import role_name
from njiasite.identities.readers import reader_of


@signed_in
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@reauthentication_required
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that count, and the form for one more; a new one is shown once."""
    reader: Reader = getattr(request, "reader", None) or reader_of(request)  # a form sent again after the password
    if reader.lacks_second_factor:
        raise NoSecondFactor
    assert reader.account is not None
    form = TokenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and reader.role and form.is_valid():
        token, text = services.make(by=reader, **form.cleaned_data)
        return render(request, "api/made.html", {"token": token, "text": text})
    rows = [{"token": one, "role": role_name(one.role)} for one in selectors.counting(reader.account)]
    context = {"form": form, "rows": rows, "role": role_name(reader.role) if reader.role else ""}
    return render(request, "api/tokens.html", context, status=422 if form.errors else 200)


@signed_in
@require_POST
def end(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Ends a token of one's own."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    assert reader.account is not None
    services.end(token=get_object_or_404(selectors.counting(reader.account), pk=pk), by=reader)
    messages.success(request, _("It is stopped."))
    return redirect("tokens")
