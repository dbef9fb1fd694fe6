"""Many workers against one employer: what is owed in all, and one paper for those who want to claim it together."""

from __future__ import annotations

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from njia.disputes.group import Member, fits
from njiasite.checks.views import private
from njiasite.config import clock
from njiasite.disputes import cases, files, presentation
from njiasite.disputes.paperforms import GroupPaperForm
from njiasite.disputes.views.case import ours_of
from njiasite.dossiers import boards as lists
from njiasite.dossiers import selectors as dossiers
from njiasite.dossiers import stages
from njiasite.dossiers.models import Dossier
from njiasite.dossiers.views.common import note_read, reader_of
from njiasite.identities.access import Reader, permission

_MOST = 100  # cases on the page of an employer
Listed = list[tuple[Dossier, str, cases.Stands]]


@private
@permission("dossier.read")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def employer(request: HttpRequest, number: str) -> HttpResponse:
    """Every open dispute with one employer that this reader may see; sent, a paper of those who were chosen."""
    if not (found := _listed(reader_of(request), employer=number)):
        raise Http404
    return _shown(request, found, number)


@private
@permission("dossier.read")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def together(request: HttpRequest) -> HttpResponse:
    """The same for the disputes whose numbers are given: most employers have no account to tie them to."""
    numbers = [one.upper() for one in request.GET.get("numbers", "").replace(",", " ").split()]
    found = _listed(reader_of(request), number__in=numbers) if numbers else []
    return _shown(request, found, "", " ".join(numbers))


def _shown(request: HttpRequest, found: Listed, number: str, asked: str = "") -> HttpResponse:
    form = _form(request, found)
    if form is not None and form.is_valid():
        return _paper(request, form, found)
    context: dict[str, Any] = {"number": number, "asked": asked, "group": form, **presentation.many(found)}
    ours = [one for one in found if ours_of(one[0], reader_of(request).role)]
    context["apart"] = presentation.apart(ours) if len(ours) > 1 else []
    here = {dossier.number for dossier, _, _ in found}
    context |= {"missing": [one for one in asked.split() if one not in here], "alone": len(ours) == len(found) == 1}
    context["cut"] = len(found) == _MOST
    context["problems"] = presentation.problems([form]) if form else []
    return render(request, "disputes/employer.html", context, status=422 if request.method == "POST" else 200)


def _listed(reader: Reader, **which: Any) -> Listed:
    """The cases, each with its stage and its sums. That each was read is recorded."""
    rows = dossiers.visible(reader).filter(stages.ended(reader.role, closed=False), procedure=cases.PROCEDURE, **which)
    found = []
    chosen = list(rows.select_related("standing").order_by("opened_at")[:_MOST])
    for line in lists.lines(chosen, reader.role):
        note_read(reader, line.dossier)
        found.append((line.dossier, line.stage, cases.stands(line.dossier, clock.now().date())))
    return found


def _form(request: HttpRequest, found: Listed) -> GroupPaperForm | None:
    """For the workers' side alone, and of those of whom it says everything: a soldier has no place on it."""
    role = reader_of(request).role
    members = [
        (dossier, stands)
        for dossier, _, stands in found
        if ours_of(dossier, role) and stands.sheet is not None and fits(stands.contract, stands.sheet)
    ]
    if len(members) < 2:
        return None
    people = []
    for dossier, stands in members:
        named = cases.names_in(dossier)
        shown = (named.get("person"), dossier.number, named.get("employer_name"), presentation.owed(stands))
        people.append((str(dossier.pk), ", ".join(filter(None, shown)), named.get("person", dossier.number)))
    return GroupPaperForm(request.POST or None, people, language=get_language() or "en")


def _paper(request: HttpRequest, form: GroupPaperForm, found: Listed) -> HttpResponse:
    told = form.cleaned_data
    sheets = {str(dossier.pk): stands.sheet for dossier, _, stands in found}
    members = [Member(form.name_of(id_), sheet) for id_ in told["members"] if (sheet := sheets[id_])]
    return files.of_group(members, told["paper"], form.shared(), cast(Any, told["language"]), files.wanted(request))
