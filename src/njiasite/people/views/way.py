"""«Which way is mine?» at /way: one question a page, without an account or JavaScript; the address tells nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from njia.pathways.choose import choose, next_question
from njia.pathways.moves import moves_from
from njiasite.config import clock
from njiasite.identities.access import public
from njiasite.identities.roster import words as said
from njiasite.people import presentation, told

ORIGIN = {"elsewhere": "gulf"}  # where somebody stands who is on none of our ways yet


@public
@require_safe
@never_cache
def begin(request: HttpRequest) -> HttpResponse:
    """The first page; what an earlier person on this phone answered is forgotten."""
    response = render(request, "people/way.html", {"pathways": _names()})
    told.forget(response)
    return response


@public
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def question(request: HttpRequest, place: int) -> HttpResponse:
    """One question; its answer leads to the next one. A place that is not reached yet leads back to the start."""
    answers = told.answers(request)
    asked = told.question_at(answers, place)
    if asked is None:
        return redirect("way")
    if request.method == "POST":
        answer = request.POST.get("answer", "")
        if answer in asked.options:
            now = {**dict(list(answers.items())[: place - 1]), asked.id: answer}
            left = next_question(told.ways(), now)
            response = redirect("way_question", place + 1) if left else redirect("way_mine")
            told.keep(response, now)
            return response
    context = {
        "place": place,
        "question": asked.id,
        "ask": said(asked.ask),
        "help": said(asked.help) if asked.help else "",
        "options": [{"id": one.id, "name": said(one.name)} for one in asked.options.values()],
        "chosen": answers.get(asked.id, ""),
        "wrong": request.method == "POST",
    }
    return render(request, "people/question.html", context, status=422 if request.method == "POST" else 200)


@public
@require_safe
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Where the answers lead: a pathway with everything that belongs to it, or the words why none fits."""
    ways, answers = told.ways(), told.answers(request)
    if not answers or next_question(ways, answers) is not None:
        return redirect("way")
    choice = choose(ways, answers)
    context: dict[str, Any] = {
        "warnings": presentation.warnings(choice.warnings),
        "none": said(choice.none) if choice.none else "",
        "last": len(answers),
        "answered": True,
    }
    if choice.pathway:
        begins = _day(request)
        context |= {"way": presentation.pathway(ways, choice.pathway, begins), "begins": begins}
        origin = ORIGIN.get(answers["where"])
        coming = [one for one in moves_from(ways, origin or "") if one.to == choice.pathway.id]
        context["coming"] = [presentation.move(ways, one) for one in coming]
    return render(request, "people/pathway.html", context)


@public
@require_safe
@never_cache
def pathway(request: HttpRequest, pathway: str) -> HttpResponse:
    """One pathway, for whoever knows which."""
    return render(request, "people/pathway.html", _shown(request, pathway))


@public
@require_safe
@never_cache
def printed(request: HttpRequest, pathway: str) -> HttpResponse:
    """The same for paper: all of it open, nothing to press."""
    return render(request, "people/pathway_print.html", _shown(request, pathway))


def _shown(request: HttpRequest, id_: str) -> dict[str, Any]:
    ways = told.ways()
    found = ways.pathways.get(id_)
    if found is None:
        raise Http404
    begins = _day(request)
    warned = (ways.warnings[name].finding for name in found.warnings)
    return {
        "way": presentation.pathway(ways, found, begins),
        "warnings": presentation.warnings(warned),
        "begins": begins,
    }


def _names() -> list[dict[str, str]]:
    return [{"id": one.id, "name": said(one.name)} for one in told.ways().pathways.values()]


def _day(request: HttpRequest) -> date:
    """The day on which somebody begins, as the address says, else today."""
    first, last = told.days()
    try:
        day = date.fromisoformat(request.GET.get("from", ""))
    except ValueError:
        return clock.now().date()
    return min(max(day, first), last)
