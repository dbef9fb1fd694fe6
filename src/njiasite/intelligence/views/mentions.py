"""The words of a case with what they name: a person accepts or leaves out each of them."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from njia.mentions.model import NAMED, Proposed
from njia.mentions.reports import reports_of
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.views.common import note_read, reader_of, visible
from njiasite.identities.access import permission
from njiasite.intelligence import mentions as kept
from njiasite.intelligence import words
from njiasite.intelligence.mentions import Chosen, Passage
from njiasite.intelligence.models import Mention

_LEFT_OUT, _TAKEN = "", "yes"


@permission("intelligence.judge")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def mentions(request: HttpRequest, dossier_id: UUID) -> HttpResponse:
    """The page; and, sent, what was accepted is kept."""
    reader, dossier = reader_of(request), visible(request, dossier_id)
    if dossier.procedure not in reports_of(dossier.corridor).read_from:
        raise Http404
    note_read(reader, dossier)
    found = kept.passages(dossier, reader.role)
    if request.method == "POST":
        chosen = [one for passage in found for one in _chosen(request, passage)]
        day = min((passage.day for passage in found), default=dossier.opened_at.date())
        made = kept.accept(
            dossier, chosen, day, actor=actor_of(reader), key=request.POST.get("key", "")[:40] or str(uuid4())
        )
        messages.success(
            request, _("Accepted: %(count)s. They are now held against all others.") % {"count": len(made)}
        )
        return redirect("case_mentions", dossier_id=dossier.id)
    accepted = list(Mention.objects.filter(report__dossier=dossier).select_related("report").order_by("field", "start"))
    context = {
        "dossier": dossier,
        "key": str(uuid4()),
        "said": [(id_, words.called(id_)) for id_ in reports_of(settings.CORRIDOR).said],
        "passages": [_shown(passage, {(one.field, one.start) for one in accepted}) for passage in found],
        "accepted": _accepted(accepted),
    }
    return render(request, "intelligence/mentions.html", context)


@permission("intelligence.judge")
@require_POST
def drop(request: HttpRequest, mention_id: UUID) -> HttpResponse:
    """Takes out what was accepted wrongly."""
    row = get_object_or_404(Mention.objects.select_related("report__dossier"), pk=mention_id)
    dossier = visible(request, row.report.dossier_id)
    kept.drop(row, actor=actor_of(reader_of(request)), key=f"drop:{row.id}")
    messages.success(request, _("It was taken out, with what was judged of it."))
    return redirect("case_mentions", dossier_id=dossier.id)


def _chosen(request: HttpRequest, passage: Passage) -> list[Chosen]:
    """What was ticked of one text; a thing stays with a name only where that name is accepted too."""
    taken = {}
    for number, one in enumerate(passage.found):
        answer = request.POST.get(_name(passage, one), _LEFT_OUT)
        known = answer in reports_of(settings.CORRIDOR).said if one.kind in NAMED else answer == _TAKEN
        if known:
            taken[number] = answer if one.kind in NAMED else ""
    names = {str(n): (passage.field, passage.found[n].start) for n in taken if passage.found[n].kind in NAMED}
    return [
        Chosen(
            passage.found[number], passage.field, said,
            names.get(request.POST.get(f"{_name(passage, passage.found[number])}|whose", "")),
        )
        for number, said in taken.items()
    ]  # fmt: skip


def _name(passage: Passage, one: Proposed) -> str:
    return f"{passage.field}|{one.start}|{one.kind}"


def _shown(passage: Passage, accepted: set[tuple[str, int]]) -> dict[str, Any]:
    names = [(str(n), one.written) for n, one in enumerate(passage.found) if one.kind in NAMED]
    return {
        "day": passage.day,
        "parts": _parts(passage),
        "names": names,
        "rows": [
            {
                "name": _name(passage, one), "number": number + 1, "written": one.written, "kind": words.kind(one.kind),
                "named": one.kind in NAMED, "owned": one.kind not in NAMED and one.kind != "place" and bool(names),
                "reason": words.reason(one.reason), "whose": "" if one.whose is None else str(one.whose),
                "done": (passage.field, one.start) in accepted,
            }
            for number, one in enumerate(passage.found)
        ],
    }  # fmt: skip


def _parts(passage: Passage) -> list[tuple[str, int]]:
    """The text in pieces, each with the number of its mention, 0 for none."""
    parts, at = [], 0
    for number, one in enumerate(passage.found, 1):
        parts += [(passage.text[at : one.start], 0), (passage.text[one.start : one.end], number)]
        at = one.end
    return [*parts, (passage.text[at:], 0)]


def _accepted(rows: list[Mention]) -> list[dict[str, Any]]:
    written = {row.pk: said["written"] for row, said in zip(rows, kept.opened(rows), strict=True)}
    return [
        {
            "id": row.pk,
            "written": written[row.pk] or "—",
            "kind": words.kind(row.kind),
            "said": words.called(row.said),
            "whose": written.get(row.whose_id, ""),
        }
        for row in rows
    ]
