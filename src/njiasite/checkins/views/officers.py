"""The pages of officers: who is silent, what is held, which employer; and the enrolment of somebody who leaves."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njiasite.checkins import selectors, services, together
from njiasite.checkins.departing import written_down
from njiasite.checkins.forms import EnrolForm
from njiasite.checkins.models import GroupSignal
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.views.common import note_list, reader_of
from njiasite.identities.access import permission, scoped


@permission(selectors.READ)
@require_safe
@never_cache
def board(request: HttpRequest) -> HttpResponse:
    """Late first. No name stands here: it is in the case that opens."""
    reader = reader_of(request)
    note_list(reader, "checkins")
    context: dict[str, Any] = {
        "silent": selectors.silent(reader),
        "held": selectors.held(reader),
        "alarms": selectors.alarms(reader),
        "signals": selectors.signals(reader),
        "stuck": selectors.stuck(reader),
        "all": selectors.visible(reader).count(),
        "may_act": reader.may(selectors.ACT),
    }
    return render(request, "checkins/board.html", context)


@permission(selectors.ACT)
@require_POST
@never_cache
def open_now(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """An officer does not wait."""
    reader = reader_of(request)
    row = get_object_or_404(selectors.visible(reader, selectors.ACT), pk=enrolment_id)
    services.open_now(row.pk, actor=actor_of(reader), channel="web", key=f"open:{row.pk.hex}:{row.round}")
    messages.success(request, _("The case is open."))
    return redirect("checkins")


@permission(selectors.ACT)
@require_POST
@never_cache
def end(request: HttpRequest, enrolment_id: UUID) -> HttpResponse:
    """The case found that the person is home."""
    reader = reader_of(request)
    row = get_object_or_404(selectors.visible(reader, selectors.ACT), pk=enrolment_id)
    if services.end(row.pk, actor=actor_of(reader), channel="web", key=f"end:{row.pk.hex}:{row.round}"):
        messages.success(request, _("They are asked no more."))
    else:
        messages.error(request, _("First record in the case that you spoke with them freely, or saw them."))
    return redirect("checkins")


@permission(selectors.ACT)
@require_POST
@never_cache
def seen(request: HttpRequest, signal_id: UUID) -> HttpResponse:
    """An officer takes a signal up."""
    reader = reader_of(request)
    signal = get_object_or_404(scoped(GroupSignal.objects.filter(seen_at=None), reader, selectors.ACT), pk=signal_id)
    together.see(signal, actor_of(reader))
    messages.success(request, _("You have taken it up."))
    return redirect("checkins")


@permission(selectors.ACT)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def enrol(request: HttpRequest) -> HttpResponse:
    """Writes down somebody who leaves; their code is shown once."""
    form = EnrolForm(request.POST) if request.method == "POST" else EnrolForm()
    if not form.is_bound or not form.is_valid():
        return render(request, "checkins/new.html", {"form": form}, status=422 if form.errors else 200)
    given, by = form.cleaned_data, actor_of(reader_of(request))
    enrolled = written_down(form.joining(proved=True), actor=by, channel="web", key=given["key"].hex)
    context = {"code": enrolled.code, "answers": selectors.answers(given["kind"])}
    return render(request, "checkins/enrolled.html", context)
