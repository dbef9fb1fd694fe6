"""The boards of officers and supervisors, the handing over of a desk, and the calendar feed."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from njiasite.config import clock
from njiasite.desks import boards, feeds, handing
from njiasite.desks.forms import HandoverForm
from njiasite.dossiers import boards as lists
from njiasite.dossiers import presentation
from njiasite.dossiers.views.common import PAGE, reader_of
from njiasite.identities.access import Reader, permission, public
from njiasite.identities.roster import roster
from njiasite.identities.roster import words as said
from njiasite.identities.selectors import codes_of


@permission(boards.PERMISSION)
@require_safe
@never_cache
def board(request: HttpRequest) -> HttpResponse:
    """Red, amber and green: one's own cases, by place, by officer; and the cases behind a figure."""
    reader, now = reader_of(request), clock.now()
    found = boards.board(reader, now)
    asked = {name: request.GET.get(name, "") for name in ("place", "officer", "when")}
    if asked["officer"] == "me" and reader.account:
        asked["officer"] = str(reader.account.pk)
    chosen = boards.behind(reader, **asked, now=now)
    pages = Paginator(chosen, PAGE)
    if not any(asked.values()):
        pages.count = found.whole.all  # counted once is enough
    page = pages.get_page(request.GET.get("page"))
    codes = codes_of(str(one) for one in found.officers if one)
    mine = found.officers.get(reader.account.pk if reader.account else None)
    context = {
        "whole": found.whole,
        "mine": mine if reader.account else None,
        "by_place": [{"id": id_, "name": _place(id_), "figures": f} for id_, f in sorted(found.places.items())],
        "officers": _officers(found.officers, codes),
        "page": page,
        "rows": [_row(line, now) for line in lists.lines((charge.dossier for charge in page), reader.role)],
        "asked": any(asked.values()),
        "may_hand_over": reader.may("case.hand_over"),
    }
    return render(request, "desks/board.html", context)


def _officers(found: dict[UUID | None, boards.Figures], codes: dict[str, str]) -> list[dict[str, Any]]:
    """Nobody first, then whoever has most that is late."""
    ordered = sorted(found.items(), key=lambda one: (one[0] is not None, -one[1].late, -one[1].soon, str(one[0])))
    return [
        {"id": id_ or "nobody", "name": codes.get(str(id_), "—") if id_ else _("Nobody"), "figures": figures}
        for id_, figures in ordered
    ]


def _place(place: str) -> str:
    body = roster().bodies.get(place)
    return said(body.name) if body else place


def _row(line: lists.Line, now: Any) -> dict[str, Any]:
    tone, word = presentation.tone_of(line.due_at, now)
    return {"line": line, "tone": {"stop": "late", "fix": "soon"}.get(tone, ""), "word": word}


@permission("case.hand_over")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def handover(request: HttpRequest) -> HttpResponse:
    """All open cases of one officer go to another; and how far that has come."""
    reader = reader_of(request)
    form = HandoverForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        handing.begin(giver=form.cleaned_data["giver"], taker=form.cleaned_data["taker"], by=reader)
        messages.success(request, _("The cases are handed over, one by one. It takes a few minutes."))
        return redirect("handover")
    last = handing.last_of(reader.account.pk) if reader.account else []
    codes = codes_of(str(id_) for one in last for id_ in (one.giver_id, one.taker_id))
    rows = [{"one": one, "giver": codes[str(one.giver_id)], "taker": codes[str(one.taker_id)]} for one in last]
    return render(request, "desks/handover.html", {"form": form, "rows": rows}, status=422 if form.errors else 200)


@permission(boards.PERMISSION)
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def feed(request: HttpRequest) -> HttpResponse:
    """Makes the secret address of one's deadlines, shows it once, and ends it."""
    reader: Reader = reader_of(request)
    token = ""
    if request.method == "POST" and "end" in request.POST:
        feeds.end(reader)
    elif request.method == "POST":
        token = feeds.make(reader)
    address = settings.SITE_ADDRESS + reverse("feed_ics", args=[token]) if token else ""
    return render(request, "desks/feed.html", {"address": address, "running": feeds.running(reader)})


@public
@require_safe
@never_cache
def ics(request: HttpRequest, token: str) -> HttpResponse:
    """The deadlines of whoever made this address, while it works."""
    reader = feeds.opened(token)
    if reader is None:
        raise Http404
    return HttpResponse(feeds.calendar(reader), content_type="text/calendar; charset=utf-8")
