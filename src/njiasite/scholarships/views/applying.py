"""Applying without an account: a few questions at a time, saved when wanted, looked at once more, sent."""

from __future__ import annotations

from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from njiasite.dossiers import acting
from njiasite.dossiers.remarks import shown
from njiasite.dossiers.services import RefusedError
from njiasite.identities.access import Reader, public
from njiasite.identities.roster import words as said
from njiasite.scholarships import applying, codes, drafts, presentation
from njiasite.scholarships.asked import plan
from njiasite.scholarships.forms import PAGES, TITLES, ApplyForm
from njiasite.scholarships.models import Draft, Programme
from njiasite.scholarships.views.public import named

_ORDER = list(PAGES)


@public
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def apply(request: HttpRequest, reference: str) -> HttpResponse:
    """The questions; nothing is kept before it is saved or sent."""
    programme = named(reference)
    if not applying.is_open(programme):
        return render(request, "scholarships/closed.html", {"programme": presentation.line(programme)})
    if request.method != "POST":
        return page(request, programme, ApplyForm(programme, _ORDER[0]), _ORDER[0])
    here = request.POST.get("page", "")
    here = here if here in PAGES or "send" in request.POST or "back" in request.POST else _ORDER[0]
    form = ApplyForm(programme, here, request.POST)
    if "save" in request.POST:
        return _saved(request, programme, form)
    if "back" in request.POST:
        before = _ORDER[max(0, _ORDER.index(here) - 1)] if here else _ORDER[-1]
        form.is_valid()
        return page(request, programme, form.turned_to(programme, before), before)
    if not form.is_valid():
        return _mend(request, programme, form, here)
    if here:
        after = _ORDER[_ORDER.index(here) + 1] if here != _ORDER[-1] else ""
        return page(request, programme, form.turned_to(programme, after), after)
    return _sent(request, programme, form)


def page(request: HttpRequest, programme: Programme, form: ApplyForm, here: str, status: int = 200) -> HttpResponse:
    """A page of questions; after the last, all answers to look at once more, with what speaks against them."""
    context: dict[str, Any] = {"form": form, "programme": presentation.line(programme), "first": here == _ORDER[0]}
    if here:
        context |= {"title": TITLES[here], "number": _ORDER.index(here) + 1, "of": len(_ORDER)}
        return render(request, "scholarships/apply.html", context, status=status)
    told = form.told
    context |= {
        "rows": [row for names in PAGES.values() for row in presentation.answers(told, names)],
        "against": shown(applying.speaks_against(programme, told)),
        "warnings": presentation.warnings(),
        "papers": presentation.papers(programme),
    }
    return render(request, "scholarships/check.html", context, status=status)


def _mend(request: HttpRequest, programme: Programme, form: ApplyForm, here: str) -> HttpResponse:
    """The first page on which something is wrong, and what."""
    wrong = next((one for one, names in PAGES.items() if form.errors.keys() & set(names)), here or _ORDER[0])
    if wrong != here:
        data = form.data.copy()
        data["page"] = wrong
        form = ApplyForm(programme, wrong, data)
        form.is_valid()
    return page(request, programme, form, wrong, 422)


def _draft(form: ApplyForm) -> Draft | None:
    found = codes.opened(form.data.get("code", ""))
    return found.draft if found else None


def _saved(request: HttpRequest, programme: Programme, form: ApplyForm) -> HttpResponse:
    if (wait := ratelimit.consume_or_429(request, action="scholarship")) is not None:
        return wait
    draft, code = _draft(form), form.data.get("code", "")
    if draft is None:
        code = drafts.keep(programme, form.typed)
    else:
        drafts.keep_again(draft, form.typed)
    context = {"code": code, "programme": presentation.line(programme), "days": plan().draft_days}
    return render(request, "scholarships/saved.html", context)


def _sent(request: HttpRequest, programme: Programme, form: ApplyForm) -> HttpResponse:
    if (wait := ratelimit.consume_or_429(request, action="scholarship")) is not None:
        return wait
    reader: Reader = request.reader  # type: ignore[attr-defined]
    own = reader.account if reader.role == "jobseeker" else None
    actor = acting.actor_of(reader) if own else applying.APPLICANT
    try:
        case, code = applying.apply(
            programme, {**form.told, "language": get_language() or "en"}, key=form.cleaned_data["key"], actor=actor,
            subject=own.pk if own else None, draft=_draft(form),
        )  # fmt: skip
    except RefusedError as refused:
        form.add_error(None, said(refused.refusal.text))
        return page(request, programme, form, _ORDER[0], 422)
    context = {
        "code": code or form.data.get("code", ""),
        "number": case.number,
        "programme": presentation.line(programme),
        "papers": presentation.papers(programme),
    }
    return render(request, "scholarships/receipt.html", context)
