"""For administrators: who holds which role. No page here shows a case, and an account has no name to show."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njiasite.config.clock import now
from njiasite.identities import selectors
from njiasite.identities.access import permission
from njiasite.identities.giving import GrantForm, RoleForm
from njiasite.identities.models import Account, Grant, Invitation
from njiasite.identities.presentation import grant_row
from njiasite.identities.readers import has_second_factor
from njiasite.identities.services import accounts, grants, invitations

_PER_PAGE = 50


@permission("account.manage")
@require_safe
@never_cache
def staff(request: HttpRequest) -> HttpResponse:
    """What waits for a second person, and every role that was given."""
    typed = request.GET.get("code", "")
    if typed and (found := selectors.account_named(typed)):
        return redirect("staff_account", found.pk)
    held = selectors.given_roles(now())
    context = {
        "typed": typed,
        "waiting": [grant_row(grant) for grant in selectors.waiting_roles()],
        "ways_back": invitations.ways_back().select_related("account", "invited_by").order_by("created_at"),
        "page": (page := Paginator(held, _PER_PAGE).get_page(request.GET.get("page"))),
        "held": [grant_row(grant) for grant in page],
        "me": request.reader.account,  # type: ignore[attr-defined]
    }
    return render(request, "identities/staff.html", context)


@permission("role.grant")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def invite(request: HttpRequest) -> HttpResponse:
    """Makes an invitation code, and shows it once."""
    form = RoleForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return render(request, "identities/invite.html", {"form": form}, status=422 if form.errors else 200)
    code = invitations.invite(**_scope(form), by=request.reader)  # type: ignore[attr-defined]
    return render(request, "identities/code.html", {"code": code, "days": invitations.DAYS})


@permission("account.manage")
@require_safe
@never_cache
def account(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One account: its roles, then and now."""
    return _account_page(request, get_object_or_404(Account, pk=pk), GrantForm())


@permission("role.grant")
@require_POST
def give(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Gives a role; it counts when a second administrator confirms it."""
    who, form = get_object_or_404(Account, pk=pk), GrantForm(request.POST)
    if form.is_valid():
        try:
            until = form.cleaned_data["until"]
            grants.give(account=who, **_scope(form), until=until, by=request.reader)  # type: ignore[attr-defined]
        except grants.RefusedError:
            form.add_error(None, _("You cannot give yourself a role."))
        else:
            messages.success(request, _("The role is given. It counts when a second administrator confirms it."))
            return redirect("staff_account", who.pk)
    return _account_page(request, who, form, 422)


@permission("role.grant")
@require_POST
def confirm(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agrees as the second person."""
    grant = get_object_or_404(Grant, pk=pk)
    try:
        grants.confirm(grant=grant, by=request.reader)  # type: ignore[attr-defined]
    except grants.RefusedError:
        messages.error(request, _("A second person must confirm it: not the one who gave it, nor the one who gets it."))
    else:
        messages.success(request, _("The role counts from now on."))
    return redirect("staff")


@permission("role.grant")
@require_POST
def withdraw(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes a role back."""
    grant = get_object_or_404(Grant.objects.exclude(role__in=selectors.own_roles()), pk=pk)
    grants.withdraw(grant=grant, by=request.reader)  # type: ignore[attr-defined]
    messages.success(request, _("The role is withdrawn."))
    return redirect("staff_account", grant.account_id)


@permission("account.manage")
@require_POST
def shut(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Closes an account, or opens it again."""
    who = get_object_or_404(Account, pk=pk)
    change = accounts.close if who.is_active else accounts.reopen
    if who.pk != request.reader.account.pk:  # type: ignore[attr-defined]
        change(account=who, by=request.reader)  # type: ignore[attr-defined]
    return redirect("staff_account", who.pk)


@permission("account.manage")
@require_POST
def way_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Asks a second administrator for a code that gives the account back to its holder."""
    who = get_object_or_404(Account, pk=pk)
    invitations.ask_way_back(account=who, by=request.reader)  # type: ignore[attr-defined]
    messages.success(request, _("A second administrator must now confirm it. They will see the code."))
    return redirect("staff_account", who.pk)


@permission("account.manage")
@require_POST
@never_cache
def confirm_way_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Agrees as the second person, and sees the code once."""
    waiting = get_object_or_404(Invitation, pk=pk)
    try:
        code = invitations.confirm_way_back(invitation=waiting, by=request.reader)  # type: ignore[attr-defined]
    except grants.RefusedError:
        messages.error(request, _("A second person must confirm it: not the one who gave it, nor the one who gets it."))
        return redirect("staff")
    return render(request, "identities/code.html", {"code": code, "days": invitations.DAYS})


def _scope(form: RoleForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("role", "scope_kind", "scope_value")}


def _account_page(request: HttpRequest, who: Account, form: GrantForm, status: int = 200) -> HttpResponse:
    rows = [grant_row(grant) for grant in who.grants.select_related("account").order_by("-given_at")]
    context = {
        "who": who,
        "rows": rows,
        "form": form,
        "protected": has_second_factor(who),
        "me": request.reader.account,  # type: ignore[attr-defined]
    }
    return render(request, "identities/staff_account.html", context, status=status)
