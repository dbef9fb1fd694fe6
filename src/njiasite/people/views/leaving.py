"""Before somebody leaves: the officer of their case, alone with them, has them choose how they are asked abroad."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.checkins import selectors
from njiasite.checkins.departing import written_down
from njiasite.checkins.forms import EnrolForm
from njiasite.dossiers import engine
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.people import leaving

PERMISSION = "checkin.enrol"


@permission(PERMISSION)
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The form as the case knows them; the secrets they type themselves, and their code is shown once."""
    reader, case = reader_of(request), visible(request, dossier_id)
    if engine.standing(case).state not in leaving.BEFORE.get(case.procedure, ()):
        raise Http404
    note_read(reader, case)
    form = EnrolForm(request.POST if request.method == "POST" else None, initial=leaving.known(case))
    if not form.is_bound or not form.is_valid():
        context = {"form": form, "case": case}
        return render(request, "checkins/new.html", context, status=422 if form.errors else 200)
    joining, key = form.joining(proved=True, account=case.subject_id), form.cleaned_data["key"].hex
    enrolled = written_down(joining, actor=actor_of(reader), channel="web", key=key)
    answers = selectors.answers(form.cleaned_data["kind"])
    return render(request, "checkins/enrolled.html", {"code": enrolled.code, "answers": answers, "case": case})
