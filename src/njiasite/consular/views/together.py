"""One person, several authorities: what each was asked and answered, and the others asked the same in one press."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.config import clock
from njiasite.consular import several
from njiasite.consular.askings import PROCEDURE
from njiasite.consular.noting import ASKED
from njiasite.consular.presentation import organs
from njiasite.dossiers import acting, engine, presentation
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said


class OrgansForm(forms.Form):
    """Who else is asked."""

    organs = forms.MultipleChoiceField(
        label=gettext_lazy("Ask these authorities the same"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, left: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["organs"].choices = list(left.items())  # type: ignore[attr-defined]


@permission("dossier.act")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def together(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """All of them as one; and, sent, the notes to the others."""
    reader, dossier = reader_of(request), visible(request, dossier_id, "dossier.act")
    if dossier.procedure != PROCEDURE or reader.role not in engine.procedure_of(dossier).acts[ASKED].by:
        raise Http404
    cases = several.together(reader, dossier)
    for case in cases:
        note_read(reader, case)
    asked, names = {case.pk: several.asked_of(case) for case in cases}, organs()
    left = {organ: name for organ, name in names.items() if organ not in asked.values()}
    form = OrgansForm(request.POST if request.method == "POST" else None, left=left)
    if form.is_bound and form.is_valid():
        try:
            several.ask(dossier, form.cleaned_data["organs"], acting.actor_of(reader))
        except RefusedError as refused:
            form.add_error("organs", said(refused.refusal.text))
        else:
            messages.success(request, _("They were asked. Each has a note and a case of its own."))
            return redirect("access_together", dossier.pk)
    rows = [_row(case, names.get(asked[case.pk], "")) for case in cases]
    context = {"dossier": dossier, "rows": rows, "form": form if asked[dossier.pk] and left else None}
    return render(request, "consular/together.html", context, status=422 if form.errors else 200)


def _row(case: Dossier, organ: str) -> dict[str, Any]:
    plan, standing = engine.procedure_of(case), case.standing  # type: ignore[attr-defined]
    due = None if standing.closed else standing.due_at
    tone, word = presentation.tone_of(due, clock.now())
    state = said(plan.at(standing.version).states[standing.state].name)
    return {"case": case, "organ": organ, "state": state, "due": due, "tone": tone, "word": word}
