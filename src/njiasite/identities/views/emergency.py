"""Opening a case in an emergency, and the list by which supervisors judge it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njiasite.dossiers import selectors as dossiers
from njiasite.identities import selectors
from njiasite.identities.access import Reader, permission
from njiasite.identities.models import Grant
from njiasite.identities.presentation import role_name
from njiasite.identities.services import emergency
from njiasite.identities.services.grants import RefusedError

_PER_PAGE = 50


class EmergencyForm(forms.Form):
    """Which case, and why."""

    number = forms.CharField(label=gettext_lazy("Number of the case"), max_length=30)
    reason = forms.CharField(
        label=gettext_lazy("What is the emergency?"),
        help_text=gettext_lazy("In one or two sentences. A supervisor reads it."),
        min_length=10,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, *args: Any, role: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.role = role

    def clean_number(self) -> UUID:
        """The case with that number, of a kind that the role can read."""
        found = dossiers.id_in_emergency(self.cleaned_data["number"], self.role)
        if found is None:
            raise forms.ValidationError(_("There is no case with this number. Look at it once more."))
        return found


@permission("glass.break")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def break_glass(request: HttpRequest) -> HttpResponse:
    """Asks for the reason, then opens the case for one hour."""
    reader: Reader = request.reader  # type: ignore[attr-defined]
    form = EmergencyForm(request.POST if request.method == "POST" else None, role=reader.role)
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "hours": emergency.HOURS}
        return render(request, "identities/glass.html", context, status=422 if form.errors else 200)
    dossier, reason = form.cleaned_data["number"], form.cleaned_data["reason"]
    emergency.break_glass(dossier=dossier, reason=reason, by=reader)
    messages.warning(request, _("The case is open to you for one hour. Supervisors will see it."))
    return redirect("case", dossier)


@permission("glass.review")
@require_safe
@never_cache
def review(request: HttpRequest) -> HttpResponse:
    """Every emergency opening, the latest first, with its reason."""
    page = Paginator(selectors.emergencies(), _PER_PAGE).get_page(request.GET.get("page"))
    rows = [
        {
            "grant": g,
            "role": role_name(g.role),
            "reason": emergency.reason_of(g),
            "number": dossiers.number_of(UUID(g.scope_value)),
        }
        for g in page
    ]
    me = request.reader.account  # type: ignore[attr-defined]
    return render(request, "identities/emergencies.html", {"rows": rows, "page": page, "me": me})


@permission("glass.review")
@require_POST
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Says whether it was right."""
    grant = get_object_or_404(Grant, pk=pk, emergency=True)
    justified = request.POST.get("justified") == "yes"
    try:
        emergency.judge(grant=grant, justified=justified, by=request.reader)  # type: ignore[attr-defined]
    except RefusedError:
        messages.error(request, _("This one is judged already, or it is your own."))
    return redirect("emergencies")
