"""The page on which staff judge texts of which the program was not sure, one at a time and each on their own."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import engine
from njiasite.dossiers.services import RefusedError
from njiasite.dossiers.views.common import note_read, reader_of
from njiasite.identities.access import permission
from njiasite.identities.roster import words as said
from njiasite.offers import judging, presentation
from njiasite.offers.services import tools


def _labels() -> list[tuple[str, str]]:
    options = engine.procedures(settings.CORRIDOR)["tip_triage"].fields["tip_reading"].options
    return [(option.id, said(option.name)) for option in options]


class JudgeForm(forms.Form):
    """What the text is."""

    case = forms.UUIDField(widget=forms.HiddenInput)
    label = forms.ChoiceField(label=gettext_lazy("What is this text?"), choices=_labels, widget=forms.RadioSelect)


@permission("tip.read")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """The oldest text that waits for this reader; and, sent, their word on it."""
    reader, rows = reader_of(request), judging.waiting(reader_of(request))
    if not judging.may(reader):
        raise PermissionDenied
    form = JudgeForm(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            judging.judge(reader, get_object_or_404(rows, pk=form.cleaned_data["case"]), form.cleaned_data["label"])
            messages.success(request, _("Your answer was saved."))
        except RefusedError as refused:
            messages.error(request, said(refused.refusal.text))
        return redirect("offer_queue")
    context = {"left": rows.count(), "agreed": judging.agreed()}
    if (dossier := rows.first()) is not None:
        note_read(reader, dossier)
        text = judging.words_of(dossier)
        sheet = presentation.sheet(text, tools().screen(text), get_language() or "en")
        context |= {"sheet": sheet, "form": form or JudgeForm(initial={"case": dossier.pk})}
    return render(request, "offers/queue.html", context, status=422 if form else 200)
