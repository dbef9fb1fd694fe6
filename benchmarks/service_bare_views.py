"""The two views of the peer, as plain Django writes them. See `benchmarks.service_bare`."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, F, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from njiasite.config import clock
from njiasite.dossiers.models import Dossier, DossierState, InboxRow
from njiasite.identities.models import Grant
from njiasite.ledger.models import Act

ROLE, DAY = "consular_officer", timedelta(days=1)
KINDS = {
    "consular_access": gettext_lazy("Consular access"),
    "labour_dispute": gettext_lazy("Labour dispute"),
    "scholarship_application": gettext_lazy("Application for a scholarship"),
    "welfare_check": gettext_lazy("Welfare check"),
}
STAGES = {"reported": gettext_lazy("Reported"), "open": gettext_lazy("Open, not reached")}
DUES = [("", gettext_lazy("Any time")), ("late", gettext_lazy("Late")), ("soon", gettext_lazy("Due soon"))]
SEALED, HASH = "x" * 240, bytes(32)  # as many bytes as a sealed note and its hash take


class Filters(forms.Form):
    """What may be asked for in the address."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of case"),
        required=False,
        choices=[("", gettext_lazy("All kinds")), *KINDS.items()],
    )
    due = forms.ChoiceField(label=gettext_lazy("Due"), required=False, choices=DUES)


class NoteForm(forms.Form):
    """A note, sent once, on what somebody saw."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    note = forms.CharField(widget=forms.Textarea, max_length=5_000)


def missions_of(request: HttpRequest) -> list[str]:
    """The missions that the account was given."""
    held = Grant.objects.filter(account=request.user, role=ROLE, scope_kind="mission").current(clock.now())
    missions = list(held.values_list("scope_value", flat=True))
    if not missions:
        raise PermissionDenied
    return missions


@login_required
@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """Twenty-five rows within the missions of the account, the first due on top, counted."""
    now, filters = clock.now(), Filters(request.GET)
    rows = InboxRow.objects.filter(role=ROLE, mission__in=missions_of(request))
    if filters.is_valid() and (kind := filters.cleaned_data["kind"]):
        rows = rows.filter(procedure=kind)
    late, soon = Q(due_at__lt=now), Q(due_at__gte=now, due_at__lte=now + DAY)
    parts = {"late": Count("procedure", filter=late), "soon": Count("procedure", filter=soon)}
    figures = rows.aggregate(all=Count("procedure"), **parts)
    paginator = Paginator(rows.order_by("due_at", "procedure", "pk").select_related("dossier"), 25)
    paginator.__dict__["count"] = figures["all"]
    page = paginator.get_page(request.GET.get("page"))
    for row in page:
        row.kind, row.stage = KINDS[row.procedure], STAGES[row.state]
        row.late = row.due_at < now
        row.word = _("Late") if row.late else _("Due soon") if row.due_at <= now + DAY else _("In time")
    return render(request, "list.html", {"page": page, "figures": figures, "filters": filters})


@login_required
@never_cache
def act(request: HttpRequest, dossier: UUID) -> HttpResponse:
    """A form checked; the note, and the row of the list that it changes, in one transaction."""
    form = NoteForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=400)
    with transaction.atomic():
        case = get_object_or_404(Dossier, pk=dossier, mission__in=missions_of(request))
        seen, now = form.cleaned_data["seen"], clock.now()
        fresh = DossierState.objects.filter(dossier=case, seq=seen).update(seq=F("seq") + 1, changed_at=now)
        if not fresh:
            return HttpResponse(status=409)
        Act.objects.create(
            chain=case.pk,
            seq=seen + 1,
            type="note.added",
            at=now,
            actor=request.user.pk,
            role=ROLE,
            channel="web",
            key=f"{request.user.pk}:{form.cleaned_data['key']}",
            payload="{}",
            sealed=SEALED,
            previous=HASH,
            hash=HASH,
        )
    messages.success(request, _("It is recorded."))
    return redirect("list")


urlpatterns = [path("bare", waiting, name="list"), path("bare/<uuid:dossier>/act", act, name="act")]
