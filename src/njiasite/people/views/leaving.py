"""Before somebody leaves: the officer of their case, alone with them, has them choose how they are asked abroad."""

from __future__ import annotations

from uuid import UUID

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.checkins import selectors
from njiasite.checkins.departing import written_down
from njiasite.dossiers import engine
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.people import leaving
from njiasite.people.forms import LeavingForm

PERMISSION = "checkin.enrol"


@permission(PERMISSION)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The form as the case knows them; the secrets they type themselves, and their code is shown once."""
    reader, case = reader_of(request), visible(request, dossier_id)
    if engine.standing(case).state not in leaving.BEFORE.get(case.procedure, ()):
        messages.error(
            request, _("This is chosen once the paper is sealed or the place accepted, until they have left.")
        )
        return redirect("case", case.pk)
    note_read(reader, case)
    if request.POST.get("code") and (wait := ratelimit.consume_or_429(request, action="journey_code")) is not None:
        return wait
    form = LeavingForm(request.POST if request.method == "POST" else None, initial=leaving.known(case))
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "case": case}
        return render(request, "checkins/new.html", context, status=422 if form.errors else 200)
    own = form.cleaned_data["journey"] or leaving.own_journey(case)
    joining = form.joining(proved=True, account=case.subject_id, journey=str(own.pk) if own else "", case=case.number)
    key = form.cleaned_data["key"].hex
    enrolled = written_down(joining, actor=actor_of(reader), channel="web", key=key)
    answers = selectors.answers(form.cleaned_data["kind"])
    return render(request, "checkins/enrolled.html", {"code": enrolled.code, "answers": answers, "case": case})
