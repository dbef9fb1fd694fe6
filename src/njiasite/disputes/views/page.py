"""The page /dispute: what am I owed, until when can I claim it, and by which way. No account, nothing kept."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from njiasite.checks.views import private
from njiasite.config import clock
from njiasite.disputes import files, presentation, services
from njiasite.disputes.forms import TICKS, DisputeForm, Extras, Months
from njiasite.disputes.paperforms import PaperForm
from njiasite.identities.roster import words as said

_MORE = 3  # rows that the button adds


@private
@require_http_methods(["GET", "HEAD", "POST"])
def dispute(request: HttpRequest) -> HttpResponse:
    """The form; and, sent, the answer above it."""
    if request.method != "POST":
        return _shown(request, DisputeForm(), Months(prefix="month"), Extras(prefix="extra"))
    if "more" in request.POST:
        return _with_more_rows(request)
    form, months, extras = _filled(request)
    if not all([form.is_valid(), months.is_valid(), extras.is_valid()]) or not _whole(form, extras):
        return _shown(request, form, months, extras, status=422)
    try:
        found = services.answer(form.cleaned_data, months.cleaned_data, extras.cleaned_data, clock.now().date())
    except services.NotCountedError as error:
        form.add_error(
            None, said(error.text) if error.text else _("A day or a sum here cannot be right. Look at them again.")
        )
        return _shown(request, form, months, extras, status=422)
    if found is None:
        form.add_error(None, _("Tell us one sum that was not paid, or the day you were dismissed."))
        return _shown(request, form, months, extras, status=422)
    if "as" in request.POST and found.sheet is not None:
        return _paper(request, form, months, extras, found)
    return _shown(request, form, months, extras, answer=found)


def _paper(request: HttpRequest, form: DisputeForm, months: Any, extras: Any, found: services.Answer) -> HttpResponse:
    """The paper that was asked for, made from what stands in the form."""
    if (wait := ratelimit.consume_or_429(request, action="dispute")) is not None:
        return wait
    paper = PaperForm(request.POST)
    if not paper.is_valid() or found.sheet is None:
        return _shown(request, form, months, extras, answer=found, paper=paper, status=422)
    about = paper.particulars(demanded=found.told.answer != "not_asked")
    return files.paper(found.sheet, paper.cleaned_data["paper"], about, found.contract, files.wanted(request))


def _filled(request: HttpRequest) -> tuple[DisputeForm, Any, Any]:
    return DisputeForm(request.POST), Months(request.POST, prefix="month"), Extras(request.POST, prefix="extra")


def _with_more_rows(request: HttpRequest) -> HttpResponse:
    """The same form with more rows, whatever stands in it now."""
    data = request.POST.copy()
    rows = data.get("month-TOTAL_FORMS", "")
    data["month-TOTAL_FORMS"] = str(min(int(rows) if rows.isascii() and rows.isdigit() else 0, 21) + _MORE)
    form, months, extras = DisputeForm(data), Months(data, prefix="month"), Extras(data, prefix="extra")
    return _shown(request, form, months, extras, quiet=True)


def _whole(form: DisputeForm, extras: Any) -> bool:
    """Extra hours need the pay that they are counted from, and its day."""
    if any(row.get("day") for row in extras.cleaned_data):
        for name in ("pay", "extra_due"):
            if not form.cleaned_data.get(name):
                form.add_error(name, _("This is needed too, to count it."))
    return form.is_valid()


def _shown(
    request: HttpRequest,
    form: DisputeForm,
    months: Any,
    extras: Any,
    *,
    answer: services.Answer | None = None,
    paper: PaperForm | None = None,
    status: int = 200,
    quiet: bool = False,
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "months": months,
        "extras": extras,
        "ticks": [form[name] for name in TICKS],
        "problems": [] if quiet else presentation.problems([form, *months, *extras, *([paper] if paper else [])]),
        "paper": paper or PaperForm(request.POST if answer else None),
    }
    if answer is not None:
        context["ways"] = [presentation.way(one) for one in answer.ways]
        context["military"] = answer.sheet is None
        context["sheet"] = presentation.sheet(answer.sheet, answer.told) if answer.sheet else None
    return render(request, "disputes/dispute.html", context, status=status)
