"""Pairs that may be one, side by side, those whose answer would change most first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from njia.linking.judgements import Conflict, JudgementError, pair_of
from njiasite.dossiers import selectors as dossiers
from njiasite.dossiers.acting import actor_of
from njiasite.dossiers.views.common import PAGE, note_list, reader_of
from njiasite.identities.access import Reader, permission
from njiasite.identities.selectors import codes_of
from njiasite.intelligence import judging, selectors, words
from njiasite.intelligence.forms import JudgeForm
from njiasite.intelligence.mentions import also, opened
from njiasite.intelligence.models import Candidate, Judgement, Mention
from njiasite.intelligence.picture import Picture, picture


@permission("intelligence.judge")
@require_safe
@never_cache
def queue(request: HttpRequest) -> HttpResponse:
    """The open pairs, and the judgements that contradict one another."""
    reader = reader_of(request)
    inside = selectors.compartments(reader)
    now = picture(inside)
    page = Paginator(judging.queue(now, inside), PAGE).get_page(request.GET.get("page"))
    note_list(reader, "review", pairs=len(page))
    wanted = {one for row in page for one in (row.a_id, row.b_id)}
    conflicts = now.entities.conflicts
    names = _names({*map(str, wanted), *(one for conflict in conflicts for one in conflict.path)})
    mentions = Mention.objects.select_related("report").in_bulk(wanted)
    pulls = judging.pull_into_a_ring([(mentions[row.a_id], mentions[row.b_id]) for row in page])
    waits, me = judging.waiting_for_second(), str(reader.account.pk) if reader.account else ""
    rows = [
        {
            "row": row, "a": names.get(str(row.a_id), "—"), "b": names.get(str(row.b_id), "—"),
            "share": round(row.probability * 100), "second": waits.get(pair_of(str(row.a_id), str(row.b_id)), ""),
            "why": _for(row.steps)[:2], "days": sorted({now.seen[str(one)].day for one in (row.a_id, row.b_id)}),
            "pulls": pulling,
        }
        for row, pulling in zip(page, pulls, strict=True)
    ]  # fmt: skip
    context = {
        "page": page, "rows": rows, "me": me,
        "conflicts": [_conflict(one, now, names) for one in conflicts],
    }  # fmt: skip
    return render(request, "intelligence/queue.html", context)


def _conflict(found: Conflict, now: Picture, names: Mapping[str, str]) -> list[dict[str, Any]]:
    """The judgements that contradict one another, each with the way to its pair: who is called the same, who not."""
    said = dict(JudgeForm.base_fields["answer"].choices)
    pairs = [(pair, "same") for pair in zip(found.path, found.path[1:], strict=False)] + [(found.pair, "different")]
    return [
        {"ids": pair, "who": [(names.get(one, "—"), now.seen[one].day) for one in pair], "said": said[answer]}
        for pair, answer in pairs
    ]


@permission("intelligence.judge")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def pair(request: HttpRequest, a: UUID, b: UUID) -> HttpResponse:
    """The two side by side; and, sent, what somebody says of them."""
    reader = reader_of(request)
    rows = [_mention(reader, one) for one in (a, b)]
    form = JudgeForm(request.POST if request.method == "POST" else None, initial={"key": uuid4()})
    note_list(reader, "review", mentions=[str(row.pk) for row in rows])
    if form.is_valid():
        given = form.cleaned_data
        try:
            made = judging.judge(
                *rows, given["answer"], given["evidence"], actor=actor_of(reader), key=str(given["key"])
            )
        except JudgementError:
            form.add_error(
                "evidence", _("A shared phone alone is not enough: people share phones. Say what else shows it.")
            )
        else:
            waits = made.second and pair_of(str(a), str(b)) in judging.waiting_for_second()
            messages.success(request, _WAITS() if waits else _("It is recorded."))
            return redirect("review")
    return render(request, "intelligence/pair.html", _pair(reader, rows, form), status=422 if form.errors else 200)


@permission("intelligence.judge")
@require_POST
def take_back(request: HttpRequest, judgement_id: UUID) -> HttpResponse:
    """Undoes a judgement: a new row, and nothing is lost."""
    reader = reader_of(request)
    row = get_object_or_404(Judgement.objects.select_related("a__report", "b__report"), pk=judgement_id)
    for one in (row.a_id, row.b_id):
        _mention(reader, one)
    try:
        judging.take_back(row, actor=actor_of(reader), key=f"back:{row.id}")
        messages.success(request, _("It was taken back."))
    except JudgementError:
        messages.error(request, _("This was taken back before."))
    return redirect("review_pair", a=row.a_id, b=row.b_id)


def _WAITS() -> str:  # noqa: N802 - a text that must be looked up in the language of the request
    return _("It is recorded. It pulls somebody into a ring, so a second person must say the same before it counts.")


def _for(steps: list[list[Any]]) -> list[str]:
    """What speaks for a pair, the strongest first."""
    strongest = sorted(steps, key=lambda one: -one[2])
    return [words.step(what, level) for what, level, weight in strongest if weight > 0]


def _mention(reader: Reader, id_: UUID) -> Mention:
    found = selectors.mentions(reader).filter(pk=id_).exclude(index="").first()
    if found is None or found.kind not in ("person", "organisation"):
        raise Http404
    return found


def _pair(reader: Reader, rows: list[Mention], form: JudgeForm) -> dict[str, Any]:
    now = picture(selectors.compartments(reader))
    ids = pair_of(*(str(row.pk) for row in rows))
    candidate = Candidate.objects.filter(a=ids[0], b=ids[1]).first()
    said = Judgement.objects.filter(a__in=rows, b__in=rows).order_by("-seq")
    undone = {row.undoes for row in said}
    codes = codes_of(str(row.by) for row in said)
    entities = [now.entity(str(row.pk)) for row in rows]
    return {
        "form": form,
        "sides": [_side(reader, row) for row in rows],
        "steps": [
            {"text": words.step(what, level), "for": weight > 0, "weight": f"{weight:+.1f}"}
            for what, level, weight in sorted(candidate.steps if candidate else [], key=lambda one: -abs(one[2]))
        ],
        "held": bool(candidate and candidate.held),
        "share": round(candidate.probability * 100) if candidate else None,
        "pulls": judging.pull_into_a_ring([(rows[0], rows[1])])[0],
        "one": entities[0] == entities[1],
        "said": [
            {
                "row": row, "by": codes.get(str(row.by), "—"), "may_undo": row.undoes is None and row.id not in undone,
                "answer": dict(JudgeForm.base_fields["answer"].choices).get(row.answer, row.answer),
                "undone": row.id in undone,
            }
            for row in said
        ],
    }  # fmt: skip


def _side(reader: Reader, row: Mention) -> dict[str, Any]:
    things = list(row.things.select_related("report").order_by("kind"))
    written = opened([row, *things])
    mine = dossiers.visible(reader).filter(pk=row.report.dossier_id).exists()
    return {
        "name": written[0]["written"] or "—", "also": ", ".join(also(written[0])), "kind": words.kind(row.kind),
        "said": words.called(row.said), "day": row.report.day, "dossier": row.report.dossier if mine else None,
        "things": [(words.kind(one.kind), said["written"]) for one, said in zip(things, written[1:], strict=True)],
    }  # fmt: skip


def _names(ids: set[str]) -> dict[str, str]:
    rows = list(Mention.objects.filter(pk__in=ids).select_related("report"))
    return {str(row.pk): said["written"] or "—" for row, said in zip(rows, opened(rows), strict=True)}
