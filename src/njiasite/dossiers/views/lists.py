"""The inbox, the list of cases, and both as CSV."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from njiasite.config import clock
from njiasite.dossiers import boards, csvs, links, presentation, selectors
from njiasite.dossiers.views.common import PAGE, note_list, reader_of
from njiasite.identities.access import Reader, permission
from njiasite.identities.roster import words as said


@permission("inbox.read")
@require_safe
@never_cache
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits for the role worked in; late first."""
    board = boards.waiting(reader_of(request))
    return render(request, "dossiers/inbox.html", _page(request, board))


@permission("dossier.read")
@require_safe
@never_cache
def cases(request: HttpRequest) -> HttpResponse:
    """All cases that the reader may see: for a person their own, one by one; for others a list."""
    reader = reader_of(request)
    context = _page(request, boards.cases(reader))
    if not presentation.is_personal(reader):
        return render(request, "dossiers/cases.html", context)
    waiting = selectors.waiting_for(reader.role, [row["line"].dossier.pk for row in context["rows"]])
    for row in context["rows"]:
        row["waits"] = row["line"].dossier.pk in waiting
    return render(request, "dossiers/mine.html", context)


@permission("inbox.read")
@require_safe
@never_cache
def inbox_csv(request: HttpRequest) -> StreamingHttpResponse:
    """What waits, as a file. That it was taken is recorded."""
    return _csv(request, boards.waiting(reader_of(request)), "inbox")


@permission("dossier.read")
@require_safe
@never_cache
def cases_csv(request: HttpRequest) -> StreamingHttpResponse:
    """The cases, as a file. That it was taken is recorded."""
    return _csv(request, boards.cases(reader_of(request)), "cases")


def _page(request: HttpRequest, board: boards.Board) -> dict[str, Any]:
    now, reader = clock.now(), reader_of(request)
    filters = _filters(request, board)
    figures = board.figures(filters, now)
    paginator = Paginator(board.narrowed(filters, now), PAGE)
    if "due" not in filters.chosen:
        paginator.__dict__["count"] = figures.all  # counted already
    page = paginator.get_page(request.GET.get("page"))
    return {
        "page": page,
        "rows": [_row(line, now) for line in board.lines(page)],
        "figures": figures,
        "tells_due": board.tells_due,
        "tells_changed": bool(board.dated),
        "filters": filters,
        "sort": filters.sort if filters.sort in board.orders else next(iter(board.orders)),
        "kept": "&" + request.GET.urlencode() if request.GET else "",
        "may_open": _may_open(reader),
        "may_search": reader.may("dossier.search"),
    }


def _filters(request: HttpRequest, board: boards.Board) -> boards.Filters:
    return boards.Filters(request.GET, reader_of(request).role, standing=board.closed, due=board.tells_due)


def _row(line: boards.Line, now: datetime) -> dict[str, Any]:
    tone, word = presentation.tone_of(None if line.closed else line.due_at, now)
    return {"line": line, "tone": {"stop": "late", "fix": "soon"}.get(tone, ""), "word": word}


def _may_open(reader: Reader) -> list[dict[str, str]]:
    return [{"link": links.way_in(p.id, spec.id), "name": said(spec.doing)} for p, spec in selectors.openings(reader)]


def _csv(request: HttpRequest, board: boards.Board, name: str) -> StreamingHttpResponse:
    filters = _filters(request, board)
    rows = board.narrowed(filters, clock.now())
    note_list(reader_of(request), "export", list=name, cases=rows.count(), **filters.chosen)
    return csvs.answer(name, board.lines(rows.iterator(chunk_size=500)))
